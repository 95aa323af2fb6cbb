"""The wizards Klar has, by the name that stands in the address."""

from klar.wizards import (
    call,
    consent,
    correction,
    deadline_change,
    deputy,
    emergency,
    event,
    event_change,
    help_wanted,
    label,
    meeting,
    new_case,
    new_task,
    note,
    participant,
    person,
    paper,
    share,
    status,
    task_changes,
)

WIZARDS = {
    wizard.name: wizard
    for wizard in (
        new_case.WIZARD,
        new_task.WIZARD,
        note.WIZARD,
        call.WIZARD,
        meeting.WIZARD,
        correction.WIZARD,
        label.WIZARD,
        event.WIZARD,
        event_change.WIZARD,
        deadline_change.WIZARD,
        status.WIZARD,
        help_wanted.WIZARD,
        share.WIZARD,
        person.WIZARD,
        consent.WIZARD,
        participant.WIZARD,
        deputy.WIZARD,
        emergency.WIZARD,
        paper.WIZARD,
        task_changes.LATER,
        task_changes.GIVE,
        task_changes.AGAIN,
        task_changes.SPLIT,
    )
}
