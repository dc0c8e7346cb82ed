"""Marking claims on the words of texts: one by a person, many from a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Model
from django.utils.translation import gettext as _

from factcheck import anchoring, ledger, notifying, policy
from factcheck.annotating.covering import settle_all
from factcheck.annotating.holding import hold_articles, hold_named
from factcheck.annotating.sentences import overrule_all
from factcheck.choices import AnchorState, Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import DETAIL_MODELS, Anchor, Article, Claim, Source, bulk
from factcheck.workflow import STALE


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim to be, on the words [start, end) of the revision (its id) that somebody was reading.

    `detail` holds the fields of the kind's own row; `fields` are risk, assignee and due.
    """

    article: Article
    kind: str
    revision: int
    start: int
    end: int
    statement: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)


def mark_claim(
    article: Article,
    *,
    actor: AbstractBaseUser | None,
    kind: str,
    revision: int,
    start: int,
    end: int,
    statement: str,
    detail: Mapping[str, Any] | None = None,
    once: bool = False,
    **fields: Any,
) -> Claim:
    """What `mark_claims` does for one.

    With `once`, what `marked_before` finds is given back, and nothing is marked.
    """
    mark = Mark(article, kind, revision, start, end, statement, detail or {}, fields)
    with transaction.atomic():
        held = _held([mark], actor)
        if once and actor is not None:
            same = marked_before(
                held[article.pk], actor=actor, kind=kind, at=(start, end), statement=statement
            )
            if same is not None:
                return same
        return _write([mark], held, actor)[0]


def mark_claims(marks: Sequence[Mark], *, actor: AbstractBaseUser | None) -> list[Claim]:
    """A claim for each of the marks, in their order, all or none; the work is that of one.

    Open suggestions of these words are accepted with them, and of their sentences nobody says any
    more that they hold nothing to check. Raises StaleError when an article has a newer revision,
    NotPossibleError when a span is no span.
    """
    with transaction.atomic():
        return _write(marks, _held(marks, actor), actor)


def marked_before(
    article: Article, *, actor: AbstractBaseUser, kind: str, at: tuple[int, int], statement: str
) -> Claim | None:
    """A claim to check that this person has made already of these words, and says the same.

    Another statement about the same words is another claim.
    """
    start, end = at
    same = article.claims.filter(
        created_by=actor.pk,
        kind=kind,
        status=Status.TO_CHECK,
        statement=statement.strip(),
        anchor__revision=article.revision_id,
        anchor__start=start,
        anchor__end=end,
    )
    return same.order_by("number").first()


def check_assignee(
    article: Article, actor: AbstractBaseUser | None, assignee: AbstractBaseUser | None
) -> None:
    """Only checkers and editors give work out, and only to somebody who can see it."""
    if assignee is None:
        return
    if actor is not None and not policy.is_checker(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    if not policy.can_view_article(assignee, article):
        raise NotPossibleError(_("This person cannot see the article."))


def _held(marks: Sequence[Mark], actor: AbstractBaseUser | None) -> dict[int, Article]:
    """The articles as they are now, held, if the marks may be made in them; a refusal otherwise."""
    held = hold_articles(mark.article.pk for mark in marks)
    for article in held.values():
        if actor is not None and not policy.can_annotate(actor, article):
            raise NotAllowedError(_("Your role does not allow this."))
    for mark in marks:
        if held[mark.article.pk].revision_id != mark.revision:
            raise StaleError(STALE)
        check_assignee(held[mark.article.pk], actor, mark.fields.get("assignee"))
    hold_named(
        value for mark in marks for value in mark.detail.values() if isinstance(value, Source)
    )
    return held


def _write(
    marks: Sequence[Mark], held: Mapping[int, Article], actor: AbstractBaseUser | None
) -> list[Claim]:
    selectors = [_words_of(mark, held[mark.article.pk]) for mark in marks]
    # A claim and its anchor name each other.
    places = bulk.numbers(Anchor, len(marks))
    claims = [
        Claim(
            article=held[mark.article.pk],
            kind=mark.kind,
            statement=mark.statement.strip(),
            anchor_id=place,
            created_by_id=actor.pk if actor else None,
            **mark.fields,
        )
        for mark, place in zip(marks, places, strict=True)
    ]
    _number(claims)
    bulk.insert(claims)
    anchors = [
        Anchor(
            pk=claim.anchor_id,
            claim=claim,
            revision_id=mark.revision,
            state=AnchorState.KEPT,
            exact=selector.exact,
            prefix=selector.prefix,
            suffix=selector.suffix,
            start=selector.start,
            end=selector.end,
        )
        for mark, claim, selector in zip(marks, claims, selectors, strict=True)
    ]
    bulk.insert(anchors)
    details: dict[str, list[Model]] = defaultdict(list)
    for mark, claim, anchor in zip(marks, claims, anchors, strict=True):
        claim.anchor = anchor
        details[mark.kind].append(DETAIL_MODELS[mark.kind](claim=claim, **mark.detail))
    for rows in details.values():
        bulk.insert(rows)
    notifying.assigned_all(claims, actor=actor)
    _record(marks, claims, actor)
    return claims


def _words_of(mark: Mark, article: Article) -> anchoring.Selector:
    # The text of a revision never changes: what the caller has read of it will do.
    revision = mark.article.revision if mark.article.revision_id == mark.revision else None
    revision = revision or article.revision
    if revision is None:
        raise StaleError(STALE)
    try:
        return anchoring.describe(revision.text, mark.start, mark.end)
    except anchoring.SpanError as error:
        raise NotPossibleError(_("These words are not in the text.")) from error


def _number(claims: Iterable[Claim]) -> None:
    """Give the claims the next numbers of their articles, which are held."""
    given: Counter[int] = Counter()
    for claim in claims:
        given[claim.article_id] += 1
        claim.number = claim.article.last_claim_number + given[claim.article_id]
    by_count: dict[int, list[int]] = defaultdict(list)
    for article, count in given.items():
        by_count[count].append(article)
    for count, articles in by_count.items():
        rows = Article.objects.filter(pk__in=articles)
        rows.update(last_claim_number=F("last_claim_number") + count)


def _record(marks: Sequence[Mark], claims: Sequence[Claim], actor: AbstractBaseUser | None) -> None:
    suggested, overruled = settle_all(claims, actor=actor), overrule_all(claims)
    entries = []
    for mark, claim in zip(marks, claims, strict=True):
        data: dict[str, Any] = {"kind": mark.kind, "start": mark.start, "end": mark.end}
        if claim.pk in suggested:
            data["suggested"] = True
        if claim.pk in overruled:
            data["overruled"] = True
        entries.append(
            ledger.Entry(claim.article, "mark", actor, claim, to_status=Status.TO_CHECK, data=data)
        )
    ledger.append_all(entries)
