"""A process that is ended at any point: what was told is not told again."""

import pytest

from klar.integrations.telling.faults import Unsure
from klar.notify import sending
from klar.notify.letter import claim
from klar.notify.reminding import remind
from tests.notify.conftest import Rep
from tests.notify.services import MailServer, Outside


class Killed(BaseException):
    """Nothing catches it, as nothing hears a SIGKILL."""


@pytest.fixture
def due(rep: Rep) -> Rep:
    rep.wants("sms").case(1)
    return rep


def killed_at(monkeypatch: pytest.MonkeyPatch, rep: Rep, where: str) -> None:
    def end(*_args: object, **_values: object) -> None:
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(sending, where, end) if where == "_settle" else patched.setitem(sending.WAYS, "sms", end)
        rep.told()


def test_between_claim_and_send_it_is_not_told_and_not_told_later(due: Rep, kannel: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_at(monkeypatch, due, "way")
    assert due.state() == ["claimed"]
    assert due.told() == 0 and kannel.got == []


def test_between_send_and_the_note_of_it_it_is_told_once(due: Rep, kannel: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_at(monkeypatch, due, "_settle")
    assert due.told() == 0 and len(kannel.got) == 1


def test_two_clocks_at_a_time_tell_once(due: Rep) -> None:
    remind()
    assert claim(due.id) is not None and claim(due.id) is None


def test_a_line_that_fell_after_it_was_handed_over_is_not_tried_again(rep: Rep, mail: MailServer) -> None:
    rep.wants("email").case(1)
    mail.falls = True
    assert (rep.told(), rep.told()) == (0, 0) and len(mail.got) == 1 and rep.state() == ["claimed"]


def test_one_who_is_not_reached_keeps_nobody_else_waiting(due: Rep, kannel: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Rep("X-annen", due.settings)
    other.wants("email").case(1)

    def fall(*_args: object) -> None:
        raise Unsure

    monkeypatch.setitem(sending.WAYS, "sms", fall)
    assert due.told() == 1 and other.state() == ["sent"]
