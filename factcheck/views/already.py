"""Already checked? What the claim's page shows of the archive, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from factcheck import annotating, matching, policy
from factcheck.choices import PageState, Status
from factcheck.documents import FactDocument
from factcheck.models import Citation, Claim, FactPage, ImportedReview
from factcheck.publishing.storing import stored
from factcheck.terms import Comparison, Term, compare
from factcheck.views.published import is_past_date
from factcheck.views.reused import headline_of

# Claims that took evidence over, by name; more than anybody can go and mend in a row.
MOST_USES = 50


@dataclass(frozen=True, slots=True)
class Already:
    """A published fact like this claim. `claim` is None when this person may not see it."""

    page: FactPage
    document: FactDocument
    score: float
    common: Comparison
    claim: Claim | None
    headline: str
    past_date: bool
    reusable: int

    @property
    def retracted(self) -> bool:
        return self.page.state == PageState.RETRACTED

    @property
    def rechecking(self) -> bool:
        """Does the desk look at it again, while readers still see what was found before?"""
        return self.claim is not None and not self.claim.is_settled and not self.retracted

    @property
    def as_context(self) -> bool:
        return self.common.figures in ("some", "other")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A review by others like this claim: a stranger's words, to be read with that in mind."""

    review: ImportedReview
    score: float
    common: Comparison


def already_checked(claim: Claim, user: User) -> dict[str, Any]:
    """What is likely the same, what may be, and the claims that took over this one's evidence."""
    terms = annotating.terms_of_claim(claim)
    # Our own first, whatever the score: the desk answers for them.
    alike = matching.alike(terms, top=matching.SHOWN, but=claim)
    facts = _facts(claim, user, terms, alike.own) if alike.own else []
    reviews = _reviews(terms, alike.others) if alike.others else []
    return {
        "likely": [row for row in facts if row.score >= matching.LIKELY],
        "possible": [row for row in facts if row.score < matching.LIKELY],
        "likely_elsewhere": [row for row in reviews if row.score >= matching.LIKELY],
        "possible_elsewhere": [row for row in reviews if row.score < matching.LIKELY],
        "likely_from": matching.LIKELY,
        **uses_of(claim, user),
    }


def _reviews(terms: list[Term], found: Mapping[int, float]) -> list[Elsewhere]:
    reviews = ImportedReview.objects.in_bulk(list(found))
    return [
        Elsewhere(review, score, compare(terms, matching.terms_of_review(review)))
        for pk, score in found.items()
        if (review := reviews.get(pk))
    ]


def _facts(
    claim: Claim, user: User, terms: list[Term], found: Mapping[int, float]
) -> list[Already]:
    facts = FactPage.objects.select_related("snapshot", "claim__article")
    pages = facts.in_bulk(list(found))
    origins = [page.claim_id for page in pages.values()]
    seen = set(policy.visible_claims(user).filter(pk__in=origins).values_list("pk", flat=True))
    reusable: Mapping[int, list[Citation]] = {}
    if claim.status == Status.TO_CHECK:
        published = [p.claim_id for p in pages.values() if p.state == PageState.PUBLISHED]
        reusable = annotating.reusable_citations(claim, actor=user, origins=published)
    today = timezone.localdate().isoformat()
    return [
        _row(pages[pk], score, terms, seen, reusable, today)
        for pk, score in found.items()
        if pk in pages
    ]


def _row(
    page: FactPage,
    score: float,
    terms: list[Term],
    seen: set[int],
    reusable: Mapping[int, list[Citation]],
    today: str,
) -> Already:
    document = stored(page)
    claim = page.claim if page.claim_id in seen else None
    return Already(
        page=page,
        document=document,
        score=score,
        common=compare(terms, matching.terms_of_fact(document)),
        claim=claim,
        headline=headline_of(document, claim),
        past_date=is_past_date(document, today),
        reusable=len(reusable.get(page.claim_id, ())),
    )


def uses_of(claim: Claim, user: User) -> dict[str, Any]:
    """The claims whose evidence was taken over from this one, by article, and how many articles
    rest on it, as far as the person may see them."""
    citations = Citation.objects.filter(claim=OuterRef("pk"), reused_from=claim)
    uses = Claim.objects.filter(Exists(citations))
    seen = policy.visible_claims(user).filter(pk__in=uses.values("pk"))
    is_seen = Q(pk__in=seen.values("pk"))
    counted = uses.order_by().aggregate(
        total=Count("pk"),
        # Of a restricted article it is not even told that there is one.
        hidden=Count("pk", filter=~is_seen & Q(article__restricted=False)),
        resting=Count("article", filter=is_seen & ~Q(status=Status.WITHDRAWN), distinct=True),
    )
    shown = seen.select_related("article").order_by("article__headline", "article_id", "number")
    return {
        "uses": list(shown[:MOST_USES]) if counted["total"] else [],
        "uses_hidden": counted["hidden"],
        "resting": counted["resting"],
    }
