"""How many and how long, counted by every process, and never who or what."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from klar import metrics, views
from klar.cli import main
from klar.metrics import ELSEWHERE, FEW, STATUSES, Counts, counted, requests, sample
from klar.models.member import Member
from klar.models.officer import Officer
from klar.models.unit import Unit
from tests.access.scenes import clubs, set_scene
from tests.conftest import World
from tests.routes.url_map import ROUTES

NAME, LABEL = r"[a-z_]+", r'[a-z]+="[A-Za-z0-9_.()+]*"'
LINE = re.compile(rf"# (HELP {NAME} [^\n]+|TYPE {NAME} (counter|gauge|histogram))|({NAME})(\{{({LABEL}(,{LABEL})*)\}})? (\d+(\.\d+)?(e-?\d+)?)")
FAMILIES = {
    "klar_requests_total", "klar_request_seconds", "klar_sessions_active", "klar_write_wait_seconds", "klar_database_bytes", "klar_data_keys",
    "klar_audit_events_total", "klar_backup_age_seconds", "klar_checkpoint_age_seconds", "klar_sign_ins_refused_total",
}  # fmt: skip
# Every value a label can have.
VALUES = {route.endpoint for route in ROUTES} | {ELSEWHERE, FEW, *STATUSES, *map(str, metrics.BOUNDS), "+Inf", "main", "keys"}


@pytest.fixture
def told(world: World, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `klar metrics` says of a world where people have been at work, and where everything sealed says «Merkeord»."""
    settings = world.app.config["KLAR"]
    for name, value in (("KLAR_DATA", world.folder), ("KLAR_DATABASE", settings.database), ("KLAR_BACKUPS", world.folder), ("KLAR_DEMO", "1")):
        monkeypatch.setenv(name, str(value))
    metrics.watch(world.app, metrics.folder_of(settings.key_database), few=views.for_one_person(world.app))
    world.sign_in("data_protection_officer").get("/gjennomgang")
    scene = set_scene(clubs()[3], "sent", "Merkeord")
    rep = world.enter(scene.leader)
    for address in ("/", f"/saker/{scene.ids['case_id']}", f"/medlemmer/{scene.ids['member_id']}", "/medlemmer?q=Merkeord", "/Merkeord", "/saker/999999"):
        rep.get(address)
    answer = CliRunner().invoke(main, ["metrics"])
    assert answer.exit_code == 0, answer.output
    return answer.output


def values(text: str) -> dict[str, float]:
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if not line.startswith("#")}


def test_every_line_can_be_read(told: str) -> None:
    assert [line for line in told.splitlines() if not LINE.fullmatch(line)] == [] and len(told.splitlines()) > 40


def test_a_family_is_told_of_before_its_lines_and_once(told: str) -> None:
    types = re.findall(r"^# TYPE (\S+)", told, re.MULTILINE)
    assert set(types) <= FAMILIES and len(types) == len(set(types)) > 6
    used = {re.sub(r"_(bucket|sum|count)$", "", name) for name in re.findall(r"^([a-z_]+)[{ ]", told, re.MULTILINE)}
    assert used <= set(types)


def test_a_label_says_one_of_our_own_words(told: str) -> None:
    said = set(re.findall(r'="([^"]*)"', told))
    assert said <= VALUES and {"cases.show", ELSEWHERE, "2xx", "4xx"} <= said


def test_what_one_person_alone_opens_is_not_told_by_itself(told: str) -> None:
    assert f'view="{FEW}"' in told and "review." not in told and "emergencies.asked" not in told and "innsyn.asked" not in told


def test_nobody_and_nothing_is_named(told: str) -> None:
    names = {word for model in (Member, Officer, Unit) for row in model.select(model.name) for word in row.name.split() if len(word) > 3}
    assert len(names) > 100 and "Merkeord" not in told and [name for name in names if re.search(rf"\b{re.escape(name)}\b", told)] == []


def test_what_is_counted_is_what_was_asked_for(told: str) -> None:
    found = values(told)
    assert found['klar_requests_total{view="cases.show",status="2xx"}'] == found['klar_requests_total{view="cases.show",status="4xx"}'] == 1
    assert found['klar_requests_total{view="members.find",status="2xx"}'] == found[f'klar_requests_total{{view="{ELSEWHERE}",status="4xx"}}'] == 1
    assert found["klar_sessions_active"] >= 1 and found["klar_database_bytes{base=\"main\"}"] > 100_000 and found["klar_audit_events_total"] > 10


def test_a_bucket_holds_those_before_it() -> None:
    rows = {"home.home": [0, 3, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 9_120_000]}
    found = values("\n".join(requests(rows)))
    buckets = [value for name, value in found.items() if "_bucket" in name]
    assert buckets == [1, 1, 2, 2, 2, 2, 3] and found['klar_request_seconds_sum{view="home.home"}'] == 9.12


def test_refused_sign_ins_are_counted(tmp_path: Path) -> None:
    counts = Counts(tmp_path / "counts", ["session.answer", "session.link", "home.home"])
    for view, status in (("session.answer", 400), ("session.answer", 303), ("session.link", 422), ("session.link", 429), ("home.home", 403)):
        counts.add(view, status, 0.01)
    assert metrics.refused_sign_ins(counted(tmp_path / "counts")) == 3


def test_a_process_goes_on_from_where_a_dead_one_stopped(tmp_path: Path) -> None:
    for _life in range(2):
        counts = Counts(tmp_path / "counts", ["home.home"])
        counts.add("home.home", 200, 0.001)
        os.close(counts.file)
    assert sum(counted(tmp_path / "counts")["home.home"][:5]) == 2 and len(list((tmp_path / "counts").iterdir())) == 1


PROCESS = "import sys; from pathlib import Path; from klar.metrics import Counts; c = Counts(Path(sys.argv[1]), ['home.home']); [c.add('home.home', 200, .1) for _ in range(500)]; sys.stdin.read()"


def test_several_processes_are_added_up(tmp_path: Path) -> None:
    """Four at once, each with a file of its own; one is killed."""
    folder = tmp_path / "counts"
    running = [subprocess.Popen([sys.executable, "-c", PROCESS, folder], stdin=subprocess.PIPE) for _ in range(4)]
    deadline = time.monotonic() + 20
    while sum(counted(folder).get("home.home", [0])[:5]) < 2000 and time.monotonic() < deadline:
        time.sleep(0.05)
    running[0].kill()
    for process in running:
        process.communicate()
    assert sum(counted(folder)["home.home"][:5]) == 2000 and len(list(folder.iterdir())) == 4


def test_another_versions_file_is_begun_anew(tmp_path: Path) -> None:
    os.close(Counts(tmp_path / "counts", ["old.view"]).file)
    assert Counts(tmp_path / "counts", ["new.view"]).names == [FEW, ELSEWHERE, "new.view"]
    assert counted(tmp_path / "counts").keys() == {FEW, ELSEWHERE, "new.view"}


def test_the_files_are_nobody_elses(tmp_path: Path) -> None:
    Counts(tmp_path / "counts", ["home.home"])
    assert (tmp_path / "counts").stat().st_mode & 0o77 == 0 and (tmp_path / "counts/0").stat().st_mode & 0o77 == 0


def test_klar_serves_where_nothing_can_be_counted(world: World, tmp_path: Path) -> None:
    (tmp_path / "counts").write_text("")
    metrics.watch(world.app, tmp_path / "counts")
    assert world.browser().get("/helse").status_code == 200


def test_counting_costs_next_to_nothing(tmp_path: Path) -> None:
    """At most 20 µs a request; here the best of five rounds, for the machine may be busy."""
    counts, rounds = Counts(tmp_path / "counts", [route.endpoint for route in ROUTES]), []
    for _ in range(5):
        begun = time.perf_counter()
        for _ in range(2_000):
            counts.add("cases.show", 200, 0.012)
        rounds.append((time.perf_counter() - begun) / 2_000)
    assert min(rounds) < 20e-6


def test_there_is_no_page_of_it(world: World) -> None:
    assert "klar_" not in world.browser().get("/helse?tall").text and world.browser().get("/metrics").status_code in (302, 404)


def test_a_number_is_told_with_its_labels() -> None:
    assert (sample("x", 1), sample("x", 1, a="b", c="d")) == ("x 1", 'x{a="b",c="d"} 1')
