"""The figures of a text: one walk over its tokens, first rule that fits wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.detection.figures.amounts import amount_match, currency_before, signed
from factcheck.detection.figures.approximation import approximator
from factcheck.detection.figures.clock import time_match
from factcheck.detection.figures.dates import date_match
from factcheck.detection.figures.lexicon import MONEY_WORDS, SIGNS
from factcheck.detection.figures.ranges import range_match
from factcheck.detection.figures.ratios import ratio_match
from factcheck.detection.figures.relative import relative_match
from factcheck.detection.figures.resolving import anchors, resolved, yearless
from factcheck.detection.figures.tokens import PAD
from factcheck.detection.figures.vague import vague_match
from factcheck.detection.figures.vetoes import passed_over
from factcheck.detection.figures.view import Match, View, view_of
from factcheck.detection.reading import Reading
from factcheck.detection.suggestions import APPROXIMATE, NO_YEAR, RELATIVE_DATE, Figure

_RULES = (
    time_match,
    date_match,
    vague_match,
    ratio_match,
    range_match,
    amount_match,
    relative_match,
)


def find_figures(reading: Reading) -> list[Figure]:
    """The figures of a text in the order of their places; they never overlap."""
    view = view_of(reading)
    matches = list(_matches(view))
    known = anchors(matches)
    return [_figure(view, match, known) for match in matches]


def _matches(view: View) -> Iterator[Match]:
    at, last = PAD, len(view.tokens) - PAD
    while at < last:
        if not _may_begin(view, at):
            at += 1
            continue
        end = passed_over(view, at)
        if end is not None:
            at = end
            continue
        found = next((match for rule in _RULES if (match := rule(view, at))), None)
        if found is not None:
            yield found
        at = found.end if found else at + 1


def _may_begin(view: View, at: int) -> bool:
    token = view.tokens[at]
    if token.kind == "number":
        return True
    if token.kind == "word":
        return token.key in view.lexicon.triggers or _money_word(view, at)
    return token.kind == "mark" and (token.key in SIGNS or signed(view, at))


def _money_word(view: View, at: int) -> bool:
    if view.key(at) not in MONEY_WORDS:
        return False
    currency = currency_before(view, at)
    return currency is not None and view.kind(currency[0]) == "number"


def _figure(view: View, match: Match, known: Sequence[tuple[int, date]]) -> Figure:
    start, end = view.tokens[match.first].start, view.tokens[match.end - 1].end
    zone = view.reading.zone_at(start)
    relative = RELATIVE_DATE in match.warnings
    approx = match.approx or ("" if relative else approximator(view, match.first))
    missing = yearless(match)
    warnings = list(match.warnings)
    if approx:
        warnings.append(APPROXIMATE)
    if missing:
        warnings.append(NO_YEAR)
    number = match.number
    return Figure(
        start=start,
        end=end,
        text=view.text[start:end],
        rule=match.rule,
        tier="low" if zone == "furniture" else match.tier,
        zone=zone,
        warnings=tuple(warnings),
        type=match.type,
        value=match.value,
        unit=match.unit,
        approx=approx,
        resolved=resolved(match, view.reading.dated, known) if missing else "",
        number_span=number and (view.tokens[number[0]].start, view.tokens[number[1] - 1].end),
    )
