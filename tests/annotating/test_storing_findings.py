"""Findings of a text, stored and answered: an answer holds as long as its finding."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from factcheck import annotating, consistency, ledger, workflow
from factcheck.annotating import detecting, detectors
from factcheck.annotating.detectors import Read
from factcheck.choices import FindingState
from factcheck.models import Article, Finding, ReviewEvent, Suggestion
from tests.conftest import Cast
from tests.detectors import numbers
from tests.newsdesk import a_claim, an_article
from tests.suggested import TEXT, a_finding, a_read_article, next_text, read, suggested

pytestmark = pytest.mark.django_db


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def found(*names: str, severity: str = "conflict") -> Read:
    make = partial(consistency.Finding, spans=((0, 4), (8, 15)), severity=severity)
    return Read(
        (),
        tuple(
            make(rule="figure.conflict", fingerprint=name, params={"figures": ("Vols", name)})
            for name in names
        ),
    )


def check(article: Article, result: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detecting, "read_text", lambda *_args, **_kwargs: result)
    annotating.detect_article(article, actor=None)


def findings(article: Article) -> dict[str, str]:
    rows = Finding.objects.filter(revision=article.revision_id).order_by("pk")
    return dict(rows.values_list("fingerprint", "state"))


def test_what_people_filled_in_is_held_against_the_rest(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = an_article(text=TEXT)
    a_claim(article, words="491 840 personnes", detail={"value": "491840.50", "unit": "points"})
    a_claim(article, words="12", detail={"value": 11, "value_high": 13, "unit": "lieux"})
    gone = a_claim(article, words="3 autres", detail={"value": 4})
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="Non.")

    assert held_together(article, monkeypatch) == [
        ("491840.5", "points"),
        ("11..13", "lieux"),
        ("3", "autres"),
    ]


def test_what_was_accepted_as_it_was_read_stays_as_it_was_read(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = a_read_article()
    Suggestion.objects.filter(exact="12 endroits").update(
        data={"type": "number", "value": ">=12", "unit": "endroits"}
    )
    annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.checker)
    vague = [
        replace(one, value=">=12") if one.text == "12 endroits" else one
        for one in numbers(TEXT.replace("\n\n", "\n"), blocks=[])
    ]
    monkeypatch.setattr("tests.detectors.numbers", lambda *_args, **_known: vague)

    assert held_together(article, monkeypatch)[1] == (">=12", "endroits")


def test_a_claim_on_two_figures_corrects_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article(text=TEXT)
    words = "491 840 personnes ont été vues à 12 endroits"
    a_claim(article, words=words, detail={"value": 1})

    assert held_together(article, monkeypatch) == [
        ("491840", "personnes"),
        ("12", "endroits"),
        ("3", "autres"),
    ]


def held_together(article: Article, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Value and unit of each figure that the consistency check is given."""
    seen: list[tuple[str, str]] = []

    def watched(analysis: Any) -> list[consistency.Finding]:
        seen.extend((one.value, one.unit) for one in analysis.figures)
        return []

    monkeypatch.setattr(detectors.consistency, "check", watched)
    read(article, detectors=["tests.detectors.numbers"])
    return seen


def test_findings_are_stored_once_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article()

    check(article, found("b", "a", "b"), monkeypatch)
    before = list(Finding.objects.values())
    check(article, found("b", "a"), monkeypatch)

    assert list(Finding.objects.values()) == before
    assert list(findings(article)) == ["b", "a"]
    assert before[0]["spans"] == [[0, 4], [8, 15]]
    assert before[0]["params"] == {"figures": ["Vols", "b"]}
    assert (before[0]["rule"], before[0]["severity"]) == ("figure.conflict", "conflict")
    assert last().data == {"suggestions": 0, "findings": 3}


def test_open_findings_become_what_is_found_now(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = an_article()
    check(article, found("a", "b", "c"), monkeypatch)
    answered = Finding.objects.get(fingerprint="a")
    annotating.answer_finding(answered, actor=cast.editor, answer="Deux mesures.")

    check(article, found("c", severity="note"), monkeypatch)

    assert findings(article) == {"a": FindingState.ANSWERED, "c": FindingState.OPEN}
    assert Finding.objects.get(fingerprint="c").severity == "note"


def test_an_answer_holds_for_the_next_text(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article()
    check(article, found("a", "b"), monkeypatch)
    answered = Finding.objects.get(fingerprint="a")
    annotating.answer_finding(answered, actor=cast.editor, answer="Deux mesures.")
    answered.refresh_from_db()

    check(next_text(article, TEXT), found("a", "b"), monkeypatch)

    assert findings(article) == {"a": FindingState.ANSWERED, "b": FindingState.OPEN}
    again = Finding.objects.get(revision=article.revision_id, fingerprint="a")
    assert (again.answer, again.answered_by, again.answered_at) == (
        "Deux mesures.",
        cast.editor,
        answered.answered_at,
    )


@pytest.mark.parametrize(
    "changes", [{"severity": "note"}, {"params": {"figures": ("Vols", "13")}}, {"rule": "sum"}]
)
def test_an_answer_does_not_hold_for_another_sentence(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    article = an_article()
    check(article, found("a"), monkeypatch)
    answered = Finding.objects.get()
    annotating.answer_finding(answered, actor=cast.editor, answer="Deux mesures.")
    changed = Read((), tuple(replace(one, **changes) for one in found("a").findings))

    check(article, changed, monkeypatch)

    again = Finding.objects.get()
    assert (again.state, again.answer, again.answered_by, again.answered_at) == (
        FindingState.OPEN,
        "",
        None,
        None,
    )
    assert {name: getattr(again, name) for name in changes} == {
        name: {"figures": ["Vols", "13"]} if name == "params" else value
        for name, value in changes.items()
    }
    assert (last().verb, ReviewEvent.objects.get(verb="answer").reason) == (
        "detect",
        "Deux mesures.",
    )
    assert list(ledger.faults()) == []


@pytest.mark.parametrize("changes", [{"severity": "note"}, {"params": {"figures": ("Vols", "13")}}])
def test_an_answer_does_not_hold_for_another_sentence_of_the_next_text(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    article = an_article()
    check(article, found("a"), monkeypatch)
    annotating.answer_finding(Finding.objects.get(), actor=cast.editor, answer="Deux mesures.")
    changed = Read((), tuple(replace(one, **changes) for one in found("a").findings))

    check(next_text(article, TEXT), changed, monkeypatch)

    assert findings(article) == {"a": FindingState.OPEN}


def test_an_answer_holds_when_only_places_and_typography_change(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = an_article()
    check(article, found("l'été 12 %"), monkeypatch)
    annotating.answer_finding(Finding.objects.get(), actor=cast.editor, answer="Deux mesures.")
    (one,) = found("l'été 12 %").findings
    moved = replace(one, spans=((1, 4), (8, 15)), params={"figures": ("Vols", "L’été 12\u00a0%")})

    check(article, Read((), (moved,)), monkeypatch)
    now = Finding.objects.get()
    check(next_text(article, TEXT), Read((), (moved,)), monkeypatch)

    assert (now.state, now.spans) == (FindingState.ANSWERED, [[1, 4], [8, 15]])
    assert findings(article) == {"l'été 12 %": FindingState.ANSWERED}


def test_an_answer_that_was_set_aside_does_not_come_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = an_article()
    check(article, found("a"), monkeypatch)
    annotating.answer_finding(Finding.objects.get(), actor=cast.editor, answer="Deux mesures.")
    check(next_text(article, TEXT), found("a"), monkeypatch)
    second = Finding.objects.get(revision=article.revision_id)
    annotating.reopen_finding(second, actor=cast.editor)

    check(next_text(article, TEXT), found("a"), monkeypatch)

    assert findings(article) == {"a": FindingState.OPEN}


def test_the_answer_of_another_article_does_not_count(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = a_finding(an_article(), fingerprint="a")
    annotating.answer_finding(elsewhere, actor=cast.editor, answer="Deux mesures.")
    article = an_article()

    check(article, found("a"), monkeypatch)

    assert findings(article) == {"a": FindingState.OPEN}
