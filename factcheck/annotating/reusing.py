"""Taking over the evidence of an earlier check: the pieces, never what was found with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from factcheck import ledger, matching, policy
from factcheck.annotating.claims import open_claim
from factcheck.annotating.holding import hold_evidence
from factcheck.choices import PageState, Stance, Visibility
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Citation, Claim, FactPage
from factcheck.publishing.storing import stored
from factcheck.terms import Term, compare, terms_of
from factcheck.workflow import compare_and_set


def terms_of_claim(claim: Claim) -> list[Term]:
    """What is asked of the archive for a claim: its statement and its words in the article."""
    exact = claim.anchor.exact if claim.anchor else ""
    return terms_of(f"{claim.statement}\n{exact}", claim.article.language)


def reusable_citations(
    claim: Claim, *, actor: AbstractBaseUser, origins: Iterable[int]
) -> Mapping[int, list[Citation]]:
    """What this person may take over to a claim, by the claim that it comes from; two queries.

    Never what is protected or comes from a protected source. From a restricted article to another
    one only what readers may know of, for whoever sees the other would see it too.
    """
    within = Q(claim__article__restricted=False) | Q(claim__article=claim.article_id)
    citations = (
        Citation.objects.standing()
        .filter(
            within | Q(evidence__visibility=Visibility.PUBLIC),
            claim__in=policy.visible_claims(actor).filter(pk__in=origins),
            evidence__in=policy.visible_evidence(actor),
        )
        .exclude(evidence__visibility=Visibility.PROTECTED)
        .exclude(evidence__source__protected=True)
        # What a piece does to a claim that is under a blind review would tell what is proposed.
        .exclude(claim__in=policy.blind_claims(actor))
    )
    held = set(Citation.objects.filter(claim=claim).values_list("evidence", "locator"))
    found: dict[int, list[Citation]] = {}
    for citation in citations.select_related("evidence__source").order_by("id"):
        if (citation.evidence_id, citation.locator) not in held:
            found.setdefault(citation.claim_id, []).append(citation)
    return found


def _still_open(pieces: list[Citation]) -> list[Citation]:
    """Those whose evidence nobody has withdrawn or protected by now; they are held as they are."""
    held = hold_evidence(*{one.evidence_id for one in pieces})
    for one in pieces:
        one.evidence = held[one.evidence_id]
    return [
        one
        for one in pieces
        if one.evidence.withdrawn_at is None and not one.evidence.protects_somebody
    ]


def reuse_evidence(
    claim: Claim, *, actor: AbstractBaseUser, version: int, page: FactPage
) -> list[Citation]:
    """Cite for a claim to check what a published fact was checked with; the new citations.

    Where the two do not say the same figures, the evidence comes as context: what supports one
    number does not support another.
    """
    with transaction.atomic():
        claim = open_claim(claim, actor=actor, version=version)
        page = FactPage.objects.select_related("snapshot", "claim__article").get(pk=page.pk)
        if not policy.can_view_claim(actor, page.claim):
            raise NotAllowedError(_("Your role does not allow this."))
        if page.state != PageState.PUBLISHED:
            raise NotPossibleError(_("This page was retracted: check the claim anew."))
        reusable = reusable_citations(claim, actor=actor, origins=[page.claim_id])
        pieces = _still_open(reusable.get(page.claim_id, []))
        if not pieces:
            raise NotPossibleError(_("There is no evidence in it that is not here already."))
        compare_and_set(claim, version)
        there = matching.terms_of_fact(stored(page))
        alike = compare(terms_of_claim(claim), there).figures in ("none", "same")
        new = Citation.objects.bulk_create(
            Citation(
                claim=claim,
                evidence=piece.evidence,
                stance=piece.stance if alike else Stance.CONTEXT,
                locator=piece.locator,
                excerpt=piece.excerpt,
                added_by_id=actor.pk,
                reused_from_id=page.claim_id,
            )
            for piece in pieces
        )
        ledger.append(
            article=claim.article,
            claim=claim,
            verb="reuse",
            actor=actor,
            data={
                "page": page.slug,
                "from": page.claim_id,
                "citations": [[one.pk, one.evidence_id] for one in new],
            },
        )
        claim.refresh_from_db()
    return new
