"""The claims of an article as they may leave the desk, the same for whoever asks.

A protected source has no name here, nor has one that did not speak on the record, and what could
give such a source away goes with the name. Evidence that protects somebody is only counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.choices import Record, Status, Visibility
from factcheck.models import (
    DETAILS,
    Article,
    Citation,
    Claim,
    Evidence,
    Source,
    SourceDetail,
    Verdict,
    detail_of,
)

# The field of each kind's detail that names somebody, and the fields that could tell who it is.
PARTY = {"figure": "attributed_to", "quote": "speaker", "source": "source"}
TELLING = frozenset({"role", "said_on", "channel", "original", "original_language"})
_PARTIES = ("figure__attributed_to", "quote__speaker", "source_detail__source")


@dataclass(frozen=True, slots=True)
class Piece:
    """A citation that may leave; `source` and `repeats` are empty where they must not be named."""

    citation: Citation
    evidence: Evidence
    source: str
    repeats: Evidence | None

    @property
    def is_internal(self) -> bool:
        return self.evidence.visibility == Visibility.INTERNAL


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with what may leave of it; `withheld` counts the evidence that stays.

    `party` is whom the claim's detail names, None for nobody and for somebody who must not be
    named: then `hides_party`. `verdict` is the current one, also before it is approved.
    """

    claim: Claim
    party: Source | None
    hides_party: bool
    pieces: list[Piece]
    withheld: int
    verdict: Verdict | None

    @property
    def in_force(self) -> Verdict | None:
        """The verdict once it is approved: a proposal is nobody's yet."""
        return self.verdict if self.verdict is not None and self.verdict.approved_at else None

    @property
    def left_out(self) -> frozenset[str]:
        """The fields of the detail that stay at the desk."""
        return TELLING if self.hides_party else frozenset()


def entries_of(article: Article) -> list[Entry]:
    """Every claim that is not withdrawn, by number; three queries."""
    claims = list(
        article.claims.exclude(status=Status.WITHDRAWN)
        .select_related("anchor", "assignee", *DETAILS, *_PARTIES)
        .order_by("number")
    )
    verdicts = Verdict.objects.filter(claim__in=claims, current=True)
    people = verdicts.select_related("rating", "proposed_by", "approved_by")
    current = {verdict.claim_id: verdict for verdict in people}
    cited = _cited(claims)
    return [_entry(claim, cited[claim.pk], current.get(claim.pk)) for claim in claims]


def _cited(claims: Iterable[Claim]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = defaultdict(list)
    citations = Citation.objects.filter(claim__in=claims).select_related(
        "evidence__source", "evidence__derived_from__source"
    )
    for citation in citations.order_by("id"):
        cited[citation.claim_id].append(citation)
    return cited


def _entry(claim: Claim, cited: list[Citation], verdict: Verdict | None) -> Entry:
    leaving = [one for one in cited if not one.evidence.protects_somebody]
    named, hidden = _party(claim)
    return Entry(
        claim=claim,
        party=named,
        hides_party=hidden,
        pieces=[_piece(one) for one in leaving],
        withheld=len(cited) - len(leaving),
        verdict=verdict,
    )


def _party(claim: Claim) -> tuple[Source | None, bool]:
    detail = detail_of(claim)
    party: Source | None = getattr(detail, PARTY[claim.kind], None)
    if party is None:
        return None, False
    aside = isinstance(detail, SourceDetail) and detail.record != Record.ON
    return (None, True) if aside or party.protected else (party, False)


def _piece(citation: Citation) -> Piece:
    evidence = citation.evidence
    origin = evidence.derived_from
    return Piece(
        citation=citation,
        evidence=evidence,
        source=evidence.source.name if evidence.source is not None else "",
        repeats=None if origin is None or origin.protects_somebody else origin,
    )
