"""Evidence that was taken over: from which check, and what became of that one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet

from factcheck import policy
from factcheck.choices import PageState
from factcheck.documents import FactDocument
from factcheck.models import Citation, Claim, Correction, FactPage


@dataclass(frozen=True, slots=True)
class Reused:
    """`claim` is the one that the evidence came from, None when this person may not see it."""

    page: FactPage
    headline: str
    checked_at: str
    claim: Claim | None
    changed: bool

    @property
    def retracted(self) -> bool:
        return self.page.state == PageState.RETRACTED

    @property
    def rechecking(self) -> bool:
        """Does the desk look at that claim again, whatever readers still see?"""
        return self.claim is not None and not self.claim.is_settled


def with_changes(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """The same citations with what `reused_by` needs of the facts that they were taken over from."""
    later = Correction.objects.filter(
        page__claim=OuterRef("reused_from"), made_at__gt=OuterRef("added_at")
    )
    origin = ("reused_from__article", "reused_from__fact_page__snapshot")
    return citations.select_related(*origin).annotate(changed_since=Exists(later))


def reused_by(citations: Iterable[Citation], user: User) -> dict[int, Reused]:
    """Where each citation was taken over from, by its id; a query if any was."""
    reused = {one.pk: one for one in citations if one.reused_from_id}
    if not reused:
        return {}
    origins = [one.reused_from_id for one in reused.values() if one.reused_from_id]
    seen = set(policy.visible_claims(user).filter(pk__in=origins).values_list("pk", flat=True))
    return {pk: _reused(one, seen) for pk, one in reused.items()}


def _reused(citation: Any, seen: set[int]) -> Reused:
    origin: Claim = citation.reused_from
    page: FactPage = origin.fact_page
    visible = origin if origin.pk in seen else None
    document = cast(FactDocument, page.snapshot.document if page.snapshot else {})
    return Reused(
        page=page,
        headline=headline_of(document, visible),
        checked_at=document["checked_at"],
        claim=visible,
        changed=citation.changed_since,
    )


def headline_of(document: FactDocument, claim: Claim | None) -> str:
    """The article of a fact: the desk's headline for whoever sees it, else what is public of it."""
    return claim.article.headline if claim else document["origin"]["headline"]
