import pytest

from tests.conftest import World
from tests.listening import listening
from tests.routes.url_map import ROUTES, Route, named

SAYS = {"shared.caught": "Del bildet en gang til"}  # only another app sends that
POSTS = [route for route in ROUTES if route.method == "POST"]


def sent(world: World, route: Route, **data: str) -> tuple[int, str, list[str]]:
    """The answer to a form of a signed-in rep, and what it made the database write."""
    rep = world.sign_in("club_leader")
    with world.app.test_request_context():
        values = {name: 1 if name.endswith(("_id", "number")) else "sak" for name in route.arguments}
        address = world.app.url_for(route.endpoint, _external=False, **values)
    with listening() as said:
        answer = rep.client.post(address, data=data)
    return answer.status_code, answer.text, [text for text in said if text.split()[0] in ("INSERT", "UPDATE", "DELETE")]


@pytest.mark.parametrize("route", POSTS, ids=named)
def test_a_form_that_is_not_ours_is_refused(route: Route, shared_world: World) -> None:
    code, text, written = sent(shared_world, route)
    said = SAYS.get(route.endpoint, "Siden var åpen for lenge")
    assert code == 400 and said in text and written == []


@pytest.mark.parametrize("proof", ["", "x", "IjEi.aaaaaa.bbbbbb"])
def test_a_made_up_proof_is_refused(proof: str, shared_world: World) -> None:
    route = next(route for route in POSTS if route.endpoint == "cases.call")
    assert sent(shared_world, route, csrf_token=proof)[0] == 400


def test_another_persons_proof_is_refused(shared_world: World) -> None:
    theirs = shared_world.sign_in("branch_leader").hidden("/mer")["csrf_token"]
    route = next(route for route in POSTS if route.endpoint == "home.text_size")
    assert sent(shared_world, route, csrf_token=theirs)[0] == 400


def test_no_view_is_exempt(shared_world: World) -> None:
    csrf = shared_world.app.extensions["csrf"]
    assert (csrf._exempt_views, csrf._exempt_blueprints) == (set(), set())
