"""E-mail and SMS: what goes over the line, to whom, and what a refusal leads to. Nothing of a case is in any of it."""

import json
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest

from klar.config import Mail, Sms
from klar.actions.told import choose
from klar.i18n import OFFERED, speaking
from klar.models.officer import Officer
from klar.notify.kinds import SENTENCES, SEVERAL, WHY
from tests.notify.conftest import MARKER, Rep
from tests.notify.services import MailServer, Outside, PushService

NEUTRAL = "Du har en frist i Klar som nærmer seg. Åpne Klar for å se den."


def test_a_letter_is_the_sentence_and_why_it_came(rep: Rep, mail: MailServer) -> None:
    rep.wants("email").case(1)
    assert rep.told() == 1
    letter = message_from_bytes(mail.got[0])
    assert letter.get_payload(decode=True).decode().split("\r\n")[::2] == [NEUTRAL, str(WHY)]
    assert (letter["To"], letter["From"], letter["Subject"]) == ("rep@example.no", "klar@example.no", "Klar")


def test_who_has_no_address_in_the_register_gives_one(rep: Rep, mail: MailServer) -> None:
    Officer.update(email="").where(Officer.id == rep.id).execute()
    choose(rep.id, ["deadline"], "email", daily=False, email="min@example.no")
    rep.case(1)
    assert rep.told() == 1 and message_from_bytes(mail.got[0])["To"] == "min@example.no"


@pytest.mark.parametrize(("answer", "state"), [(b"550 nobody\r\n", "dropped"), (b"451 later\r\n", "waiting")])
def test_a_mail_server_that_says_no(rep: Rep, mail: MailServer, answer: bytes, state: str) -> None:
    rep.wants("email").case(1)
    mail.refuses = answer
    assert rep.told() == 0 and rep.state() == [state]


@pytest.mark.parametrize("address", ["a@example.no\nBcc: b@example.no", "a@example.no, b@example.no", ""])
def test_an_address_with_more_in_it_is_not_written_to(rep: Rep, mail: MailServer, address: str) -> None:
    Officer.update(email=address).where(Officer.id == rep.id).execute()
    rep.wants("email").case(1)
    assert rep.told() == 0 and rep.state() == ["dropped"] and mail.got == []


def test_a_mail_server_that_is_not_there_is_tried_again(rep: Rep) -> None:
    rep.wants("email").case(1)
    rep.settings = replace(rep.settings, mail=Mail("smtp", "127.0.0.1", 9, "", "", "klar@example.no"))
    assert rep.told() == 0 and rep.state() == ["waiting"]


def test_kannel_is_asked_with_the_number_in_a_header(rep: Rep, kannel: Outside) -> None:
    rep.wants("sms").case(1)
    assert rep.told() == 1
    headers, body = kannel.got[0]
    assert body.decode() == NEUTRAL and headers["content-type"] == "text/plain; charset=UTF-8"
    assert [headers[f"x-kannel-{name}"] for name in ("to", "from", "username", "password")] == ["+4700000001", "Klar", "klar", "hemmelig"]


@pytest.mark.parametrize("code", [403, 503])
def test_kannel_that_says_no_is_asked_again(rep: Rep, kannel: Outside, code: int) -> None:
    rep.wants("sms").case(1)
    kannel.answers = [(code, {})]
    assert rep.told() == 0 and rep.state() == ["waiting"]


def test_a_file_for_trying_things_out(rep: Rep, tmp_path: Path) -> None:
    file = tmp_path / "sms.ndjson"
    rep.settings = replace(rep.settings, sms=Sms(f"file://{file}", "", "", ""))
    rep.wants("sms").case(1)
    assert rep.told() == 1 and json.loads(file.read_text()) == {"to": "+4700000001", "text": NEUTRAL} and file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_a_way_the_operator_has_taken_away_is_not_waited_for(rep: Rep, channel: str) -> None:
    rep.settings = replace(rep.settings, sms=None, mail=None)
    rep.wants(channel).case(1)
    assert rep.told() == 0 and rep.state() == ["dropped"]


def test_nothing_of_a_case_leaves_by_any_way(rep: Rep, push: PushService, mail: MailServer, kannel: Outside) -> None:
    rep.listens(push)
    for left, channel in enumerate(("push", "email", "sms")):
        rep.wants(channel).case([0, 1, 7][left])
        rep.told()
    went = [json.dumps(push.opened()).encode(), str(push.got).encode(), *mail.got, *(str(one).encode() for one in kannel.got)]
    assert len(went) == 4 and not any(word.encode() in text for text in went for word in (*MARKER.split(), "ppsigelse", "/saker"))


@pytest.mark.parametrize("language", OFFERED)
def test_every_sentence_fits_in_one_sms(language: str) -> None:
    with speaking(language):
        assert all(len(str(text)) <= 160 for text in (*SENTENCES.values(), SEVERAL))
