"""The next revision of an article, its claims and suggestions carried over to it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from factcheck import anchoring, ledger, policy
from factcheck.annotating.articles import by_token
from factcheck.annotating.attaching import attach_within
from factcheck.annotating.carrying_suggestions import carry_suggestions
from factcheck.annotating.detecting import detect_or_log
from factcheck.annotating.fates import Fate, fates_of
from factcheck.annotating.rewording import diff_in_words
from factcheck.annotating.sentences import carry_sentences
from factcheck.choices import AnchorState
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.intake import Draft
from factcheck.models import Anchor, Article, ArticleRevision, Claim
from factcheck.workflow import STALE, words_changed

Span = tuple[int, int]
NOBODY: Mapping[int, Span] = {}


@dataclass(frozen=True, slots=True)
class Report:
    """What a text does, or did, to the claims of an article. `number` is the revision's.

    `is_new` is False when the article has this text already: then nothing happens.
    """

    number: int
    is_new: bool
    fates: Sequence[Fate]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many claims of each state, those of every state named."""
        found = Counter(fate.state for fate in self.fates)
        return {state: found[state] for state in AnchorState.values}

    @property
    def to_look_at(self) -> list[Fate]:
        return [fate for fate in self.fates if fate.needs_a_look]


def preview_revision(article: Article, draft: Draft) -> Report:
    """What `revise_article` would do. Writes nothing."""
    current = _current(article)
    if draft.sha256 == current.sha256:
        return Report(current.number, is_new=False, fates=())
    number = current.number + 1
    return Report(number, is_new=True, fates=fates_of(article, draft.text, draft.sha256))


def revise_article(
    article: Article,
    draft: Draft,
    *,
    actor: AbstractBaseUser | None,
    revision: int,
    places: Mapping[int, Span] = NOBODY,
    via: str = "",
) -> Report:
    """Give an article its next text. All of it happens, or nothing.

    `revision` is the id of the one that the person saw; `actor` is None for a command. `places`
    says where lost claims, by their number, are in the new text. A claim whose words changed goes
    back to check; one that has no place keeps its history, and the gate waits for it. The same
    text again makes no revision.
    """
    if actor is not None and not policy.can_annotate(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        article = _hold(article, revision)
        report = preview_revision(article, draft)
        if not report.is_new:
            return report
        before = _current(article)
        after = _store(article, draft, report.number, actor)
        ledger.append(
            article=article,
            verb="revise",
            actor=actor,
            data={
                "revision": report.number,
                "sha256": after.sha256,
                **report.counts,
                **by_token(via),
            },
        )
        _carry(report.fates, after, actor)
        carry_sentences(before, after, language=article.language)
        for fate in report.fates:
            if fate.is_lost and fate.claim.number in places:
                attach_within(fate.claim, after, places[fate.claim.number], actor=actor)
        carry_suggestions(before, after)
    # After the transaction: a detector may take its time, and on SQLite everybody would wait.
    detect_or_log(article, actor=actor)
    return report


def _current(article: Article) -> ArticleRevision:
    if article.revision is None:
        raise NotPossibleError(_("This article has no text yet."))
    return article.revision


def _hold(article: Article, revision: int) -> Article:
    """The article and its claims, held in the order in which everybody holds them."""
    articles = Article.objects.select_for_update(of=("self",), no_key=True)
    held = articles.select_related("revision").get(pk=article.pk)
    if held.revision_id != revision:
        raise StaleError(STALE)
    list(
        Claim.objects.select_for_update(no_key=True)
        .filter(article=held)
        .order_by("pk")
        .values_list("pk")
    )
    return held


def _store(
    article: Article, draft: Draft, number: int, actor: AbstractBaseUser | None
) -> ArticleRevision:
    after = ArticleRevision.objects.create(
        article=article,
        number=number,
        headline=draft.headline,
        text=draft.text,
        length=len(draft.text),
        sha256=draft.sha256,
        blocks=draft.block_list(),
        created_by_id=actor.pk if actor else None,
    )
    article.revision = after
    article.headline = draft.headline
    article.save(update_fields=["revision", "headline"])
    return after


def _carry(fates: Sequence[Fate], after: ArticleRevision, actor: AbstractBaseUser | None) -> None:
    """Write the anchors of the new revision; tell the ledger of those that somebody must look at."""
    anchors = Anchor.objects.bulk_create([_anchor(fate, after) for fate in fates])
    claims = [fate.claim for fate in fates]
    for claim, anchor in zip(claims, anchors, strict=True):
        claim.anchor = anchor
    Claim.objects.bulk_update(claims, ["anchor"], batch_size=200)
    # Who was about to act on other words is told so.
    changed = [fate.claim.pk for fate in fates if fate.state != AnchorState.KEPT]
    Claim.objects.filter(pk__in=changed).update(version=F("version") + 1)
    for fate in fates:
        if fate.needs_a_look:
            _tell(fate, after, actor)


def _tell(fate: Fate, after: ArticleRevision, actor: AbstractBaseUser | None) -> None:
    data = {"revision": after.number, "anchor": fate.state, "because": fate.reason}
    if fate.sets_verdict_aside:
        reason = diff_in_words(fate.before.exact, fate.words)
        words_changed(fate.claim, actor=actor, reason=reason, data=data)
        return
    reason = "" if fate.is_lost else diff_in_words(fate.before.exact, fate.words)
    ledger.append(
        article=fate.claim.article,
        claim=fate.claim,
        verb="follow",
        actor=actor,
        reason=reason,
        data=data,
    )


def _anchor(fate: Fate, after: ArticleRevision) -> Anchor:
    """A claim without a place keeps the words that it had."""
    anchor = Anchor(
        claim=fate.claim,
        revision=after,
        state=fate.state,
        reason=fate.reason,
        similarity=fate.similarity,
        algorithm=anchoring.VERSION,
        exact=fate.before.exact,
        prefix=fate.before.prefix,
        suffix=fate.before.suffix,
    )
    if fate.span:
        selector = anchoring.describe(after.text, *fate.span)
        anchor.exact, anchor.prefix, anchor.suffix = (
            selector.exact, selector.prefix, selector.suffix,
        )  # fmt: skip
        anchor.start, anchor.end = fate.span
    elif fate.candidate:
        anchor.candidate_start, anchor.candidate_end = fate.candidate
    return anchor
