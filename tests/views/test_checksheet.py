from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from factcheck import annotating, workflow
from factcheck.choices import Kind, Outcome, Risk, Stance
from factcheck.models import Anchor, Article, Comment, Verdict
from tests.conftest import Cast
from tests.handover.packing import a_file
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.sealed_files import seal_of
from tests.suggested import a_finding, a_read_article, suggested

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
ENGLISH = {"Accept-Language": "en"}
HOSTILE = "<script>alert('x')</script>"


def sheet(client: Client, article: Article) -> Any:
    response = client.get(f"{article.get_absolute_url()}checksheet/", headers=ENGLISH)
    assert response.status_code == 200
    return response


def page(client: Client, article: Article) -> str:
    """The page as a reader sees it: one space between words."""
    return " ".join(sheet(client, article).content.decode().split())


def test_the_head_says_which_text_this_is(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.reporter, byline="Ana Bé", desk="Sciences")
    settled(a_claim(article), by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED)
    a_claim(article, assignee=cast.other_checker)
    lost = a_claim(article)
    Anchor.objects.filter(claim=lost).update(state="orphaned", start=None, end=None)
    assert article.revision is not None

    text = page(as_user(cast.editor), article)

    assert "1 of 3 settled, 2 open, 1 disputed, 1 lost its place" in text
    for part in ("Ana Bé", "Sciences", f"<code>{article.revision.sha256[:16]}…</code>"):
        assert part in text
    assert "<dt>Brought in by</dt><dd>Reporter</dd>" in text
    assert "<dt>Works on it</dt><dd>Other-Checker</dd>" in text
    assert "<dt>Printed</dt><dd>Editor, " in text


def test_the_text_is_whole_and_its_marks_lead_to_the_notes(cast: Cast, as_user: Login) -> None:
    article = an_article()
    late, early = a_claim(article, kind=Kind.SOURCE), a_claim(article)
    gone = a_claim(article)
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")

    response = sheet(as_user(cast.checker), article)

    assert [item.claim for item in response.context["items"]] == [early, late]
    blocks = response.context["blocks"]
    whole = "\n".join("".join(s["text"] for s in b["segments"]) for b in blocks)
    assert article.revision is not None
    assert whole == article.revision.text
    html = response.content.decode()
    for claim in (late, early):
        assert f'id="ref-{claim.number}" href="#claim-{claim.number}"' in html
        assert f'id="claim-{claim.number}"' in html
        assert f'href="#ref-{claim.number}"' in html
    assert f'id="claim-{gone.number}"' not in html


def test_a_settled_claim_with_all_that_it_rests_on(cast: Cast, as_user: Login) -> None:
    piece = a_file(cast, "liste.csv", title="Le fichier", url="https://example.org/f")
    piece.archived_url = "https://archive.example.org/f"
    piece.save()
    claim = a_claim(
        detail={"value": 491840, "unit": "personnes", "attributed_to": a_source("Zataz")}
    )
    claim = cited(
        claim, actor=cast.checker, evidence=piece, locator="ligne 3", excerpt="Mot à mot."
    )
    claim = cited(
        claim,
        actor=cast.checker,
        evidence=evidence(url="javascript:alert(1)"),
        stance=Stance.CONTEXT,
    )
    claim = settled(
        claim,
        by=cast.checker,
        approver=cast.editor,
        summary="C’est juste.",
        explanation="Nous avons compté.",
        correction_asked="Arrondir.",
        valid_until=date(2999, 1, 2),
    )

    text = page(as_user(cast.checker), claim.article)

    for part in (
        "<strong>Verified</strong> — Verified. C’est juste.",
        "Nous avons compté.",
        "Arrondir.",
        "valid until ",
        "Proposed by Checker, ",
        "approved by Editor, ",
        "<dt>Attributed to</dt> <dd>Zataz</dd>",
        "<dt>Value</dt> <dd>491,840</dd>",
        '<li class="stance--supports">',
        "Where: ligne 3",
        "Mot à mot.",
        '<a href="https://example.org/f" rel="nofollow noopener noreferrer">https://example.org/f</a>',
        '<a href="https://archive.example.org/f"',
        "File liste.csv, ",
        f"<code>{seal_of(piece).sha256}</code>",
        '<li class="stance--context">',
        "javascript:alert(1)",
    ):
        assert part in text
    assert 'href="javascript' not in text
    assert "To tick on paper" not in text


@pytest.mark.parametrize(
    ("kind", "tick"),
    [
        (Kind.FIGURE, "unit and rounding"),
        (Kind.QUOTE, "context fair"),
        (Kind.SOURCE, "name spelt right"),
    ],
)
def test_what_is_open_has_boxes_and_lines(cast: Cast, as_user: Login, kind: str, tick: str) -> None:
    claim = a_claim(kind=kind)
    client = as_user(cast.checker)

    fresh = page(client, claim.article)
    settled(claim, by=cast.checker, approver=cast.editor)
    done = page(client, claim.article)

    assert f"<li>{tick}</li>" in fresh
    assert 'class="note__lines" aria-hidden="true"' in fresh
    assert tick not in done
    assert "note__lines" not in done


def test_open_queries_are_on_it_and_resolved_ones_are_not(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    annotating.add_comment(claim, actor=cast.editor, body="Sûr ?")
    done = annotating.add_comment(claim, actor=cast.editor, body="Réglé.")
    annotating.resolve_comment(done, actor=cast.checker)
    Comment.objects.create(claim=claim, body="Note du brouillon")

    text = page(as_user(cast.checker), claim.article)

    assert "<strong>Open query from Editor:</strong> Sûr ?" in text
    assert "<strong>Open note of the draft:</strong> Note du brouillon" in text
    assert "Réglé." not in text


def test_what_nobody_looked_at_is_listed(cast: Cast, as_user: Login) -> None:
    article = a_read_article()
    waiting, dismissed = (
        suggested(article, "« Nous ne sommes pas certains »"),
        suggested(article, "Peut Etre"),
    )
    annotating.dismiss_suggestion(dismissed, actor=cast.checker, dismissal="nothing")
    open_one, answered = a_finding(article), a_finding(article)
    annotating.answer_finding(answered, actor=cast.checker, answer="Deux mesures.")

    response = sheet(as_user(cast.checker), article)

    html = response.content.decode()
    assert f'id="suggestion-{waiting.pk}"' in html
    assert f'href="#suggestion-{waiting.pk}"' in html
    assert f"suggestion-{dismissed.pk}" not in html
    notes = {note.finding: note.sentence for note in response.context["findings"]}
    assert open_one in notes
    assert answered not in notes
    assert f"<li>{escape(notes[open_one])}</li>" in html


def test_a_verdict_past_its_date_says_so(cast: Cast, as_user: Login) -> None:
    claim = settled(by=cast.checker, approver=cast.editor, valid_until=timezone.localdate())
    client = as_user(cast.checker)

    assert "Past its date" not in page(client, claim.article)
    later = settled(
        a_claim(claim.article),
        by=cast.checker,
        approver=cast.editor,
        valid_until=timezone.localdate() - timedelta(days=1),
    )
    assert page(client, later.article).count("Past its date: check it again.") == 1


@pytest.mark.parametrize("who", ["checker", "other_checker", "editor", "chief"])
@pytest.mark.parametrize(("risk", "shown"), [(Risk.HIGH, False), (Risk.NORMAL, True)])
def test_a_high_risk_is_proposed_to_nobody_on_paper(
    cast: Cast, as_user: Login, who: str, risk: str, shown: bool
) -> None:
    claim = in_review(
        a_claim(risk=risk),
        by=cast.checker,
        outcome=Outcome.DISPUTED,
        summary="Canari du résumé.",
        explanation="Canari des raisons.",
        correction_asked="Canari de la correction.",
        valid_until=date(2999, 1, 1),
    )

    text = page(as_user(getattr(cast, who)), claim.article)

    assert ("Canari" in text) is shown
    assert ("Proposed: disputed" in text) is shown
    assert ("2999" in text) is shown
    assert str(Verdict.objects.get().rating) not in text or shown
    assert ("Checker proposed a verdict. The risk is high" in text) is not shown


def test_a_high_risk_that_was_judged_is_shown(cast: Cast, as_user: Login) -> None:
    claim = settled(
        a_claim(risk=Risk.HIGH), by=cast.checker, approver=cast.editor, summary="Canari."
    )

    assert "Canari." in page(as_user(cast.other_editor), claim.article)


def test_an_article_without_claims_says_how_to_begin(cast: Cast, as_user: Login) -> None:
    article = an_article()

    text = page(as_user(cast.checker), article)

    assert "no claim yet" in text
    assert f'href="{article.get_absolute_url()}claims/new/"' in text


def test_hostile_words_are_only_words(cast: Cast, as_user: Login) -> None:
    article = an_article(text=f"{HOSTILE}\n\n{HOSTILE} 12", byline=HOSTILE, desk=HOSTILE)
    piece = evidence(HOSTILE, source=a_source(HOSTILE), url=f"https://example.org/{HOSTILE}")
    claim = a_claim(article, words=HOSTILE, statement=HOSTILE, detail={"value": 1, "unit": HOSTILE})
    claim = cited(
        claim, actor=cast.checker, evidence=piece, locator=f"p. 3 {HOSTILE}", excerpt=HOSTILE
    )
    annotating.add_comment(claim, actor=cast.checker, body=HOSTILE)
    settled(
        claim,
        by=cast.checker,
        approver=cast.editor,
        summary=HOSTILE,
        explanation=HOSTILE,
        correction_asked=HOSTILE,
    )

    text = page(as_user(cast.checker), article)

    assert HOSTILE not in text
    assert text.count("&lt;script&gt;") >= 12


@pytest.mark.parametrize("count", [1, 3, 50])
def test_its_queries_do_not_grow(cast: Cast, as_user: Login, count: int) -> None:
    article = an_article(actor=cast.chief, restricted=True, team=[cast.checker])
    source, piece = a_source("Elle"), evidence(source=a_source("Lui"))
    for _ in range(count):
        claim = a_claim(
            article,
            kind=Kind.QUOTE,
            detail={"speaker": source},
            risk=Risk.HIGH,
            assignee=cast.checker,
        )
        annotating.add_comment(claim, actor=cast.checker, body="?")
        in_review(cited(claim, actor=cast.checker, evidence=piece), by=cast.checker)
    client = as_user(cast.checker)

    with CaptureQueriesContext(connection) as queries:
        items = sheet(client, article).context["items"]

    assert len(items) == count
    # Session, person, roles, what is unread; article; claims, citations, verdicts, queries,
    # suggestions, findings.
    assert len(queries) == 12


def test_the_article_leads_to_its_sheet(cast: Cast, as_user: Login) -> None:
    article = an_article()

    html = as_user(cast.checker).get(article.get_absolute_url()).content.decode()

    assert f'href="{article.get_absolute_url()}checksheet/"' in html
    assert f'href="{article.get_absolute_url()}package/"' in html
