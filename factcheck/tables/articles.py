"""Articles as a table: their settings and, for a new one, its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import Language, TableKind
from factcheck.forms.article import NewArticleForm, SettingsForm
from factcheck.forms.intake_errors import SENTENCES
from factcheck.intake import Draft, IntakeError, read_article
from factcheck.models import Article, ArticleRevision
from factcheck.tables.base import Table, day, moment, yes_no
from factcheck.tables.columns import Column
from factcheck.tables.rows import (
    Effect,
    Row,
    RowError,
    Run,
    check_dates,
    refuse_form,
    yes_or_no,
)

_TEXTS = ("byline", "desk", "source_url", "external_id")


class Articles(Table):
    kind = TableKind.ARTICLES
    # Each new one is read by the detectors.
    most_at_once = 100
    columns = (
        Column("external_id", "identifiant externe", "cms-2021-114"),
        Column("headline", "titre", "Vols de données"),
        Column("language", "langue", Language.FRENCH),
        Column("byline", "signature", "Ada Lovelace"),
        Column("desk", "rubrique", "sciences"),
        Column("source_url", "adresse de l’article publié", "https://example.org/vols"),
        Column("dated", "date de l’article", "2021-02-26"),
        Column("deadline", "échéance", "2021-02-27 18:00"),
        Column("restricted", "restreint", "no"),
        Column("team", "équipe", ""),
        Column("text", "texte", "Les données de 491 840 personnes ont été publiées."),
    )

    def take(self, row: Row, run: Run) -> Effect:
        """An article is known by its external id, one without by its headline and text."""
        check_dates(row, days=["dated"], moments=["deadline"])
        article = _known(row, run)
        if article is None:
            return _create(row, run)
        _check_words(row, article)
        return _change(row, run, article)

    def hold(self, rows: Sequence[Row], run: Run) -> None:
        names = {row["external_id"] for row in rows} - {""}
        first = ArticleRevision.objects.filter(sha256__in=set(_digests(rows)))
        known = Article.objects.filter(Q(external_id__in=names) | Q(pk__in=first.values("article")))
        annotating.hold_articles(known.values_list("pk", flat=True))

    def leaving(self, rows: QuerySet[Article]) -> QuerySet[Article]:
        return rows.select_related("revision").prefetch_related("team")

    def cells(self, batch: list[Article], user: Any, language: str) -> Iterator[dict[str, str]]:
        for article in batch:
            yield {
                **{name: str(getattr(article, name)) for name in (*_TEXTS, "headline", "language")},
                "dated": day(article.dated),
                "deadline": moment(article.deadline),
                "restricted": yes_no(article.restricted, language),
                "team": ", ".join(sorted(one.get_username() for one in article.team.all())),
                "text": article.revision.text if article.revision else "",
            }


def _known(row: Row, run: Run) -> Article | None:
    articles = policy.visible_articles(run.actor).select_related("revision")
    if row["external_id"]:
        return articles.filter(external_id=row["external_id"]).first()
    draft = _draft(row)
    first = ArticleRevision.objects.filter(sha256=draft.sha256, headline=draft.headline)
    return articles.filter(pk__in=first.values("article")).order_by("pk").first()


def _digests(rows: Iterable[Row]) -> Iterator[str]:
    """Of the texts of rows that are known by them, as far as they can be read."""
    for row in rows:
        if not row["external_id"]:
            with suppress(RowError):
                yield _draft(row).sha256


def _create(row: Row, run: Run) -> Effect:
    data = _posted({name: row[name] for name in (*_TEXTS, "headline", "text")}, row)
    data["language"] = row["language"] or Language.FRENCH
    data["dated"], data["deadline"] = row["dated"], row["deadline"]
    data.setlist("team", _team(row, run))
    form = NewArticleForm(data)
    refuse_form(form)
    if form.draft is None:
        raise RowError("text", _("Give the text of the article."))
    language = form.cleaned_data["language"]
    annotating.create_article(form.draft, actor=run.actor, language=language, **form.settings())
    return Effect.CREATED


def _change(row: Row, run: Run, article: Article) -> Effect:
    """What the row says of the settings, on top of what they are."""
    held = {name: getattr(article, name) for name in SettingsForm.SETTINGS if name != "team"}
    texts = {name: row[name] or held[name] for name in _TEXTS}
    data = _posted(texts, row, restricted=article.restricted)
    data["dated"] = row["dated"] or day(article.dated)
    data["deadline"] = row["deadline"] or moment(article.deadline)
    team = [str(one.pk) for one in article.team.all()]
    data.setlist("team", _team(row, run) or team)
    form = SettingsForm(data, article=article)
    refuse_form(form)
    settings = form.settings()
    changed = {
        name: settings[name]
        for name in row.given(SettingsForm.SETTINGS)
        if name != "team" and _differs(held[name], settings[name])
    }
    if row["team"] and {str(one.pk) for one in settings["team"]} != set(team):
        changed["team"] = settings["team"]
    if not changed:
        return Effect.UNCHANGED
    annotating.change_article(article, actor=run.actor, version=article.version, **changed)
    return Effect.UPDATED


def _differs(held: Any, told: Any) -> bool:
    """A deadline is told to the minute only."""
    if isinstance(held, datetime):
        return moment(held) != moment(told)
    return bool(held != told)


def _check_words(row: Row, article: Article) -> None:
    """The words of an article change through its revisions, which carry its claims over."""
    if row["language"] not in ("", article.language):
        raise RowError("language", _("The language of an article cannot be changed."))
    if not row["text"]:
        if row["headline"] not in ("", article.headline):
            raise RowError("headline", _other_words())
        return
    sha256 = _draft(row).sha256
    if not ArticleRevision.objects.filter(article=article, sha256=sha256).exists():
        raise RowError("text", _other_words())


def _other_words() -> str:
    return _(
        "This article is at the desk with other words: give it its next text on its own page, or "
        "clear this cell."
    )


def _draft(row: Row) -> Draft:
    try:
        return read_article(row["text"], headline=row["headline"])
    except IntakeError as error:
        raise RowError("text", str(SENTENCES[error.code]) % error.params) from error


def _posted(values: dict[str, str], row: Row, *, restricted: bool = False) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data[name] = value
    if yes_or_no(row, "restricted", default=restricted):
        data["restricted"] = "on"
    return data


def _team(row: Row, run: Run) -> list[str]:
    """The ids of the people whose usernames the cell lists."""
    names = [name.strip() for name in row["team"].split(",") if name.strip()]
    people: list[User] = [run.person(Row(row.number, {"team": name}), "team") for name in names]
    return [str(person.pk) for person in people]
