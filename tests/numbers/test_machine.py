from __future__ import annotations

import pytest
from django.utils import timezone

from factcheck import annotating
from factcheck.choices import Dismissal, Kind
from factcheck.models import Article, Finding, Suggestion
from factcheck.numbers import Decided, Noted
from tests.conftest import Cast
from tests.numbers.counting import article_at, at, numbers, revised
from tests.suggested import TEXT, a_finding, read, suggested

pytestmark = pytest.mark.django_db


def a_read_article(hours: float = 0) -> Article:
    article = article_at(hours, text=TEXT)
    with at(hours):
        return read(article)


def next_one(hours: float, article: Article, cast: Cast) -> None:
    """Another sentence, and all the words that were there."""
    text = f"{TEXT}\n\nUne phrase de plus, à {hours} h."
    revised(hours, article, cast.checker, text)


def dismissed(hours: float, words: str, article: Article, cast: Cast, reason: str) -> None:
    with at(hours):
        article.refresh_from_db()
        annotating.dismiss_suggestion(
            suggested(article, words), actor=cast.checker, dismissal=reason, note="Un motif."
        )


def told(decided: list[Decided]) -> list[tuple[str, str, int, dict[str, int]]]:
    return [
        (one.kind, one.family, one.accepted, {k: v for k, v in one.dismissed.items() if v})
        for one in decided
    ]


def test_decisions_by_the_family_of_the_rule(cast: Cast) -> None:
    article = a_read_article()
    Suggestion.objects.filter(kind=Kind.FIGURE).update(rule="number.noun")
    Suggestion.objects.filter(kind=Kind.SOURCE).update(rule="own")
    with at(2):
        annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.checker)
    dismissed(3, "491 840 personnes", article, cast, Dismissal.MISREAD)
    dismissed(4, "Peut Etre", article, cast, Dismissal.COVERED)

    assert told(numbers(9).suggestions) == [
        (Kind.FIGURE, "number", 1, {Dismissal.MISREAD: 1}),
        (Kind.SOURCE, "own", 0, {Dismissal.COVERED: 1}),
    ]
    assert told(numbers(9, since=3, until=4).suggestions) == [
        (Kind.FIGURE, "number", 0, {Dismissal.MISREAD: 1})
    ]
    assert told(numbers(9, kind=Kind.SOURCE).suggestions) == [
        (Kind.SOURCE, "own", 0, {Dismissal.COVERED: 1})
    ]


@pytest.mark.parametrize(
    ("reason", "judged"),
    [
        (Dismissal.NOTHING, 4),
        (Dismissal.MISREAD, 4),
        (Dismissal.COVERED, 3),
        (Dismissal.OTHER, 3),
    ],
)
def test_what_says_that_the_detector_was_wrong(reason: Dismissal, judged: int) -> None:
    counts = {each.value: int(each == reason) for each in Dismissal}

    one = Decided(Kind.FIGURE, "money", "d", accepted=3, dismissed=counts)

    assert (one.count, one.judged, one.wrong) == (4, judged, judged - 3)


def test_a_dismissal_that_comes_along_counts_once_where_it_was_made(cast: Cast) -> None:
    article = a_read_article()
    dismissed(1, "491 840 personnes", article, cast, Dismissal.MISREAD)
    for hours in (2, 3):
        next_one(hours, article, cast)

    assert Suggestion.objects.filter(dismissal=Dismissal.MISREAD).count() > 1
    assert sum(one.count for one in numbers(9).suggestions) == 1
    assert sum(one.count for one in numbers(9, since=1.5).suggestions) == 0


def test_a_dismissal_that_was_taken_back_at_once_counts_no_more(cast: Cast) -> None:
    article = a_read_article()
    dismissed(1, "491 840 personnes", article, cast, Dismissal.MISREAD)
    with at(2):
        row = suggested(article, "491 840 personnes")
        annotating.restore_suggestion(row, actor=cast.checker)

    assert numbers(9).suggestions == []


def test_detectors_with_rules_of_the_same_name_stay_apart(cast: Cast) -> None:
    article = a_read_article()
    Suggestion.objects.filter(kind=Kind.FIGURE).update(rule="x.y")
    Suggestion.objects.filter(exact="12 endroits").update(detector="another")
    for words in ("12 endroits", "491 840 personnes"):
        dismissed(1, words, article, cast, Dismissal.NOTHING)

    assert len(numbers(9).suggestions) == 2


def noted(hours: float, article: Article, **fields: object) -> Finding:
    with at(hours):
        article.refresh_from_db()
        return a_finding(article, **fields)


def answered(hours: float, finding: Finding, cast: Cast) -> None:
    with at(hours):
        annotating.answer_finding(finding, actor=cast.editor, answer="Les deux sont justes.")


def test_answered_and_open_inconsistencies(cast: Cast) -> None:
    article = article_at(0)
    answered(2, noted(1, article, rule="a.b", fingerprint="1" * 16), cast)
    noted(1, article, rule="a.b", fingerprint="2" * 16)
    noted(1, article, rule="c.d", fingerprint="3" * 16)

    assert numbers(9).findings == [Noted("a.b", 1, 0, 1), Noted("c.d", 0, 0, 1)]
    # Open is now, answers are of their period; a kind says nothing about either.
    assert numbers(9, since=3).findings == [Noted("a.b", 0, 0, 1), Noted("c.d", 0, 0, 1)]
    assert numbers(9, kind=Kind.QUOTE).findings == numbers(9).findings


def test_gone_with_the_revision_that_no_longer_has_it(cast: Cast) -> None:
    article = article_at(0)
    noted(1, article, rule="a.b", fingerprint="1" * 16)
    noted(1, article, rule="a.b", fingerprint="2" * 16)
    next_one(3, article, cast)
    noted(3, article, rule="a.b", fingerprint="2" * 16)

    assert numbers(9).findings == [Noted("a.b", 0, 1, 1)]
    assert numbers(9, since=3, until=4).findings == [Noted("a.b", 0, 1, 1)]
    assert numbers(9, until=3).findings == [Noted("a.b", 0, 0, 1)]

    next_one(5, article, cast)

    assert numbers(9).findings == [Noted("a.b", 0, 2, 0)]


def test_an_answer_that_comes_along_counts_once(cast: Cast) -> None:
    article = article_at(0)
    finding = noted(1, article, rule="a.b", fingerprint="1" * 16)
    answered(2, finding, cast)
    finding.refresh_from_db()
    next_one(3, article, cast)
    noted(
        3,
        article,
        rule="a.b",
        fingerprint="1" * 16,
        state=finding.state,
        answer=finding.answer,
        answered_by=finding.answered_by,
        answered_at=finding.answered_at,
    )

    assert numbers(9).findings == [Noted("a.b", 1, 0, 0)]
    assert Finding.objects.filter(answered_at__lt=timezone.now()).count() == 2


def test_only_these_articles_count(cast: Cast) -> None:
    article, other = a_read_article(), a_read_article()
    Finding.objects.all().delete()
    for each in (article, other):
        dismissed(1, "491 840 personnes", each, cast, Dismissal.MISREAD)
        answered(2, noted(1, each, rule="a.b"), cast)
        noted(1, each, rule="a.b")
        next_one(3, each, cast)
        noted(3, each, rule="c.d")

    asked = numbers(9, articles=Article.objects.filter(pk=article.pk))

    assert sum(one.count for one in asked.suggestions) == 1
    assert asked.findings == [Noted("a.b", 1, 1, 0), Noted("c.d", 0, 0, 1)]
