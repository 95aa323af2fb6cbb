"""Each phone asks every second and a half while a call lasts: what that costs."""

import pytest

from klar.actions.guiding import digits
from klar.crypto import keys
from tests.guiding.conftest import HELPER, REP, Call
from tests.listening import listening
from tests.routes.test_statements import FRAME


def statements(browser: object, address: str, **headers: str) -> list[str]:
    """Of the second time: the first compiles the queries."""
    browser.get(address, headers=headers)
    with listening(to_keys=True) as said:
        browser.get(address, headers=headers)
    return [text for text in said if text.split()[0].upper().strip(";") not in FRAME and "set_config" not in text]


def test_no_news_takes_two_statements_who_asks_and_what_is_new(call: Call) -> None:
    call.join()
    assert len(statements(call.rep, f"{REP}/nytt?v={call.row.shown}")) == 2
    assert len(statements(call.helper, f"{HELPER}/naa?v={call.row.seen}", **{"HX-Request": "true"})) == 2


def test_who_is_in_no_call_pays_nothing(call: Call) -> None:
    assert not [text for text in statements(call.rep, "/mer") if "guiding" in text]


def test_a_page_opened_again_is_not_written_again(call: Call) -> None:
    call.join()
    said = statements(call.rep, "/mer")
    assert len(said) == 2 and not [text for text in said if text.startswith(("UPDATE", "INSERT"))]


def test_with_another_key_the_database_gives_other_digits(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [digits(seed) for seed in "abcdef"]
    monkeypatch.setattr(keys, "derive", lambda _purpose: b"another", raising=False)
    assert [digits(seed) for seed in "abcdef"] != before and {len(one) for one in before} == {4}
