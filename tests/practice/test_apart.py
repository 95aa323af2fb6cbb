"""The real Klar and practice have nothing in common: not a folder, not a key, not a cookie, not a word about who comes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask

from klar import config, create_app
from klar.config import SettingError
from klar.db import db
from klar.practice_world import NotOurs, make_anew, surroundings
from klar.upkeep.practice import practice as look
from tests.cli.test_cli import run
from tests.conftest import Browser, World
from tests.engine import copied, only_sqlite
from tests.practice.conftest import HOME, SETTINGS, opened
from tests.routes.html import Page

PRACTICE = "https://ovelse.klar.example.no"


@pytest.fixture
def linked(made: Path, tmp_path: Path) -> Iterator[Browser]:
    """A rep in the real Klar, which knows where practice is."""
    folder = copied(made, tmp_path / "real")
    app = create_app(config.read({"KLAR_DATA": str(folder), "KLAR_DEMO": "1", "KLAR_PRACTICE": PRACTICE}))
    app.testing = True
    yield World(folder, app).sign_in("club_leader")
    db.close()


@only_sqlite
def test_one_row_leads_there_and_tells_only_the_language(linked: Browser) -> None:
    found = [tag.attrs["href"] for tag in Page(linked.get("/laer").text).named("a") if tag.attrs.get("href", "").startswith("http")]
    assert found == [f"{PRACTICE}/inn?sprak=nb"]
    assert linked.get("/laer").headers["Referrer-Policy"] == "no-referrer"


@only_sqlite
def test_nobody_comes_in_to_the_real_one_that_way(linked: Browser) -> None:
    assert linked.get("/inn").status_code == linked.get("/ovelser").status_code == 404
    assert linked.client.application.test_client().get("/inn").location == "/logg-inn"
    assert linked.post("/inn/videre", page="/mer").status_code == 404


def test_without_the_setting_there_is_no_row(world: World) -> None:
    assert "Øv deg" not in world.sign_in("club_leader").get("/laer").text


@pytest.mark.parametrize(("more", "name"), [({}, "klar-ovelse"), ({"KLAR_INSECURE_HTTP": ""}, "__Host-klar-ovelse")])
def test_the_cookie_has_a_name_of_its_own(more: dict[str, str], name: str, tmp_path: Path) -> None:
    """Cookies are a host's, whatever the port; two that are called the same would put each other out."""
    answer = opened(tmp_path / "o", **more).test_client().get("/inn", base_url=f"http{'s' if more else ''}://localhost")
    assert [said.split("=")[0] for said in answer.headers.getlist("Set-Cookie")] == [name] and "Domain" not in answer.headers["Set-Cookie"]


def test_signing_out_of_practice_leaves_the_other_cookies(practice: Flask) -> None:
    """Clear-Site-Data empties the cookies of the whole domain: practice may be on the real one's."""
    browser = Browser(practice.test_client())
    browser.get("/inn")
    answer = browser.post("/logg-ut", page="/mer")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"' and browser.get("/mer").status_code == 302


def test_the_way_home_is_the_settings_and_never_the_addresss(practice: Flask) -> None:
    browser = Browser(practice.test_client())
    browser.get("/inn?hjem=https://evil.example&next=https://evil.example")
    text = browser.get("/?hjem=https://evil.example").text
    assert f'href="{HOME}/"' in text and "evil" not in text


def test_nothing_of_the_real_ones_settings_goes_along(tmp_path: Path) -> None:
    real = {"KLAR_DATABASE": "postgresql://x@/klar", "KLAR_MASTER_KEY_FILE": "/etc/klar/master.key", "KLAR_SMTP_URL": "x", "KLAR_DATA": "/srv/klar", "KLAR_OIDC_CLIENT_SECRET": "x"}
    assert surroundings(tmp_path, real | SETTINGS) == SETTINGS | {"KLAR_DATA": str(tmp_path), "KLAR_PRACTISING": "1"}


def test_everything_is_new_each_time_and_the_old_key_is_gone(tmp_path: Path) -> None:
    Browser(opened(tmp_path / "o").test_client()).get("/inn")
    before = {path.name: path.read_bytes() for path in (tmp_path / "o").iterdir() if path.is_file()}
    app = opened(tmp_path / "o")
    assert (tmp_path / "o/master.key").read_bytes() != before["master.key"] and (tmp_path / "o").stat().st_mode & 0o777 == 0o700
    assert Browser(app.test_client()).get("/saker/1").status_code == 302 and db.execute_sql("SELECT count(*) FROM officer").fetchone() == (0,)


def test_a_folder_of_somebody_elses_is_never_emptied(tmp_path: Path) -> None:
    (tmp_path / "klar.db").write_text("real")
    with pytest.raises(NotOurs):
        make_anew(tmp_path, surroundings(tmp_path, SETTINGS))
    found = run("practice", "--folder", tmp_path, "--port", 1, **SETTINGS)
    assert found.exit_code == 2 and "blir ikke slettet" in found.output and (tmp_path / "klar.db").read_text() == "real"


def test_it_does_not_open_without_the_way_home(tmp_path: Path) -> None:
    found = run("practice", "--folder", tmp_path / "o", "--port", 1)
    assert found.exit_code == 2 and "KLAR_PRACTICE_HOME" in found.output


@pytest.mark.parametrize("more", [{}, {"KLAR_PRACTISING": "1", "KLAR_PRACTICE_HOME": HOME}])
def test_serve_and_jobs_refuse_what_is_practice(more: dict[str, str], tmp_path: Path) -> None:
    opened(tmp_path / "o")
    db.close()
    for command in ("serve", "jobs"):
        found = run(command, KLAR_DATA=tmp_path / "o", **more)
        assert found.exit_code == 2 and re.search("øvelse|KLAR_PRACTISING", found.output), command


@only_sqlite
def test_practice_refuses_what_is_not(made: Path, tmp_path: Path) -> None:
    demo = copied(made, tmp_path / "demo")
    with pytest.raises(SettingError, match="KLAR_PRACTISING"):
        create_app(config.read(surroundings(demo, SETTINGS)))
    opened(tmp_path / "o")
    with pytest.raises(SettingError, match="KLAR_DEMO"):
        create_app(config.read({"KLAR_DATA": str(tmp_path / "o"), "KLAR_DEMO": "1"}))
    db.close()


def test_no_phone_is_ever_told_anything(practice: Flask) -> None:
    found = practice.config["KLAR"]
    assert (found.mail, found.sms, found.brokers, found.push_hosts) == (None, None, (), ())


class Answers(BaseHTTPRequestHandler):
    code = 204

    def do_HEAD(self) -> None:
        self.send_response(self.code if self.path == "/inn" else 500)
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        pass


@contextmanager
def answering(code: int) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Answers,), {"code": code}))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def settings(tmp_path: Path, address: str) -> config.Settings:
    return config.Settings(tmp_path / "a", tmp_path / "b", b"", practice=address)


@pytest.mark.parametrize(("code", "level"), [(204, "ok"), (302, "advarsel"), (404, "advarsel")])
def test_the_doctor_looks_whether_it_is_there(code: int, level: str, tmp_path: Path) -> None:
    with answering(code) as address:
        assert look(settings(tmp_path, address)).level == level


def test_the_doctor_says_when_nobody_answers_and_when_there_is_none(tmp_path: Path) -> None:
    with answering(204) as address:
        pass
    assert "svarer ikke" in look(settings(tmp_path, address)).said and look(settings(tmp_path, "")).level == "ok"
