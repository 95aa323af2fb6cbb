"""What is read aloud is Klar's own: every page that can be read, in a case where everything a person wrote has a mark."""

import pytest

from klar.actions.case import set_deadline
from klar.db import today
from klar.models.case import Deadline
from tests.access.scenes import clubs, set_scene
from tests.conftest import World
from tests.routes.html import Page
from tests.shape.reading import named, templates

MARK = "Kvalheim"
GUIDES = {"cases/law.html": "/saker/{case_id}/om/lov", "cases/deadline.html": "/saker/{case_id}/frister/{deadline_id}", "settings/home_screen.html": "/mer/hjemskjerm", "settings/accessibility.html": "/mer/tilgjengelighet", "learn/card.html": "/laer/frister/1", "articles/show.html": "/veiledning/{article_id}"}


def test_these_pages_can_be_read() -> None:
    assert {named(path).removeprefix("klar/templates/") for path in templates() if "parts/aloud.html" in path.read_text()} == set(GUIDES)


@pytest.mark.parametrize("path", GUIDES.values())
def test_nothing_a_person_wrote_is_read(path: str, world: World) -> None:
    scene = set_scene(clubs()[3], "sent", MARK)
    row = Deadline.get_by_id(scene.ids["deadline_id"])
    set_deadline(scene.leader, scene.ids["case_id"], row.id, row.due_on, "open", f"{MARK} avtalt", today())
    page = Page(world.enter(scene.leader).get(path.format(**scene.ids)).text)
    read = [" ".join(tag.text.split()) for tag in page.tags if "data-read" in tag.attrs]
    assert len(read) >= 3 and not any(MARK in text for text in read)
