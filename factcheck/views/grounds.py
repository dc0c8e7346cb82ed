"""What keeps a piece of evidence from being withdrawn, as far as one person may know it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import PageState, Status
from factcheck.models import Claim, Evidence, FactPage


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim that rests on it; `steps` are what has to be done there first."""

    claim: Claim
    steps: list[str]


@dataclass(frozen=True, slots=True)
class Resting:
    """`hidden` is how many more there are in articles that the person does not see."""

    grounds: list[Ground] = field(default_factory=list)
    hidden: int = 0


NOTHING = Resting()


def resting_on(evidence: Evidence, user: User) -> Resting:
    """The claims for which the verb would refuse; it asks again, holding them. Two queries."""
    published = FactPage.objects.filter(claim=OuterRef("pk"), state=PageState.PUBLISHED)
    resting = annotating.claims_resting_on(evidence).annotate(is_public=Exists(published))
    numbers = list(resting.values_list("pk", flat=True))
    if not numbers:
        return NOTHING
    visible = policy.visible_claims(user).filter(pk__in=numbers).values("pk")
    rows = resting.filter(pk__in=visible).select_related("article")
    grounds = [Ground(claim, _steps(claim)) for claim in rows.order_by("article_id", "number")]
    return Resting(grounds, len(numbers) - len(grounds))


def _steps(claim: Claim) -> list[str]:
    steps = [_("retract its page")] if getattr(claim, "is_public", False) else []
    if claim.status == Status.IN_REVIEW:
        steps.append(_("send it back"))
    elif claim.is_settled:
        steps.append(_("reopen it"))
    return steps
