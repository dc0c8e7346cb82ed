from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck import annotating
from factcheck.choices import Kind, Risk, Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import (
    Anchor,
    Article,
    ArticleRevision,
    Claim,
    FigureDetail,
    QuoteDetail,
    ReviewEvent,
    SourceDetail,
    detail_of,
)
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, in_review
from tests.verbs import claim_in, use

pytestmark = pytest.mark.django_db

LOCKED = [s for s in Status if s != Status.TO_CHECK]


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def mark(article: Article, user: User | None, **changes: Any) -> Claim:
    assert article.revision is not None
    fields: dict[str, Any] = {
        "kind": Kind.FIGURE,
        "revision": article.revision.pk,
        "start": 0,
        "end": 4,
        "statement": "Quatre vols.",
    }
    return annotating.mark_claim(article, actor=user, **{**fields, **changes})


def edit(claim: Claim, user: User, **changes: Any) -> Claim:
    return annotating.edit_claim(claim, actor=user, version=claim.version, **changes)


def test_a_claim_stands_on_its_words(cast: Cast) -> None:
    article = an_article()
    text = article.revision.text
    start = text.index("491 840")

    claim = mark(
        article,
        cast.checker,
        start=start,
        end=start + 7,
        statement="  Quatre vols. \n",
        detail={"value": 4, "unit": "vols"},
        risk=Risk.HIGH,
    )

    claim.refresh_from_db()
    anchor = claim.anchor
    assert (claim.number, claim.version, claim.status) == (1, 1, Status.TO_CHECK)
    assert (claim.statement, claim.risk, claim.created_by) == (
        "Quatre vols.",
        Risk.HIGH,
        cast.checker,
    )
    assert (anchor.exact, anchor.start, anchor.end) == ("491 840", start, start + 7)
    assert (anchor.prefix, anchor.suffix) == (
        text[max(0, start - 32) : start],
        text[start + 7 : start + 39],
    )
    assert (anchor.revision, anchor.state, anchor.claim) == (article.revision, "kept", claim)
    assert (claim.figure.value, claim.figure.unit) == (4, "vols")
    assert (last().verb, last().actor, last().claim, last().article) == (
        "mark",
        cast.checker,
        claim,
        article,
    )
    assert (last().from_status, last().to_status) == ("", "to_check")
    assert last().data == {"kind": "figure", "start": start, "end": start + 7}


@pytest.mark.parametrize(
    ("kind", "model"),
    [(Kind.FIGURE, FigureDetail), (Kind.QUOTE, QuoteDetail), (Kind.SOURCE, SourceDetail)],
)
def test_each_kind_gets_a_detail_of_its_own(kind: str, model: type) -> None:
    claim = mark(an_article(), None, kind=kind)

    assert isinstance(detail_of(Claim.objects.get(pk=claim.pk)), model)
    assert [m.objects.count() for m in (FigureDetail, QuoteDetail, SourceDetail)].count(1) == 1


def test_numbers_are_never_given_twice(cast: Cast) -> None:
    article = an_article()
    first, second = mark(article, None), mark(article, None)
    use("withdraw", second, cast.editor)

    third = mark(article, None)

    assert [first.number, second.number, third.number] == [1, 2, 3]
    article.refresh_from_db()
    assert article.last_claim_number == 3
    assert mark(an_article(), None).number == 1


@pytest.mark.parametrize("span", [(0, 0), (4, 2), (-1, 2), (0, 10_000), (9_000, 10_000)])
def test_a_span_that_is_none_is_refused(cast: Cast, span: tuple[int, int]) -> None:
    article = an_article()

    with pytest.raises(NotPossibleError, match="not in the text"):
        mark(article, cast.checker, start=span[0], end=span[1])

    article.refresh_from_db()
    assert (article.last_claim_number, Claim.objects.count()) == (0, 0)


def test_the_last_character_can_be_marked(cast: Cast) -> None:
    article = an_article()
    end = article.revision.length

    assert mark(article, cast.checker, start=end - 1, end=end).anchor.exact == "."


def test_marking_an_older_revision_is_stale(cast: Cast) -> None:
    article = an_article()
    old = article.revision
    revision = ArticleRevision.objects.get(pk=old.pk)
    revision.pk, revision.number = None, 2
    revision.save(force_insert=True)
    Article.objects.filter(pk=article.pk).update(revision=revision)

    with pytest.raises(StaleError):
        mark(article, cast.checker, revision=old.pk)

    article.refresh_from_db()
    assert mark(article, cast.checker).anchor.revision == revision


def test_an_article_without_a_text_cannot_be_marked(cast: Cast) -> None:
    article = an_article()
    old = article.revision_id
    Article.objects.update(revision=None)

    with pytest.raises(StaleError):
        mark(article, cast.checker, revision=old)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("reporter", False),
        ("checker", True),
        ("editor", True),
        ("chief", True),
        ("outsider", False),
    ],
)
def test_whoever_sees_an_article_marks_and_edits_it(cast: Cast, name: str, allowed: bool) -> None:
    article, user = an_article(), getattr(cast, name)
    claim = mark(article, None)

    for work in (
        lambda: mark(article, user),
        lambda: edit(claim, user, statement="Autre chose."),
    ):
        if allowed:
            work()
        else:
            with pytest.raises(NotAllowedError):
                work()


def test_a_reporter_marks_and_edits_their_own_article(cast: Cast) -> None:
    claim = mark(an_article(actor=cast.reporter), cast.reporter)

    assert edit(claim, cast.reporter, statement="Autre chose.").statement == "Autre chose."


def test_an_edit_changes_fields_and_detail_and_counts(cast: Cast) -> None:
    claim = mark(an_article(), None, detail={"value": 4, "unit": "vols"})

    edited = edit(claim, cast.checker, statement="Cinq.", risk=Risk.LOW, detail={"value": 5})

    assert (edited.statement, edited.risk, edited.version) == ("Cinq.", Risk.LOW, 2)
    assert (edited.figure.value, edited.figure.unit) == (5, "vols")
    assert (last().verb, last().actor, last().claim) == ("edit", cast.checker, claim)
    assert (last().from_status, last().to_status) == ("", "")
    assert last().data == {
        "version": 2,
        "before": {"risk": "normal", "statement": claim.statement, "value": "4"},
        "after": {"risk": "low", "statement": "Cinq.", "value": "5"},
    }


def test_an_edit_without_detail_leaves_the_detail(cast: Cast) -> None:
    claim = a_claim(kind=Kind.QUOTE)

    assert edit(claim, cast.checker, statement="Autre.").quote.cue == "a déclaré"


def test_a_detail_that_got_lost_is_made_again(cast: Cast) -> None:
    claim = a_claim(kind=Kind.SOURCE)
    SourceDetail.objects.all().delete()
    source = a_source("CNIL")

    assert edit(claim, cast.checker, detail={"source": source}).source_detail.source == source


@pytest.mark.parametrize("status", LOCKED)
def test_what_a_verdict_is_based_on_does_not_change(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)

    way = "restore it" if status == "withdrawn" else "send it back or reopen it"
    with pytest.raises(NotPossibleError, match=way):
        edit(claim, cast.chief, statement="Autre chose.")

    claim.refresh_from_db()
    assert claim.statement != "Autre chose."


@pytest.mark.parametrize("step", [-1, 1])
def test_an_edit_of_what_changed_meanwhile_is_stale(cast: Cast, step: int) -> None:
    claim = edit(a_claim(), cast.checker, risk=Risk.LOW)
    claim.version += step

    with pytest.raises(StaleError):
        edit(claim, cast.checker, statement="Autre chose.")

    claim.refresh_from_db()
    assert claim.version == 2
    assert claim.statement != "Autre chose."


def test_no_edit_smuggles_a_status_in(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    claim = use("send_back", claim, cast.checker)

    with pytest.raises(Exception, match="a status follows from a verdict"):
        edit(claim, cast.checker, status=Status.VERIFIED)


def test_every_place_of_a_claim_is_kept(cast: Cast) -> None:
    claim = mark(an_article(), cast.checker)

    assert list(Anchor.objects.filter(claim=claim)) == [claim.anchor]
