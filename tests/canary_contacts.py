"""Canaries of the call log."""

from __future__ import annotations

from factcheck import annotating, publishing
from factcheck.choices import Record
from factcheck.models import Article, Claim
from tests.called import a_contact
from tests.canary import Canaries
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, settled


def plant_contacts(cast: Cast, article: Article, canary: Canaries) -> Claim:
    """Whom somebody asked for a published fact, on every terms, and one answer that is evidence."""
    claim = a_claim(article, statement="Un fait demandé.")
    a_source(canary("protected contact"), protected=True).keepers.add(cast.checker)
    for terms in Record.values:
        contact = a_contact(
            claim,
            by=cast.checker,
            record=terms,
            name=canary(f"contact {terms}"),
            question=canary(f"question {terms}"),
            answer=canary(f"answer {terms}"),
        )
        a_contact(
            claim,
            by=cast.checker,
            record=terms,
            name=canary("protected contact"),
            question=canary(f"protected question {terms}"),
            answer=canary(f"protected answer {terms}"),
        )
    # The last one is off the record.
    claim.refresh_from_db()
    annotating.cite_contact(contact, actor=cast.checker, version=claim.version, stance="supports")
    claim.refresh_from_db()
    publishing.publish_fact(
        settled(claim, by=cast.checker, approver=cast.editor), actor=cast.editor
    )
    return claim
