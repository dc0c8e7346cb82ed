"""What an answer means for a citation, and the row that says so. Nothing else is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from factcheck.choices import SETTLED, Kind, Language, Visibility, WatchState
from factcheck.freshness.asking import Answer
from factcheck.freshness.comparing import has_words, number_missing, words_missing
from factcheck.models import Citation, FigureDetail, PageWatch

# Runs in a row without an answer, before anybody is bothered with it; counting stops at the other.
PATIENCE, MOST_FAILURES = 3, 1000
# How a citation is counted whose page did not answer, and nobody is told of it yet.
FAILED = "failed"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Found:
    """`state` is None when nothing is known; `found` says that what is cited was there once."""

    state: WatchState | None
    missing: str = ""
    found: bool = False


def watched() -> QuerySet[Citation]:
    """What settled claims cite of the public web; never what is protected, or came from somebody
    who is."""
    return (
        Citation.objects.standing()
        .filter(
            Q(evidence__url__startswith="https://") | Q(evidence__url__startswith="http://"),
            claim__status__in=SETTLED,
            evidence__visibility__in=(Visibility.PUBLIC, Visibility.INTERNAL),
        )
        .exclude(evidence__source__protected=True)
    )


def write(url: str, citations: Sequence[int], answer: Answer) -> Iterator[str]:
    """Write each row; yields its state, or FAILED.

    What was taken off, protected or given another address meanwhile is left alone.
    """
    same = watched().filter(pk__in=citations, evidence__url=url)
    for citation in same.select_related("watch", "claim__figure", "claim__article"):
        before: PageWatch | None = getattr(citation, "watch", None)
        found = _compared(citation, answer, was_found=before is not None and before.found)
        yield _save(citation, found)


def forget(citation: Citation) -> None:
    """What was found of its page, when it cites something else of it now."""
    PageWatch.objects.filter(citation=citation).delete()


def _compared(citation: Citation, answer: Answer, *, was_found: bool) -> _Found:
    if answer.state != WatchState.OK:
        return _Found(answer.state, found=was_found)
    if has_words(citation.excerpt):
        language = citation.claim.article.language
        missing = words_missing(answer.words, citation.excerpt, language)
        if missing is None:
            return _Found(WatchState.OK, found=True)
        return _Found(WatchState.CHANGED, missing[:_LONGEST], was_found)
    values = _values(citation)
    gone = bool(values) and number_missing(answer.words, values)
    if gone and was_found:
        return _Found(WatchState.CHANGED, _shown(citation, values), found=True)
    # Nobody said that the number stands in the page as such: it is missed once it was seen.
    return _Found(WatchState.OK, found=was_found or (bool(values) and not gone))


def _values(citation: Citation) -> list[Decimal]:
    figure: FigureDetail | None = getattr(citation.claim, "figure", None)
    if citation.claim.kind != Kind.FIGURE or figure is None:
        return []
    return [value for value in (figure.value, figure.value_high) if value is not None]


def _shown(citation: Citation, values: Sequence[Decimal]) -> str:
    plain = " – ".join(f"{value.normalize():f}" for value in values)
    french = citation.claim.article.language == Language.FRENCH
    return (plain.replace(".", ",") if french else plain)[:_LONGEST]


def _save(citation: Citation, found: _Found) -> str:
    now = timezone.now()
    try:
        with transaction.atomic():
            # Held, so that whoever answers for the page at this moment is not passed over.
            held = (
                PageWatch.objects.select_for_update(no_key=True).filter(citation=citation).first()
            )
            watch = held or PageWatch(citation=citation, since=now)
            _take(watch, found, now)
            watch.save()
    except IntegrityError:
        # Taken off while its page was read: there is nothing left to write about.
        return FAILED
    return FAILED if found.state is None and not watch.is_flagged else watch.state


def _take(watch: PageWatch, found: _Found, now: datetime) -> None:
    failed = found.state is None
    watch.failures = min(watch.failures + 1, MOST_FAILURES) if failed else 0
    watch.checked_at, watch.found = now, found.found
    state, missing = found.state or watch.state, found.missing if found.state else watch.missing
    if watch.failures >= PATIENCE:
        state, missing = WatchState.UNREACHABLE, ""
    if (state, missing) == (watch.state, watch.missing):
        return
    watch.state, watch.missing, watch.since = state, missing, now
    watch.version += 1
    watch.kept_by = watch.kept_at = None
