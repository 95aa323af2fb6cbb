"""Guidance on a type of case: written by one adviser, let through by another, read by everybody."""

from peewee import JOIN, BooleanField, CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect, TextField

from klar.db import MomentField, Table, place_of, slot
from klar.models.lesson import LessonProgress
from klar.models.officer import Officer

WORDS = 5  # of a query; the slots of `found`
ANY = " "  # in a slot that has nothing to look for: every text begins with a space


class Article(Table):
    """Nothing in it is sealed: it is about nobody, and everybody reads it."""

    key = CharField(null=True, unique=True)  # of the suggestion it began as (klar/case_types/suggestions.py)
    types = CharField()  # keys of CASE_TYPES, with a space before and after each
    status = CharField(default="draft")  # of the newest version: draft, waiting or published
    latest = IntegerField(default=1)  # the number of the newest version
    published = IntegerField(default=0)  # of the one that is read; 0 before there is any
    withdrawn = BooleanField(default=False)
    turn = IntegerField(default=1)  # counts what is saved, so that nobody's words are overwritten


class ArticleVersion(Table):
    """What an article said, from one hand. A text that has been let through never changes: the next one is another row."""

    article = ForeignKeyField(Article, backref="+", index=False)
    number = IntegerField()
    title = TextField()
    body = TextField()
    terms = TextField()  # what it is found by (klar.fold.terms)
    written_by = ForeignKeyField(Officer, backref="+", index=False)
    written_at = MomentField()
    why = TextField(default="")  # it was sent back
    reviewed_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    reviewed_as = CharField(default="")  # the role of whoever let it through, then
    reviewed_at = MomentField(null=True)
    look_on = DateField(null=True)  # when to look at it again

    class Meta:
        indexes = ((("article", "number"), True),)


Reviewer = Officer.alias()
_THIS = ArticleVersion.article == Article.id
READ = (Article.id, Article.types, ArticleVersion.title, ArticleVersion.number, ArticleVersion.look_on)
WORK = (*READ, Article.status, Article.published, Article.withdrawn, Article.turn, Article.key, ArticleVersion.body, ArticleVersion.why)


def articles(allowed: Expression) -> ModelSelect:
    """What is there to read, by title."""
    read = Article.select(*READ).join(ArticleVersion, on=_THIS & (ArticleVersion.number == Article.published))
    return read.where(allowed, Article.published > 0, ~Article.withdrawn).order_by(ArticleVersion.title, Article.id)


def one_article(allowed: Expression) -> ModelSelect:
    """As it is read, with who let it through."""
    more = (ArticleVersion.body, ArticleVersion.reviewed_at, ArticleVersion.reviewed_as, Reviewer.name.alias("reviewer"))
    read = articles(allowed).select_extend(*more).join(Reviewer, on=(ArticleVersion.reviewed_by == Reviewer.id))
    return read.where(Article.id == slot("article"))


def for_type(allowed: Expression) -> ModelSelect:
    """Those of one type of case; `type` has a space before and after it."""
    return articles(allowed).where(place_of(slot("type"), Article.types) > 0).limit(1)


def offered_with_lessons(allowed: Expression) -> ModelSelect:
    """The first of one type of case, and the lessons that are finished or put away: one statement, for a page that has many."""
    one = for_type(allowed)
    query = Officer.select(one.columns(Article.id).alias("guide"), one.columns(ArticleVersion.title).alias("title"), LessonProgress.lesson, LessonProgress.version, LessonProgress.put_away)
    return query.join(LessonProgress, JOIN.LEFT_OUTER, on=(LessonProgress.officer == Officer.id)).where(Officer.id == slot("me")).order_by(LessonProgress.id)


def found(allowed: Expression) -> ModelSelect:
    """Those where every word begins one of theirs, the earlier the first one stands the sooner: a title comes before a text. `w0` to `w4` are folded, with a space before; ANY where there is no more."""
    has = [place_of(slot(f"w{place}"), ArticleVersion.terms) > 0 for place in range(WORDS)]
    return articles(allowed).where(*has).order_by(place_of(slot("w0"), ArticleVersion.terms), ArticleVersion.title, Article.id).limit(slot("most"))


def worked_on(allowed: Expression) -> ModelSelect:
    """The newest version of each, and of what is read when to look at it again."""
    read = ArticleVersion.alias()
    query = Article.select(*WORK, Officer.name.alias("writer"), read.look_on.alias("again_on"))
    query = query.join(ArticleVersion, on=_THIS & (ArticleVersion.number == Article.latest)).join(Officer, on=(ArticleVersion.written_by == Officer.id)).switch(Article)
    query = query.join(read, JOIN.LEFT_OUTER, on=(read.article == Article.id) & (read.number == Article.published))
    return query.where(allowed).order_by(ArticleVersion.title, Article.id).limit(300)


def one_worked_on(allowed: Expression) -> ModelSelect:
    return worked_on(allowed).where(Article.id == slot("article"))


def versions(allowed: Expression) -> ModelSelect:
    """Those that have been let through, the newest first."""
    more = (ArticleVersion.number, ArticleVersion.title, ArticleVersion.body, ArticleVersion.reviewed_at, Officer.name.alias("reviewer"))
    query = Article.select(Article.id, Article.published, *more).join(ArticleVersion, on=_THIS).join(Officer, on=(ArticleVersion.reviewed_by == Officer.id))
    return query.where(allowed, Article.id == slot("article")).order_by(ArticleVersion.number.desc()).limit(60)
