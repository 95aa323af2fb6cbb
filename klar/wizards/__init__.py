"""The wizards Klar has, by the name that stands in the address."""

from klar.wizards import deputy, emergency, event, help_wanted, new_case, new_task, note, share, status

WIZARDS = {
    wizard.name: wizard
    for wizard in (
        new_case.WIZARD,
        new_task.WIZARD,
        note.WIZARD,
        event.WIZARD,
        status.WIZARD,
        help_wanted.WIZARD,
        share.WIZARD,
        deputy.WIZARD,
        emergency.WIZARD,
    )
}
