"""A centre with two who write and let through, and nothing written yet."""

from collections.abc import Iterator

import pytest

from klar.actions.article import publish_article, send_article, write_article
from klar.db import today
from klar.models.article import Article, ArticleVersion
from klar.models.officer import Mandate, Officer
from tests.access.scenes import adviser, reviewer
from tests.conftest import World

TEXT = "Ro først.\n\nSvar skriftlig\nSkriv kort.\n\n- Les brevet\n- Ring fagforeningen"


class Centre:
    def __init__(self) -> None:
        self.writer, self.reviewer = adviser(), reviewer()

    def writes(self, title: str = "Når noen blir advart", body: str = TEXT, types: tuple[str, ...] = ("advarsel",)) -> int:
        return write_article(self.writer, list(types), title, body)

    def sends(self, **said: object) -> int:
        made = self.writes(**said)
        send_article(self.writer, made)
        return made

    def publishes(self, **said: object) -> int:
        made = self.sends(**said)
        publish_article(self.reviewer, made, self.article(made).turn)
        return made

    def lets_through(self, article: int) -> None:
        """What the writer has just saved."""
        send_article(self.writer, article)
        publish_article(self.reviewer, article, self.article(article).turn)

    def third(self, member_number: str = "") -> int:
        """One more adviser."""
        made = Officer.create(number="X-third", name="Tredje Rådgiver", member_number=member_number)
        Mandate.create(number="X-third", officer=made, role="centre_adviser", unit=Mandate.get(Mandate.role == "centre_adviser").unit_id, from_on=today())
        return made.id

    def article(self, number: int) -> Article:
        return Article.get_by_id(number)

    def version(self, article: int, number: int) -> ArticleVersion:
        return ArticleVersion.get(ArticleVersion.article == article, ArticleVersion.number == number)


@pytest.fixture
def centre(world: World) -> Iterator[Centre]:
    for model in (ArticleVersion, Article):
        model.delete().execute()
    yield Centre()
