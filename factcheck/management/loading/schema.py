"""The tables that a load fills, in the order in which a row finds what it refers to."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.choices import EvidenceKind
from factcheck.management.loading.composed import CHANNEL, LOCATOR
from factcheck.management.loading.tables import Table
from factcheck.models import (
    READABLE,
    Anchor,
    Article,
    ArticleRevision,
    Citation,
    Claim,
    Evidence,
    FactPage,
    FactSnapshot,
    FigureDetail,
    MatchDocument,
    MatchPosting,
    PublicFact,
    QuoteDetail,
    ReviewEvent,
    SourceDetail,
    Verdict,
)
from factcheck.terms import TOKENS, VERSION

# The verb of the line that the ledger has of each claim, and the name of who wrote it.
VERB, NAME = "load", "seed_load"

# Those whose rows are numbered one by one; a row of the public list has the number of its place.
NUMBERED = (
    Article,
    ArticleRevision,
    Claim,
    Anchor,
    FigureDetail,
    QuoteDetail,
    SourceDetail,
    Verdict,
    ReviewEvent,
    Evidence,
    Citation,
    FactPage,
    FactSnapshot,
    MatchDocument,
)


def tables(*, checker: int) -> Mapping[type, Table]:
    """By their models. What an account did, the checker did."""
    return {
        Article: Table(
            Article,
            "id headline language source_url dated revision_id last_claim_number created_at",
            created_by_id=checker,
        ),
        ArticleRevision: Table(
            ArticleRevision,
            "id article_id headline text length sha256 blocks created_at",
            number=1,
            created_by_id=checker,
        ),
        Claim: Table(
            Claim,
            "id article_id number kind status statement risk assignee_id due version anchor_id"
            " created_at status_since",
            created_by_id=checker,
        ),
        Anchor: Table(Anchor, "id claim_id revision_id exact prefix suffix start end"),
        FigureDetail: Table(FigureDetail, "id claim_id value unit attributed_to_id"),
        QuoteDetail: Table(QuoteDetail, "id claim_id speaker_id", channel=CHANNEL),
        SourceDetail: Table(SourceDetail, "id claim_id source_id"),
        Verdict: Table(
            Verdict,
            "id claim_id outcome rating_id summary explanation valid_until proposed_at"
            " approved_by_id approved_at",
            proposed_by_id=checker,
        ),
        ReviewEvent: Table(
            ReviewEvent,
            "id sequence article_id claim_id to_status at previous_hash hash",
            verb=VERB,
            actor_name=NAME,
        ),
        Evidence: Table(
            Evidence, "id title url added_at", kind=EvidenceKind.PAGE, added_by_id=checker
        ),
        Citation: Table(
            Citation,
            "id claim_id evidence_id stance excerpt added_at",
            locator=LOCATOR,
            added_by_id=checker,
        ),
        FactPage: Table(
            FactPage,
            "id slug claim_id snapshot_id title summary kind language outcome rating rating_label"
            " source_name published_at modified_at",
        ),
        FactSnapshot: Table(FactSnapshot, "id page_id document sha256 created_at", number=1),
        PublicFact: Table(
            PublicFact,
            "id page_id outcome rating kind language year source source_name article words forms"
            f" written {' '.join(READABLE.values())}",
            version=TOKENS,
        ),
        MatchDocument: Table(MatchDocument, "id page_id words length", version=VERSION),
        MatchPosting: Table(MatchPosting, "term_id document_id weight"),
    }
