"""The evidence of a claim, as far as a person may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import get_language

from factcheck import policy
from factcheck.locators import canonical
from factcheck.models import Citation, Claim, Evidence
from factcheck.publishing.words import web_address
from factcheck.views.captured import Capture, captures_of
from factcheck.views.moved import Answering, Moved, moved_of
from factcheck.views.reused import Reused, reused_by, with_changes
from factcheck.workflow import CARRIES, where_lacks

NOTHING_TO_ANSWER = Answering()


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what may be shown of it; addresses are http or https, or empty.

    `where` is its locator in the language of the page, `lacks` what it still has to say before it
    can carry a verdict.
    """

    citation: Citation
    evidence: Evidence
    where: str
    lacks: str
    url: str
    archived_url: str
    source: str
    derived_from: str
    reused: Reused | None
    file: str
    capture: Capture | None
    moved: Moved | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The evidence of a claim; `hidden` is how many pieces this person may not see."""

    rows: list[Cited]
    hidden: int
    sources: dict[int, str]


def shelf_of(
    claim: Claim,
    user: User,
    *,
    also: Iterable[int | None] = (),
    answering: Answering = NOTHING_TO_ANSWER,
) -> Shelf:
    """Seven queries at most. `also` are further sources whose names are asked for, if visible."""
    rows = claim.citations.select_related(
        "evidence__derived_from", "evidence__source", "watch__kept_by"
    )
    rows = rows.prefetch_related("evidence__seals").order_by("id")
    citations = list(with_changes(rows))
    visible = _visible(citations, user)
    shown = [one for one in citations if one.evidence_id in visible]
    asked = [*also, *(one.evidence.source_id for one in shown)]
    wanted = {pk for pk in asked if pk is not None}
    named = policy.visible_sources(user).filter(pk__in=wanted) if wanted else ()
    sources = {one.pk: one.name for one in named}
    reused = reused_by(shown, user)
    captures = captures_of([one.evidence for one in shown], user)
    return Shelf(
        [
            _cited(one, visible, sources, reused, captures, moved_of(one, answering))
            for one in shown
        ],
        len(citations) - len(shown),
        sources,
    )


def _visible(citations: list[Citation], user: User) -> set[int]:
    asked = [pk for one in citations for pk in (one.evidence_id, one.evidence.derived_from_id)]
    wanted = {pk for pk in asked if pk is not None}
    return set(policy.visible_evidence(user).filter(pk__in=wanted).values_list("pk", flat=True))


def _cited(
    citation: Citation,
    visible: set[int],
    sources: dict[int, str],
    reused: dict[int, Reused],
    captures: dict[int, Capture],
    moved: Moved | None,
) -> Cited:
    evidence = citation.evidence
    origin = evidence.derived_from
    return Cited(
        citation=citation,
        evidence=evidence,
        where=canonical(citation.locator, evidence.kind, (get_language() or "")[:2]),
        lacks=where_lacks(citation) if citation.stance in CARRIES.values() else "",
        url=web_address(evidence.url),
        archived_url=web_address(evidence.archived_url),
        source=sources.get(evidence.source_id or 0, ""),
        derived_from=origin.title if origin is not None and origin.pk in visible else "",
        reused=reused.get(citation.pk),
        file=evidence.seal.shown_name if evidence.seal else "",
        capture=captures.get(evidence.pk),
        moved=moved,
    )
