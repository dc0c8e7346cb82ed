from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from factcheck import (
    annotating,
    bookmarks,
    freshness,
    jobs,
    notifying,
    publishing,
    reporting,
    tables,
    throttling,
    tokens,
    webhooks,
    workflow,
)
from factcheck.choices import Kind
from factcheck.models import (
    Citation,
    FactPage,
    ImportedReview,
    Seal,
    SealCheck,
    SourceRule,
    StoredPage,
    WebhookAttempt,
    WebhookDelivery,
)
from tests.asking import asked, replied
from tests.called import a_contact
from tests.conftest import Cast
from tests.freshness.watching import watched
from tests.newsdesk import a_claim, an_article, evidence, in_review, settled
from tests.reporting.letters import a_report
from tests.sentences import passed_over
from tests.suggested import a_finding, read
from tests.translated import signed


def one_of_every_model(cast: Cast) -> None:
    """At least one row of every model, made by the verbs."""
    tokens.issue(actor=cast.chief, name="CMS", account=cast.editor, scopes=["articles:read"])
    hook = {"name": "CMS", "url": "https://cms.example.org/", "events": ["fact.published"]}
    webhooks.add_endpoint(actor=cast.chief, **hook)
    article = an_article(actor=cast.editor, external_id="cms-1")
    read(article)
    piece = evidence(derived_from=evidence("La source."))
    published = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(published, actor=cast.editor)
    # The other one is retracted in the end, and then in no list.
    listed = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    signed(listed, by=cast.checker, signer=cast.editor)
    publishing.publish_fact(listed, actor=cast.editor)
    in_review(a_claim(article, kind=Kind.QUOTE), by=cast.checker)
    spare = a_claim(article, kind=Kind.SOURCE)
    file = SimpleUploadedFile("a.csv", b"a;b")
    annotating.add_evidence(piece, actor=cast.checker, file=file)
    SealCheck.objects.create(seal=Seal.objects.get(), checked_at=timezone.now(), intact=True)
    annotating.resolve_comment(
        annotating.add_comment(spare, actor=cast.checker, body="Vraiment ?"), actor=cast.checker
    )
    annotating.add_comment(spare, actor=cast.checker, body="Encore ?")
    a_finding(article)
    a_contact(spare, by=cast.checker)
    SourceRule.objects.create(desk="Local")
    StoredPage.objects.create(
        path="/", subject="site", good_until=0, digest=b"x", head="{}", body=b"x"
    )
    publishing.write_about("people", "fr", actor=cast.editor, version=0, title="Nous", body="Ici.")
    passed_over(article, "Vols de données", actor=cast.checker)
    User.objects.update(email="desk@example.org")
    soon = timezone.now() + timedelta(hours=1)
    spare.refresh_from_db()
    spare = annotating.assign_claim(
        spare, actor=cast.editor, version=spare.version, assignee=cast.checker, due=soon
    )
    annotating.change_article(article, actor=cast.editor, version=article.version, deadline=soon)
    notifying.remind()
    notifying.choose(actor=cast.checker, language="fr", at_desk={}, by_mail={})
    freshness.check(ask_pages=False)
    watched(Citation.objects.earliest("pk"))
    annotating.seen(article, actor=cast.editor, claim=spare)
    annotating.seen(article, actor=cast.editor)
    workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id, override_reason="Urgent."
    )
    publishing.publish_article(article, actor=cast.editor)
    tables.keep(tables.TABLES["sources"], b"name\nAFP\n", name="x.csv", actor=cast.chief)
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")
    replied(asked(spare, actor=cast.checker)[0])
    bookmarks.save_filter(actor=cast.editor, name="Citations", query={"kind": "quote"})
    told = a_report(FactPage.objects.earliest("pk"), email="lectrice@example.org")
    reporting.take(told, actor=cast.editor, version=told.version)
    throttling.allow("report", "192.0.2.1", limit=1, window=timedelta(hours=1))
    WebhookAttempt.objects.create(delivery=WebhookDelivery.objects.earliest("pk"), milliseconds=9)
    jobs.enqueue("none", {}, actor=cast.chief, key="none")
    jobs.run_next({}, worker="here")
    ImportedReview.objects.create(
        digest="a" * 64, url="https://example.org/", claim_reviewed="Non."
    )
