"""A case whose key is destroyed says nothing more, and nothing breaks where it stood."""

import pytest

from klar.crypto import keys
from klar.models.case import Case
from klar.models.officer import Officer
from tests.access.scenes import clubs, set_scene
from tests.conftest import World
from tests.routes.url_map import ROUTES

PAGES = [r for r in ROUTES if r.method == "GET" and not r.arguments - {"case_id", "deadline_id"} and "public" not in r.access]


# What a page would be made of is gone with the key, or the case never waited there.
GONE = {"/overtakelse/<int:case_id>", "/saker/<int:case_id>/frister/<int:deadline_id>/les-opp", "/saker/<int:case_id>/om/lov"}


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.rule)
def test_no_page_breaks(route, world: World) -> None:
    scene = set_scene(clubs()[0], "returned", "Merkeord")
    keys.destroy(Case.get_by_id(scene.ids["case_id"]).key)
    with world.app.test_request_context():
        address = world.app.url_for(route.endpoint, _external=False, **{name: scene.ids[name] for name in route.arguments})
    answer = world.sign_in(Officer.get_by_id(scene.leader)).get(address)
    assert answer.status_code in ((404,) if route.rule in GONE else (200, 302, 403)) and "Merkeord notat" not in answer.text
