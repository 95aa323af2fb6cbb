"""The file of providers: what is unsafe or missing is refused, and no secret is said."""

from pathlib import Path

import pytest

from klar.config import SettingError
from klar.config.broker_file import brokers_in
from klar.config.brokers import read_brokers

RIGHT = """[bankid]
name = "BankID"
issuer = "https://login.example.no/"
client_id = "klar"
client_secret = "hemmelig-ord"
level_high = ["high"]
"""
WRONG = {
    "empty": "",
    "not TOML": RIGHT + "hemmelig-ord",
    "no tables": 'name = "BankID"',
    "a name of capitals": RIGHT.replace("[bankid]", "[BankID]"),
    "a name that is an address": RIGHT.replace("[bankid]", '["../x"]'),
    "a name with an underscore": RIGHT.replace("[bankid]", "[bank_id]"),
    "no secret": RIGHT.replace('client_secret = "hemmelig-ord"\n', ""),
    "an empty secret": RIGHT.replace("hemmelig-ord", " "),
    "something unknown": RIGHT + "x = 1\n",
    "high is no list": RIGHT.replace('["high"]', '"high"'),
    "nothing is high": RIGHT.replace('["high"]', "[]"),
    "anything is high": RIGHT.replace('["high"]', '[""]'),
    "a number for a name": RIGHT.replace('"BankID"', "7"),
    "http": RIGHT.replace("https:", "http:"),
    "a query": RIGHT.replace("no/", "no/?x=1"),
}


def settings(**changed: str) -> dict[str, str]:
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "LEVEL_HIGH", "FILE")
    return {**{f"KLAR_OIDC_{name}": "" for name in names}, **changed}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "brokers.toml"
    path.touch(mode=0o600)
    path.write_text(RIGHT)
    return path


def test_the_right_one_is_read(file: Path) -> None:
    (found,) = read_brokers(settings(KLAR_OIDC_FILE=str(file)), plain_http=False)
    assert (found.key, found.name, found.issuer, found.high) == ("bankid", "BankID", "https://login.example.no", ("high",))


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refused_without_saying_the_secret(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(SettingError, match="KLAR_OIDC_FILE") as found:
        read_brokers(settings(KLAR_OIDC_FILE=str(file)), plain_http=False)
    assert "hemmelig-ord" not in str(found.value)


def test_a_file_that_others_may_read_is_refused(file: Path) -> None:
    file.chmod(0o640)
    with pytest.raises(SettingError, match="chmod 600"):
        brokers_in(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="kan ikke lese"):
        brokers_in(tmp_path / "none")


def test_the_file_and_the_one_do_not_meet(file: Path) -> None:
    with pytest.raises(SettingError, match="Velg en av dem"):
        read_brokers(settings(KLAR_OIDC_FILE=str(file), KLAR_OIDC_ISSUER="https://login.example.no"), plain_http=False)
