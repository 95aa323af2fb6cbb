"""Two see every text before anybody else does: who wrote any of it never lets it through."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.article import change_article, publish_article, return_article, send_article, withdraw_article, write_article
from klar.db import Conflict, today
from klar.models.article import Article
from klar.models.audit_event import AuditEvent
from klar.models.officer import Mandate, Officer
from tests.articles.conftest import TEXT, Centre
from tests.conftest import World


def test_another_lets_it_through(centre: Centre) -> None:
    made = centre.publishes()
    version = centre.version(made, 1)
    assert (version.written_by_id, version.reviewed_by_id, version.reviewed_as) == (centre.writer, centre.reviewer, "legal_adviser")
    assert version.look_on == today() + timedelta(days=365) and centre.article(made).published == 1


def test_the_writer_does_not(centre: Centre) -> None:
    made = centre.sends()
    for act in (lambda: publish_article(centre.writer, made, 1), lambda: return_article(centre.writer, made, "Nei")):
        with pytest.raises(NotFound):
            act()
    assert centre.article(made).published == 0


def test_nor_by_another_number_in_the_register(centre: Centre) -> None:
    Officer.update(member_number="M-77").where(Officer.id == centre.writer).execute()
    twin, made = centre.third("M-77"), centre.sends()
    with pytest.raises(NotFound):
        publish_article(twin, made, 1)


def test_whoever_changes_a_comma_has_written_it_too(centre: Centre) -> None:
    made, third = centre.sends(), centre.third()
    change_article(centre.reviewer, made, 1, "Når noen blir advart", f"{TEXT}!")
    send_article(centre.reviewer, made)
    for writer in (centre.writer, centre.reviewer):
        with pytest.raises(NotFound):
            publish_article(writer, made, 2)
    publish_article(third, made, 2)
    assert centre.version(made, 1).body == TEXT and centre.version(made, 2).body == f"{TEXT}!"


def test_the_next_version_begins_anew(centre: Centre) -> None:
    """Whoever let the last one through may write the next, and its writer may let that one through."""
    made = centre.publishes()
    change_article(centre.reviewer, made, 1, "Ny", "Ny tekst.")
    send_article(centre.reviewer, made)
    publish_article(centre.writer, made, 2)
    assert centre.article(made).published == 2


def test_a_text_that_was_changed_meanwhile_is_not_let_through_unseen(centre: Centre) -> None:
    made = centre.sends()
    seen = centre.article(made).turn
    change_article(centre.writer, made, seen, "Ny", "Noe helt annet.")
    send_article(centre.writer, made)
    with pytest.raises(Conflict):
        publish_article(centre.reviewer, made, seen)
    assert centre.article(made).published == 0


def test_what_does_not_wait_is_let_through_by_nobody(centre: Centre) -> None:
    made = centre.writes()
    with pytest.raises(NotFound):
        publish_article(centre.reviewer, made, 1)


def test_a_reason_goes_back_with_it_until_it_is_sent_again(centre: Centre) -> None:
    made = centre.sends()
    return_article(centre.reviewer, made, "Fristen er feil.")
    assert (centre.article(made).status, centre.version(made, 1).why) == ("draft", "Fristen er feil.")
    send_article(centre.writer, made)
    assert (centre.article(made).status, centre.version(made, 1).why) == ("waiting", "")


@pytest.mark.parametrize("role", ["club_leader", "branch_leader", "county_leader", "coordinator", "data_protection_officer", "administrator"])
def test_others_write_nothing(role: str, centre: Centre, world: World) -> None:
    other, made = world.person(role).id, centre.publishes()
    acts = (
        lambda: write_article(other, ["advarsel"], "T", "B"), lambda: change_article(other, made, 1, "T", "B"), lambda: send_article(other, made),
        lambda: publish_article(other, made, 1), lambda: withdraw_article(other, made),
    )  # fmt: skip
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert Article.select().count() == 1 and centre.article(made).latest == 1


def test_a_former_adviser_no_more(centre: Centre, world: World) -> None:
    made, third = centre.sends(), centre.third()
    browser = world.enter(third)
    assert browser.get(f"/veiledning/arbeid/{made}").status_code == 200
    Mandate.update(to_on=today() - timedelta(days=1), from_on=today() - timedelta(days=9)).where(Mandate.officer == third).execute()
    Mandate.create(number="X-rep", officer=third, role="club_leader", unit=Mandate.get(Mandate.role == "club_leader").unit_id, from_on=today())
    with pytest.raises(NotFound):
        publish_article(third, made, 1)
    assert [browser.get(f"/veiledning/{page}").status_code for page in (made, f"arbeid/{made}", "arbeid")] == [404, 403, 403]


def test_each_step_is_on_record(centre: Centre) -> None:
    made = centre.sends()
    return_article(centre.reviewer, made, "Kortere.")
    centre.lets_through(made)
    withdraw_article(centre.reviewer, made)
    rows = AuditEvent.select().where(AuditEvent.name.startswith("article."), AuditEvent.subject == made).order_by(AuditEvent.id)
    told = [(row.name.removeprefix("article."), row.officer_id, row.rule) for row in rows][-6:]
    writer, reviewer = centre.writer, centre.reviewer
    assert told == [(name, who, "adviser") for name, who in (("written", writer), ("sent", writer), ("returned", reviewer), ("sent", writer), ("published", reviewer), ("withdrawn", reviewer))]
