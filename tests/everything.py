"""A desk with one row of everything, for the tests that walk every address."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating, bookmarks, jobs, publishing, tokens, webhooks, workflow
from factcheck.choices import CorrectionKind, EvidenceKind, Kind
from factcheck.models import (
    AboutPage,
    Answer,
    Article,
    ArticlePage,
    Citation,
    Claim,
    Comment,
    Contact,
    Evidence,
    FactPage,
    Finding,
    ImportedReview,
    Mail,
    NothingToCheck,
    Notification,
    NotificationSettings,
    Question,
    ReaderReport,
    SavedFilter,
    SourceRule,
    Suggestion,
)
from tests.asking import asked, replied
from tests.called import a_contact
from tests.conftest import Cast
from tests.freshness.watching import watched
from tests.newsdesk import a_claim, a_proposal, an_article, settled
from tests.reporting.letters import a_report
from tests.revising import next_text
from tests.sentences import passed_over
from tests.suggested import TEXT, a_finding, read, suggested
from tests.translated import signed


@dataclass(frozen=True)
class Everything:
    """An article with a claim to check, one that is published, and what hangs on them."""

    article: Article
    claim: Claim
    citation: Citation
    evidence: Evidence
    comment: Comment
    contact: Contact
    published: Claim
    fact: FactPage
    page: ArticlePage
    suggestion: Suggestion
    dismissed: Suggestion
    finding: Finding
    saved: SavedFilter
    said: NothingToCheck
    notification: Notification
    question: Question
    token: str
    answer: Answer
    report: ReaderReport


def everything(cast: Cast, *, restricted: bool = False) -> Everything:
    """All of it belongs to the chief, so that nobody else sees it as the author of it."""
    actor = cast.chief
    article = read(an_article(actor=actor, text=TEXT, restricted=restricted), actor=actor)
    systems(actor)
    published = a_claim(article, actor=actor)
    article.team.set([actor, cast.superuser])
    settled(published, by=actor, approver=cast.superuser)
    fact = publishing.publish_fact(published, actor=actor)
    claim = a_claim(article, actor=actor, kind=Kind.QUOTE)
    a_claim(article, actor=actor, kind=Kind.SOURCE)
    jobs.enqueue("none", {}, actor=actor, key="none")
    evidence = annotating.add_evidence(
        Evidence(title="Le fichier", kind=EvidenceKind.DATASET),
        actor=actor,
        file=SimpleUploadedFile("fichier.csv", b"a;b"),
    )
    citation = annotating.cite(
        claim, actor=actor, version=claim.version, citation=Citation(evidence=evidence)
    )
    watched(citation)
    suggestion = suggested(article, "12 endroits")
    dismissed = suggested(article, "Peut Etre")
    annotating.dismiss_suggestion(dismissed, actor=actor, dismissal="nothing")
    comment = annotating.add_comment(claim, actor=actor, body="Qui a compté ?")
    workflow.sign_off(
        article,
        actor=actor,
        revision=article.revision_id or 0,
        override_reason="Le reste est vérifié.",
    )
    page = publishing.publish_article(article, actor=actor)
    correct(published, cast)
    signed(published, by=actor, signer=cast.superuser)
    publishing.publish_fact(published, actor=actor)
    ImportedReview.objects.get_or_create(
        digest="0" * 64, url="https://example.org/1", claim_reviewed="x"
    )
    SourceRule.objects.get_or_create(desk="Sports")
    if not AboutPage.objects.exists():
        publishing.write_about("people", "fr", actor=actor, version=0, title="Nous", body="Ici.")
    finding = a_finding(article)
    question, token = asked(claim, actor=cast.superuser)
    answer = replied(asked(claim, actor=cast.superuser)[0])
    notification = a_notification(claim, cast)
    annotating.seen(article, actor=actor)
    annotating.seen(article, actor=actor, claim=claim)
    next_text(article, f"{TEXT}\n\nUne phrase de plus.", by=actor)
    return Everything(
        article=article,
        claim=claim,
        citation=citation,
        evidence=evidence,
        comment=comment,
        contact=a_contact(claim, by=actor),
        published=published,
        fact=fact,
        page=page,
        suggestion=suggestion,
        dismissed=dismissed,
        finding=finding,
        saved=bookmarks.save_filter(
            actor=actor, name="Citations", query={"kind": "quote"}, replace=True
        ),
        said=passed_over(article, "Vols de données", actor=actor),
        notification=notification,
        question=question,
        token=token,
        answer=answer,
        report=a_report(fact, email="lectrice@example.org"),
    )


def systems(actor: User) -> None:
    """A token, and a webhook that is told of what follows."""
    tokens.issue(actor=actor, name="CMS", account=actor, scopes=["articles:write"])
    hook = {"name": "CMS", "url": "https://cms.example.org/", "events": ["fact.published"]}
    webhooks.add_endpoint(actor=actor, **hook)


def a_notification(claim: Claim, cast: Cast) -> Notification:
    """For the chief, and an e-mail that could not be sent."""
    NotificationSettings.objects.get_or_create(person=cast.chief)
    notification = Notification.objects.create(
        recipient=cast.chief,
        actor=cast.superuser,
        kind="assigned",
        article=claim.article,
        claim=claim,
    )
    Mail.objects.create(notification=notification, state="failed", last_error="550 nobody")
    return notification


def correct(claim: Claim, cast: Cast) -> None:
    """Publish a changed verdict, which leaves a correction on the page."""
    claim.refresh_from_db()
    workflow.reopen(claim, actor=cast.chief, version=claim.version, reason="Une précision.")
    claim.refresh_from_db()
    workflow.propose(
        claim,
        actor=cast.chief,
        version=claim.version,
        proposal=a_proposal(summary="Le chiffre est confirmé, à dix près."),
    )
    claim.refresh_from_db()
    workflow.approve(claim, actor=cast.superuser, version=claim.version)
    publishing.publish_fact(
        claim,
        actor=cast.chief,
        note=publishing.Note(CorrectionKind.CLARIFICATION, "Une précision."),
    )
