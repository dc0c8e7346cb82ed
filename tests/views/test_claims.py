from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from factcheck import annotating, ledger
from factcheck.choices import Kind, Outcome, Risk
from factcheck.models import Claim
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


HOSTILE = "<script>alert('1')</script>\"'&"
ESCAPED = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&quot;&#x27;&amp;"


def page(client: Client, claim: Claim) -> str:
    response = client.get(f"/desk/claims/{claim.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_are_marked_in_their_paragraph(cast: Cast, as_user: AsUser) -> None:
    html = page(as_user(cast.checker), a_claim())

    assert (
        'Les données de <mark class="mark mark--to_check">491 840 personnes</mark> '
        "ont été publiées."
    ) in html


def test_words_over_two_paragraphs_are_marked_in_both(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(words="publiées.\n« Nous")

    html = page(as_user(cast.checker), claim)

    assert 'ont été <mark class="mark mark--to_check">publiées.</mark></p>' in html
    assert '<p><mark class="mark mark--to_check">« Nous</mark> ne sommes' in html


def test_a_claim_that_lost_its_place_says_so_and_keeps_its_words(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    claim.anchors.update(state="orphaned", start=None, end=None)

    html = page(as_user(cast.checker), claim)

    assert "lost its place in the text" in html
    assert "491 840 personnes</mark>" in html


def test_the_details_of_each_kind_are_shown(cast: Cast, as_user: AsUser) -> None:
    article = an_article()
    client = as_user(cast.checker)

    assert "<dt>Value</dt><dd>491,840</dd>" in page(client, a_claim(article))
    detail = {"cue": "a déclaré", "said_on": date(2021, 2, 14)}
    quote = page(client, a_claim(article, kind=Kind.QUOTE, detail=detail))
    assert "<dt>Said on</dt><dd>14 February 2021</dd>" in quote
    assert "<dt>Word for word</dt><dd>yes</dd>" in quote
    assert "Didier Neyrat</dd>" in page(client, a_claim(article, kind=Kind.SOURCE))


def test_a_claim_without_any_detail_says_so(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    claim.figure.delete()

    assert "Nothing more has been said about it yet." in page(as_user(cast.checker), claim)


def test_a_protected_source_is_named_to_its_keepers_only(cast: Cast, as_user: AsUser) -> None:
    source = a_source("Gorge profonde", protected=True)
    source.keepers.add(cast.checker)
    claim = a_claim(kind=Kind.SOURCE, detail={"source": source})

    assert "Gorge profonde" in page(as_user(cast.checker), claim)
    assert "Gorge profonde" not in page(as_user(cast.other_checker), claim)
    assert "a protected source" in page(as_user(cast.other_checker), claim)


def test_hostile_text_is_shown_and_not_run(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(
        an_article(text=f"Titre\n\nAvant {HOSTILE} après.", byline=HOSTILE),
        words=HOSTILE,
        statement=HOSTILE,
        detail={"value": 1, "unit": HOSTILE},
    )
    cited(
        claim,
        actor=cast.checker,
        locator=HOSTILE,
        excerpt=HOSTILE,
        evidence=evidence(title=HOSTILE, notes=HOSTILE, source=a_source(HOSTILE)),
    )
    annotating.add_comment(claim, actor=cast.checker, body=HOSTILE)

    html = page(as_user(cast.checker), claim)

    assert "<script>alert" not in html
    # Words, statement, unit; title (twice), notes, source, locator, excerpt; comment.
    assert html.count(ESCAPED) >= 10


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", " javascript:x"]
)
def test_an_address_that_is_not_of_the_web_is_never_a_link(
    url: str, cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    cited(claim, actor=cast.checker, evidence=evidence(url=url, archived_url=url))

    html = page(as_user(cast.checker), claim)

    assert "Open the original" not in html
    assert "Open the archived copy" not in html


def test_a_link_to_evidence_tells_its_site_nothing(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)

    assert '<a href="https://example.org/rapport" rel="nofollow noopener noreferrer">' in page(
        as_user(cast.checker), claim
    )


def test_neighbours_are_linked_by_number(cast: Cast, as_user: AsUser) -> None:
    article = an_article()
    first, second, third = (a_claim(article) for _ in range(3))
    a_claim(an_article())

    response = as_user(cast.checker).get(f"/desk/claims/{second.pk}/")

    assert response.context["previous"] == first
    assert response.context["next"] == third
    assert as_user(cast.checker).get(f"/desk/claims/{first.pk}/").context["previous"] is None
    assert as_user(cast.checker).get(f"/desk/claims/{third.pk}/").context["next"] is None


def test_the_checklist_says_what_each_outcome_needs(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(detail={}), actor=cast.checker)

    lists = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/").context["checklists"]

    edit, cite = f"/desk/claims/{claim.pk}/edit/", f"/desk/claims/{claim.pk}/evidence/new/"
    assert [(one.outcome, [step.url for step in one.steps]) for one in lists] == [
        (Outcome.VERIFIED, [edit]),
        (Outcome.DISPUTED, [edit, f"{cite}?stance=refutes"]),
    ]


def test_history_tells_who_did_what_newest_first(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)
    settled(claim, by=cast.checker, approver=cast.editor)

    lines = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/").context["history"]

    assert [(line.who, line.words) for line in lines] == [
        ("Editor", "approved the verdict"),
        ("Checker", "proposed a verdict"),
        ("Checker", "added evidence"),
        ("Reporter", "marked the claim"),
    ]


def test_a_command_and_an_unknown_verb_are_told_as_they_are(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    ledger.append(article=claim.article, claim=claim, verb="teleport", actor=None)

    lines = as_user(cast.checker).get(f"/desk/claims/{claim.pk}/").context["history"]

    assert (lines[0].who, lines[0].words) == ("a command", "teleport")


def test_queries_do_not_grow_with_the_rows(
    cast: Cast, as_user: AsUser, django_assert_num_queries: Callable[..., object]
) -> None:
    def full(rows: int) -> Claim:
        claim = a_claim(an_article(), kind=Kind.QUOTE, detail={"speaker": a_source(f"Q{rows}")})
        origin = evidence("Origine")
        for number in range(rows):
            source = a_source(f"S{rows}-{number}")
            piece = evidence(f"E{number}", source=source, derived_from=origin)
            cited(claim, actor=cast.checker, evidence=piece)
            comment = annotating.add_comment(claim, actor=cast.checker, body="?")
            annotating.resolve_comment(comment, actor=cast.editor)
        return claim

    one, three = full(1), full(3)
    client = as_user(cast.editor)
    client.get(f"/desk/claims/{one.pk}/")

    for claim in (one, three):
        with django_assert_num_queries(30):
            client.get(f"/desk/claims/{claim.pk}/")


def test_high_risk_is_shown_as_a_word(cast: Cast, as_user: AsUser) -> None:
    assert "high risk" in page(as_user(cast.checker), a_claim(risk=Risk.HIGH))
