"""The gate: what still stands between an article and its publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.choices import LOST, OPEN, FindingState, Severity, Status
from factcheck.coverage import Coverage, coverage_of
from factcheck.models import (
    Answer,
    Article,
    Claim,
    Comment,
    Finding,
    ReviewEvent,
    SignOff,
    Verdict,
)
from factcheck.transitions import TRANSITIONS

# After one of these, an earlier sign-off no longer covers the article.
WORK = (
    *TRANSITIONS,
    *("mark", "edit", "attach", "cite", "reuse", "uncite", "query", "unresolve", "answered"),
    *("correct_citation", "detect", "reoffer", "ask_again", "check_after_all"),
)
# Of a sentence's words, in a blocker about it.
MOST_SAID = 80


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that blocks. `claim` is None when it concerns the whole article."""

    code: str
    message: str
    claim: Claim | None = None
    # Where to go, when it is not the claim's own page.
    place: str = ""
    # How many things it stands for.
    count: int = 1

    @property
    def url(self) -> str:
        return self.claim.get_absolute_url() if self.claim else self.place


def readiness(article: Article, coverage: Coverage | None = None) -> list[Blocker]:
    """Every blocker: of the claims in their order, then of what was read; six queries.

    `coverage` is that of the current text, for a caller who has it already; two queries less.
    """
    kept = article.claims.exclude(status=Status.WITHDRAWN).select_related("anchor")
    waiting = Answer.objects.filter(question__claim=OuterRef("pk"), decided_at=None)
    claims = list(kept.annotate(has_answer=Exists(waiting)).order_by("number"))
    coverage = coverage or coverage_of(article, claims)
    return [*_of_claims(article, claims), *_of_the_reading(article, coverage)]


def _of_claims(article: Article, claims: Sequence[Claim]) -> list[Blocker]:
    if not claims:
        return [Blocker("no_claims", _("No claim has been marked yet."))]
    stale = set(
        Verdict.objects.filter(
            claim__article=article, current=True, valid_until__lt=timezone.localdate()
        ).values_list("claim_id", flat=True)
    )
    queries = set(
        Comment.objects.filter(claim__article=article, resolved_at=None).values_list(
            "claim_id", flat=True
        )
    )
    return [
        Blocker(code, message, claim)
        for claim in claims
        for code, message in _blockers(claim, claim.pk in stale, claim.pk in queries)
    ]


def _of_the_reading(article: Article, coverage: Coverage) -> Iterator[Blocker]:
    """What was read in the current revision and nobody has looked at."""
    here = article.get_absolute_url()
    if coverage.suggested:
        yield Blocker(
            "untouched",
            ngettext(
                "%(count)d figure, quote or source has not been looked at.",
                "%(count)d figures, quotes or sources have not been looked at.",
                coverage.suggested,
            )
            % {"count": coverage.suggested},
            place=f"{here}#suggestions",
            count=coverage.suggested,
        )
    for line in coverage.lines:
        if line.waits:
            yield Blocker(
                "unseen",
                _("Nobody has looked at the sentence “%(words)s”.")
                % {"words": Truncator(line.words).chars(MOST_SAID)},
                place=f"{here}?sentences=untouched#sentence-{line.key}",
            )
    unanswered = Finding.objects.filter(
        revision=article.revision_id, severity=Severity.CONFLICT, state=FindingState.OPEN
    ).count()
    if unanswered:
        yield Blocker(
            "inconsistent",
            ngettext(
                "%(count)d contradiction in the text has no answer.",
                "%(count)d contradictions in the text have no answer.",
                unanswered,
            )
            % {"count": unanswered},
            place=f"{article.get_absolute_url()}#findings",
            count=unanswered,
        )


def _blockers(claim: Claim, stale: bool, queried: bool) -> Iterator[tuple[str, str]]:
    lost = claim.anchor is None or claim.anchor.state in LOST
    if lost:
        yield "lost", _("Claim %(number)s has lost its place.") % {"number": claim.number}
    if claim.status in OPEN:
        yield (
            "unsettled",
            _("Claim %(number)s is not settled: %(status)s.")
            % {"number": claim.number, "status": claim.get_status_display()},
        )
    elif claim.status == Status.DISPUTED and not lost:
        yield (
            "uncorrected",
            _("Claim %(number)s is disputed and its words still stand in the text.")
            % {"number": claim.number},
        )
    if stale:
        yield (
            "stale",
            _("The verdict on claim %(number)s is past its date.") % {"number": claim.number},
        )
    if queried:
        yield (
            "query",
            _("Claim %(number)s has an open query.") % {"number": claim.number},
        )
    if getattr(claim, "has_answer", False):
        yield (
            "answer",
            _("Claim %(number)s has an answer from outside that nobody has looked at.")
            % {"number": claim.number},
        )


def valid_sign_off(article: Article) -> SignOff | None:
    """The sign-off that covers the article as it stands now, or None."""
    sign_off = (
        SignOff.objects.filter(revision=article.revision_id)
        .select_related("editor")
        .order_by("-id")
        .first()
    )
    if sign_off is None:
        return None
    later = ReviewEvent.objects.filter(
        article=article, verb__in=WORK, sequence__gt=sign_off.ledger_sequence
    )
    return None if later.exists() else sign_off
