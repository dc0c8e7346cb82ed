"""What the next text does to each claim of an article. Reads rows and texts, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck import anchoring
from factcheck.anchoring import Change, Placement, Reanchoring, fold, word_diff
from factcheck.choices import (
    LOST,
    SETTLED,
    AnchorReason,
    AnchorState,
    Status,
)
from factcheck.models import Anchor, Article, ArticleRevision, Claim

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fate:
    """Where the words of a claim are in the next text, and what that does to its verdict.

    `before` is the anchor that they come from: the last one with a place. `words` are those found,
    or what the candidate says when there is no place.
    """

    claim: Claim
    before: Anchor
    state: str
    reason: str
    similarity: float
    words: str
    span: Span | None = None
    candidate: Span | None = None

    @property
    def state_label(self) -> str:
        return str(AnchorState(self.state).label)

    @property
    def reason_label(self) -> str:
        return str(AnchorReason(self.reason).label)

    @property
    def changes(self) -> list[Change]:
        """What became of the words, or what would if they were at the candidate."""
        return word_diff(self.before.exact, self.words)

    @property
    def is_lost(self) -> bool:
        return self.state in LOST

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody has to read it again or say where it is."""
        return self.claim.status != Status.WITHDRAWN and self.state not in (
            AnchorState.KEPT,
            AnchorState.MOVED,
        )

    @property
    def sets_verdict_aside(self) -> bool:
        """Words that changed take a verdict, or a proposed one, back to check."""
        settled = self.claim.status in (*SETTLED, Status.IN_REVIEW)
        return self.state == AnchorState.EDITED and settled

    @property
    def keeps_verdict(self) -> bool:
        return self.claim.status in SETTLED and not self.sets_verdict_aside


def fates_of(article: Article, text: str, sha256: str) -> list[Fate]:
    """One for each claim of the article, in the order of their numbers.

    A text that the article had before gives back the places that it had then.
    """
    earlier = _earlier(article, sha256)
    known = {anchor.claim_id: anchor for anchor in _placed(earlier)} if earlier else {}
    claims = list(article.claims.select_related("anchor").order_by("number"))
    last = _last_placed(claims)
    carriers = _Carriers(text)
    return [
        _come_back(claim, last[claim.pk], known[claim.pk])
        if claim.pk in known
        else _fate(claim, last[claim.pk], carriers.place(last[claim.pk]), text)
        for claim in claims
        if claim.pk in last
    ]


def _earlier(article: Article, sha256: str) -> ArticleRevision | None:
    """The last revision before the current one that has this text."""
    return (
        article.revisions.filter(sha256=sha256)
        .exclude(pk=article.revision_id or 0)
        .order_by("-number")
        .first()
    )


def _placed(revision: ArticleRevision) -> Iterable[Anchor]:
    return Anchor.objects.filter(revision=revision, start__isnull=False)


def _last_placed(claims: Sequence[Claim]) -> Mapping[int, Anchor]:
    """For each claim its anchor in the last revision where it had a place."""
    found = {claim.pk: claim.anchor for claim in claims if claim.anchor and claim.anchor.span}
    lost = [claim.pk for claim in claims if claim.pk not in found]
    if lost:
        older = Anchor.objects.filter(claim__in=lost, start__isnull=False)
        found.update((anchor.claim_id, anchor) for anchor in older.order_by("revision__number"))
    return found


class _Carriers:
    """Texts that claims come from, each compared with the new one once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, Reanchoring] = {}

    def place(self, anchor: Anchor) -> Placement:
        source = anchor.revision_id
        if source not in self._known:
            text = ArticleRevision.objects.values_list("text", flat=True).get(pk=source)
            self._known[source] = Reanchoring(text, self._text)
        start, end = _span(anchor)
        return self._known[source].place(start, end)


def _fate(claim: Claim, before: Anchor, placed: Placement, text: str) -> Fate:
    span = None if placed.start is None or placed.end is None else (placed.start, placed.end)
    shown = span or placed.candidate
    return Fate(
        claim,
        before,
        state=placed.state,
        reason=placed.reason,
        similarity=placed.score,
        words=text[slice(*shown)] if shown else "",
        span=span,
        candidate=placed.candidate,
    )


def _come_back(claim: Claim, before: Anchor, then: Anchor) -> Fate:
    state = AnchorState.KEPT if same_words(before.exact, then.exact) else AnchorState.EDITED
    return Fate(
        claim,
        before,
        state=state,
        reason=AnchorReason.REVERTED,
        similarity=anchoring.likeness(fold(before.exact), fold(then.exact)),
        words=then.exact,
        span=_span(then),
    )


def same_words(one: str, other: str) -> bool:
    """Whether typography and white space are the only difference."""
    return fold(one).split() == fold(other).split()


def _span(anchor: Anchor) -> Span:
    if anchor.span is None:
        raise ValueError(f"anchor {anchor.pk} has no place")
    return anchor.span
