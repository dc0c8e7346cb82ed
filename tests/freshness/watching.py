"""Claims that rest on pages, and pages that moved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from factcheck.models import Citation, Claim, PageWatch
from tests.conftest import Cast
from tests.newsdesk import a_claim, cited, evidence, settled


def watched(citation: Citation, **fields: Any) -> PageWatch:
    """A page that changed after whatever was found with it."""
    later = timezone.now() + timedelta(minutes=1)
    row = {"state": "changed", "since": later, "checked_at": later, **fields}
    return PageWatch.objects.create(citation=citation, **row)


def resting_on(url: str, cast: Cast, claim: Claim | None = None, **fields: Any) -> Citation:
    """A settled claim that cites a page; `excerpt` and the like are the citation's."""
    piece = {
        name: fields.pop(name) for name in ("visibility", "source", "added_by") if name in fields
    }
    claim = cited(
        claim or a_claim(),
        actor=cast.checker,
        evidence=evidence(url=url, **piece),
        excerpt=fields.pop("excerpt", ""),
    )
    settled(claim, by=cast.checker, approver=cast.editor, **fields)
    return Citation.objects.latest("pk")
