"""What a change needs is there before; the change itself is what is called then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.models import Article, Claim

Ready = Callable[[], object]


def at(claim: Claim, **more: Any) -> dict[str, Any]:
    """The claim's version as it is now, and more to say."""
    claim.refresh_from_db()
    return {"version": claim.version, **more}


def of(claim: Claim) -> Article:
    """Its article as it is now."""
    return Article.objects.select_related("revision").get(pk=claim.article_id)
