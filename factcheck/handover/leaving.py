"""The claims of an article as they may leave the desk, the same for whoever asks.

A protected source has no name here, nor has one that did not speak on the record, and what could
give such a source away goes with the name. Evidence that protects somebody is only counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from factcheck.choices import Record, Risk, Status, Visibility
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
    def is_sealed(self) -> bool:
        """Whether what is proposed, and what each piece of evidence does, must not leave yet.

        What leaves is read by anybody, so everybody counts as one who may give the second verdict.
        """
        return self.claim.status == Status.IN_REVIEW and self.claim.risk == Risk.HIGH

    @property
    def in_force(self) -> Verdict | None:
        """The verdict once it is approved: a proposal is nobody's yet."""
        return self.verdict if self.verdict is not None and self.verdict.approved_at else None

    @property
    def left_out(self) -> frozenset[str]:
        """The fields of the detail that stay at the desk."""
        return TELLING if self.hides_party else frozenset()


def entries_of(article: Article) -> list[Entry]:
    """Every claim that is not withdrawn, by number; four queries. Evidence that was withdrawn stays."""
    claims = list(
        article.claims.exclude(status=Status.WITHDRAWN)
        .select_related("anchor", "assignee", *DETAILS, *_PARTIES)
        .order_by("number")
    )
    verdicts = Verdict.objects.filter(claim__in=claims, current=True)
    people = verdicts.select_related("rating", "proposed_by", "approved_by")
    current = {verdict.claim_id: verdict for verdict in people}
    cited = _cited(claims)
    # A name that must not be told for one claim must not stand beside another.
    unnamed = {source.pk for source in map(_unnamed, claims) if source is not None}
    return [_entry(claim, cited[claim.pk], current.get(claim.pk), unnamed) for claim in claims]


def _cited(claims: Iterable[Claim]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = defaultdict(list)
    citations = Citation.objects.standing().on_record().filter(claim__in=claims)
    whole = citations.select_related("evidence__source", "evidence__derived_from__source")
    for citation in whole.prefetch_related("evidence__seals").order_by("id"):
        cited[citation.claim_id].append(citation)
    return cited


def _entry(
    claim: Claim, cited: list[Citation], verdict: Verdict | None, unnamed: Collection[int]
) -> Entry:
    leaving = [one for one in cited if not one.evidence.protects_somebody]
    hidden = _unnamed(claim) is not None
    return Entry(
        claim=claim,
        party=None if hidden else _party(claim),
        hides_party=hidden,
        pieces=[_piece(one, unnamed) for one in leaving],
        withheld=len(cited) - len(leaving),
        verdict=verdict,
    )


def _party(claim: Claim) -> Source | None:
    party: Source | None = getattr(detail_of(claim), PARTY[claim.kind], None)
    return party


def _unnamed(claim: Claim) -> Source | None:
    """Whom the claim names and who must not be named: protected, or not on the record."""
    party, detail = _party(claim), detail_of(claim)
    aside = isinstance(detail, SourceDetail) and detail.record != Record.ON
    return party if party is not None and (aside or party.protected) else None


def _piece(citation: Citation, unnamed: Collection[int]) -> Piece:
    evidence = citation.evidence
    origin, source = evidence.derived_from, evidence.source
    told = source is not None and source.pk not in unnamed
    hidden = origin is not None and (origin.protects_somebody or origin.source_id in unnamed)
    return Piece(
        citation=citation,
        evidence=evidence,
        source=source.name if source is not None and told else "",
        repeats=None if hidden else origin,
    )
