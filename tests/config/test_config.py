"""What is unsafe is refused, by the name of the variable and with what to do."""

import os
import shutil
from base64 import b64encode
from pathlib import Path

import pytest

from klar.config import SETTINGS, SettingError, read
from klar.installation import open_databases


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a master key as it should be."""
    put_key(tmp_path / "master.key", b64encode(os.urandom(32)))
    return tmp_path


def put_key(path: Path, text: bytes, mode: int = 0o600) -> None:
    path.touch(mode=0o600)
    path.write_bytes(text)
    path.chmod(mode)


def refused(home: Path, **environ: str) -> SettingError:
    with pytest.raises(SettingError) as found:
        read({"KLAR_DATA": str(home), **environ})
    return found.value


ISSUER = {"KLAR_OIDC_ISSUER": "https://login.example.no", "KLAR_OIDC_CLIENT_ID": "klar", "KLAR_OIDC_CLIENT_SECRET": "x", "KLAR_OIDC_LEVEL_HIGH": "high"}

MAIL = {"KLAR_SMTP_URL": "smtps://klar@mail.example.no", "KLAR_SMTP_PASSWORD": "x", "KLAR_SMTP_FROM": "klar@example.no"}
SMS = {"KLAR_SMS_URL": "https://kannel.example.no/cgi-bin/sendsms", "KLAR_SMS_USER": "klar", "KLAR_SMS_PASSWORD": "x", "KLAR_SMS_FROM": "Klar"}


def test_the_ways_out_are_read(home: Path) -> None:
    found = read({"KLAR_DATA": str(home), **MAIL, **SMS, "KLAR_PUSH_HOSTS": "push.example.no"})
    assert found.mail and (found.mail.tls, found.mail.host, found.mail.port, found.mail.user) == ("smtps", "mail.example.no", 465, "klar")
    assert found.sms and found.sms.url == SMS["KLAR_SMS_URL"] and found.push_hosts == ("push.example.no",)


def test_what_is_safe_is_read(home: Path) -> None:
    found = read({"KLAR_DATA": str(home), "KLAR_HOSTS": "klar.example.no, www.example.no", **ISSUER, "KLAR_HELP_PHONE": "+4799999999"})
    assert (found.database, found.key_database) == (home / "klar.db", home / "keys.db")
    assert found.hosts == ("klar.example.no", "www.example.no") and found.https and not found.demo
    assert found.brokers[0].issuer == ISSUER["KLAR_OIDC_ISSUER"] and len(found.master_key) == 32


UNSAFE = [
    ("KLAR_HOSTS", {"KLAR_HOSTS": "*"}),
    ("KLAR_HOSTS", {"KLAR_HOSTS": "klar.example.no,*"}),
    ("KLAR_INSECURE_HTTP", {"KLAR_INSECURE_HTTP": "1", "KLAR_HOSTS": "klar.example.no"}),
    ("KLAR_DEMO", {"KLAR_DEMO": "1", "KLAR_HOSTS": "klar.example.no"}),
    ("KLAR_DEMO", {"KLAR_DEMO": "1", **ISSUER}),
    ("KLAR_OIDC_ISSUER", {**ISSUER, "KLAR_OIDC_ISSUER": "http://login.example.no"}),
    ("KLAR_OIDC_ISSUER", {**ISSUER, "KLAR_OIDC_ISSUER": "login.example.no"}),
    ("KLAR_OIDC_ISSUER", {**ISSUER, "KLAR_OIDC_ISSUER": "https://login.example.no; script-src *"}),
    ("KLAR_OIDC_ISSUER", {**ISSUER, "KLAR_OIDC_ISSUER": "http://login.example.no", "KLAR_INSECURE_HTTP": "1"}),
    ("KLAR_OIDC_CLIENT_ID", {**ISSUER, "KLAR_OIDC_CLIENT_ID": ""}),
    ("KLAR_OIDC_CLIENT_ID", {**ISSUER, "KLAR_OIDC_CLIENT_SECRET": " "}),
    ("KLAR_OIDC_LEVEL_HIGH", {**ISSUER, "KLAR_OIDC_LEVEL_HIGH": " , "}),
    ("KLAR_SMTP_URL", {**MAIL, "KLAR_SMTP_URL": "http://mail.example.no"}),
    ("KLAR_SMTP_URL", {**MAIL, "KLAR_SMTP_URL": "smtps://klar:hemmelig@mail.example.no"}),
    ("KLAR_SMTP_URL", {**MAIL, "KLAR_SMTP_URL": "smtps://"}),
    ("KLAR_SMTP_FROM", {**MAIL, "KLAR_SMTP_FROM": ""}),
    ("KLAR_SMTP_FROM", {**MAIL, "KLAR_SMTP_FROM": "klar@example.no, alle@example.no"}),
    ("KLAR_SMTP_PASSWORD", {**MAIL, "KLAR_SMTP_PASSWORD": ""}),
    ("KLAR_SMS_URL", {**SMS, "KLAR_SMS_URL": "http://kannel.example.no/cgi-bin/sendsms"}),
    ("KLAR_SMS_URL", {**SMS, "KLAR_SMS_URL": "https://klar:hemmelig@kannel.example.no/"}),
    ("KLAR_SMS_URL", {**SMS, "KLAR_SMS_URL": "file://sms.txt"}),
    ("KLAR_SMS_USER", {**SMS, "KLAR_SMS_FROM": ""}),
    ("KLAR_PUSH_HOSTS", {"KLAR_PUSH_HOSTS": "*"}),
    ("KLAR_PUSH_HOSTS", {"KLAR_PUSH_HOSTS": "*.com"}),
    ("KLAR_PUSH_HOSTS", {"KLAR_PUSH_HOSTS": "fcm.*.com"}),
    ("KLAR_PUSH_HOSTS", {"KLAR_PUSH_HOSTS": "localhost:8080"}),
    *(("KLAR_PRACTICE", {"KLAR_PRACTICE": address}) for address in (
        "http://ovelse.example.no", "http://127.0.0.1:5051", "ovelse.example.no", "https://", "https://a@b.example.no", "https://b.example.no/x",
        "https://b.example.no?x", "https://b.example.no#x", "javascript:alert(1)", "https://b.example.no\" x", "//b.example.no",
    )),
    ("KLAR_PRACTICE", {"KLAR_PRACTICE": "http://ovelse.example.no", "KLAR_INSECURE_HTTP": "1"}),
    ("KLAR_PRACTICE_HOME", {"KLAR_PRACTISING": "1"}),
    ("KLAR_PRACTICE_HOME", {"KLAR_PRACTISING": "1", "KLAR_PRACTICE_HOME": "http://klar.example.no"}),
    *(("KLAR_PRACTISING", {"KLAR_PRACTISING": "1", "KLAR_PRACTICE_HOME": "https://klar.example.no", **real}) for real in (
        ISSUER, MAIL, SMS, {"KLAR_DEMO": "1"}, {"KLAR_DATABASE": "postgresql://klar@/klar"}, {"KLAR_DATABASE": "/srv/klar/klar.db"},
        {"KLAR_KEY_DATABASE": "/srv/klar/keys.db"}, {"KLAR_PRACTICE": "https://ovelse.example.no"},
    )),
    ("KLAR_DATABSE", {"KLAR_DATABSE": "x"}),
    ("KLAR_DEBUG", {"KLAR_DEBUG": "1"}),
]


@pytest.mark.parametrize(("name", "environ"), UNSAFE)
def test_what_is_unsafe_is_refused_by_name(home: Path, name: str, environ: dict[str, str]) -> None:
    assert refused(home, **environ).name == name


@pytest.mark.parametrize("other", ["klar.db", "./klar.db", "under/../klar.db"])
def test_data_and_keys_in_one_file_are_refused(home: Path, other: str) -> None:
    found = refused(home, KLAR_DATABASE=str(home / "klar.db"), KLAR_KEY_DATABASE=f"{home}/{other}")
    assert found.name == "KLAR_KEY_DATABASE"


KEYS = {
    "missing": None,
    "empty": b"",
    "short": b64encode(b"0123456789abcdef"),
    "long": b64encode(os.urandom(33)),
    "not base64": b"ikke base64 i det hele tatt !!",
    "binary": b"\xff\xfe" * 16,
    "all the same": b64encode(bytes(32)),
    "a few bytes over and over": b64encode(b"secret12" * 4),
}


@pytest.mark.parametrize("kind", KEYS)
def test_a_bad_master_key_is_refused(tmp_path: Path, kind: str) -> None:
    if KEYS[kind] is not None:
        put_key(tmp_path / "master.key", KEYS[kind])
    assert refused(tmp_path).name == "KLAR_MASTER_KEY_FILE"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o602, 0o601, 0o777])
def test_a_key_others_can_touch_is_refused(tmp_path: Path, mode: int) -> None:
    put_key(tmp_path / "master.key", b64encode(os.urandom(32)), mode)
    found = refused(tmp_path)
    assert found.name == "KLAR_MASTER_KEY_FILE" and f"chmod 600 {tmp_path / 'master.key'}" in found.advice


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "master.key").mkdir(mode=0o700)
    assert refused(tmp_path).name == "KLAR_MASTER_KEY_FILE"


def test_every_refusal_says_what_to_do(home: Path) -> None:
    for name, environ in UNSAFE:
        error = refused(home, **environ)
        assert str(error).startswith(f"{name}: ") and len(error.advice.split()) >= 3 and error.advice.endswith(".")


def test_no_setting_is_without_a_meaning() -> None:
    assert all(setting.name.startswith("KLAR_") and setting.meaning for setting in SETTINGS)
    assert [setting.name for setting in SETTINGS if setting.secret] == ["KLAR_OIDC_CLIENT_SECRET", "KLAR_SMTP_PASSWORD", "KLAR_SMS_PASSWORD"]


def test_another_master_key_than_the_first_is_refused(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "other"))
    (folder / "master.key").write_bytes(b64encode(bytes(range(32))))
    with pytest.raises(SettingError, match="KLAR_MASTER_KEY_FILE"):
        open_databases(read({"KLAR_DATA": str(folder), "KLAR_DEMO": "1"}))
