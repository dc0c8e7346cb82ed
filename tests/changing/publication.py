"""Verbs of the review and of publication."""

from __future__ import annotations

from functools import partial

from factcheck import publishing, workflow
from factcheck.models import Claim, FactPage
from tests.changing.ready import Ready, at, of
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, a_source, cited, evidence, in_review, settled
from tests.translated import a_translation, signed


def propose(cast: Cast) -> Ready:
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence(source=a_source()))
    said = {"proposal": a_proposal()}
    return partial(workflow.propose, claim, actor=cast.checker, **at(claim, **said))


def approve(cast: Cast) -> Ready:
    claim = in_review(by=cast.checker)
    return partial(workflow.approve, claim, actor=cast.editor, **at(claim))


def disagree(cast: Cast) -> Ready:
    claim = in_review(by=cast.checker)
    other = {"outcome": "disputed", "reason": "Faux."}
    return partial(workflow.approve, claim, actor=cast.editor, **at(claim, **other))


def send_back(cast: Cast) -> Ready:
    claim = in_review(by=cast.checker)
    return partial(workflow.send_back, claim, actor=cast.editor, **at(claim, reason="Flou."))


def reopen(cast: Cast) -> Ready:
    claim = _published(cast)
    return partial(workflow.reopen, claim, actor=cast.editor, **at(claim, reason="Flou."))


def withdraw(cast: Cast) -> Ready:
    claim = a_claim()
    return partial(workflow.withdraw, claim, actor=cast.editor, **at(claim, reason="Flou."))


def restore(cast: Cast) -> Ready:
    claim = a_claim()
    workflow.withdraw(claim, actor=cast.editor, **at(claim, reason="Flou."))
    return partial(workflow.restore, claim, actor=cast.editor, **at(claim, reason="Non."))


def sign_off(cast: Cast) -> Ready:
    article = of(settled(by=cast.checker, approver=cast.editor))
    return partial(workflow.sign_off, article, actor=cast.editor, revision=article.revision_id or 0)


def publish_fact(cast: Cast) -> Ready:
    claim = _published(cast)
    other = settled(a_claim(of(claim), words="publiées"), by=cast.checker, approver=cast.editor)
    return partial(publishing.publish_fact, other, actor=cast.editor)


def correct_fact(cast: Cast) -> Ready:
    claim = _published(cast)
    workflow.reopen(claim, actor=cast.editor, **at(claim, reason="Flou."))
    claim.refresh_from_db()
    settled(claim, by=cast.checker, approver=cast.editor, summary="Un autre résumé.")
    note = publishing.Note(kind="correction", why="Une erreur.")
    return partial(publishing.publish_fact, claim, actor=cast.editor, note=note)


def retract_fact(cast: Cast) -> Ready:
    page = FactPage.objects.get(claim=_published(cast))
    return partial(publishing.retract_fact, page, actor=cast.editor, why="Une erreur.")


def publish_article(cast: Cast) -> Ready:
    article = of(_published(cast))
    return partial(publishing.publish_article, article, actor=cast.editor)


def write_translation(cast: Cast) -> Ready:
    claim = settled(by=cast.checker, approver=cast.editor)
    return partial(a_translation, claim, by=cast.checker)


def sign_translation(cast: Cast) -> Ready:
    one = a_translation(settled(by=cast.checker, approver=cast.editor), by=cast.checker)
    return partial(publishing.sign_translation, one, actor=cast.editor, version=one.version)


def unsign_translation(cast: Cast) -> Ready:
    claim = settled(by=cast.checker, approver=cast.editor)
    one = signed(claim, by=cast.checker, signer=cast.editor)
    return partial(
        publishing.unsign_translation, one, actor=cast.editor, version=one.version, reason="Faux."
    )


def write_about(cast: Cast) -> Ready:
    said = {"title": "Qui nous sommes", "body": "Trois."}
    write = partial(publishing.write_about, "people", "fr", actor=cast.chief)
    write(version=0, **said)
    return partial(write, version=1, title="Nous", body="Quatre.")


def _published(cast: Cast) -> Claim:
    """A fact on its own page and on that of its article."""
    claim = settled(by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)
    article = of(claim)
    workflow.sign_off(article, actor=cast.editor, revision=article.revision_id or 0)
    publishing.publish_article(article, actor=cast.editor)
    claim.refresh_from_db()
    return claim
