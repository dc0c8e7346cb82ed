"""Run the newsroom's detectors over a text, and believe only what can be true of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from factcheck import consistency, detection
from factcheck.annotating.filling import detail_fields
from factcheck.choices import Confidence
from factcheck.detection import Analysis, Figure, Quote, Source, Suggestion
from factcheck.detection.reading import read
from factcheck.detection.suggestions import Span
from factcheck.intake import Block

BUILT_IN = "factcheck.detection.detect"
# An article never reaches these; a book that somebody pastes must not hold the desk up.
MAX_READ = 200_000
MAX_KEPT = 2_000
MAX_FINDINGS = 200
MAX_RULE = 80
# A text without spaces is cut within a word, and not at the last space somewhere before.
MAX_WORD = 1_000

_log = logging.getLogger(__name__)
Detector = Callable[..., Iterable[Suggestion]]


class MisreadError(ValueError):
    """A detector said what cannot be true of the text; the message holds no word of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One suggestion and who made it. `zone` is that of its block, whatever the detector says."""

    detector: str
    suggestion: Suggestion
    zone: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a claim says of the figure on its words, in place of what the detector understood."""

    span: Span
    value: Decimal
    value_high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Read:
    """What the machine read in a text, in the order of the text."""

    found: tuple[Found, ...]
    findings: tuple[consistency.Finding, ...]


def read_text(
    text: str,
    *,
    language: str,
    dated: date | None,
    blocks: Sequence[Block],
    amendments: Sequence[Amendment] = (),
) -> Read:
    """Everything that the detectors suggest, and what does not fit together in it.

    A detector that fails is logged and skipped. Only the first MAX_READ characters are read. The
    consistency check believes `amendments`, where people know better.
    """
    if not settings.FACTCHECK_DETECTORS:
        return Read((), ())
    text, blocks = _beginning(text, blocks)
    analysis = Analysis(read(text, language=language, dated=dated, blocks=blocks), (), (), (), ())
    found: list[tuple[str, Suggestion]] = []
    for path in settings.FACTCHECK_DETECTORS:
        if path == BUILT_IN:
            analysis = _read_ourselves(analysis)
            suggested: Iterable[Suggestion] = analysis.suggestions
        else:
            suggested = _ask(path, analysis)
        found += [(path, one) for one in _beside(found, suggested, len(text))]
    found.sort(key=lambda pair: (pair[1].start, -pair[1].end, pair[1].kind))
    found = found[:MAX_KEPT]
    zone_at = analysis.reading.zone_at
    return Read(
        tuple(
            Found(path, one, "furniture" if one.zone == "furniture" else zone_at(one.start))
            for path, one in found
        ),
        _check(_with(_amended([one for _path, one in found], amendments), analysis)),
    )


def _beginning(text: str, blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """The text as far as it is read, up to the end of a word where there is one."""
    if len(text) <= MAX_READ:
        return text, blocks
    border = max(text.rfind(" ", 0, MAX_READ), text.rfind("\n", 0, MAX_READ))
    cut = border if border > MAX_READ - MAX_WORD else MAX_READ
    kept = [replace(one, end=min(one.end, cut)) for one in blocks if one.start < cut]
    return text[:cut], kept


def _read_ourselves(analysis: Analysis) -> Analysis:
    """The analysis by our own rules; a fault of theirs must not lose what others find."""
    reading = analysis.reading
    try:
        return detection.analyse(
            reading.text, language=reading.language, dated=reading.dated, blocks=reading.blocks
        )
    except Exception as error:  # noqa: BLE001 -- whatever it is, the article must come in
        _skip(BUILT_IN, error)
        return analysis


def _ask(path: str, analysis: Analysis) -> list[Suggestion]:
    """What a detector of the newsroom suggests; nothing when it fails or misreads."""
    reading = analysis.reading
    try:
        detector: Detector = import_string(path)
        suggested = detector(
            reading.text, language=reading.language, dated=reading.dated, blocks=reading.blocks
        )
        return [_believed(one, reading.text) for one in islice(suggested, MAX_KEPT)]
    except Exception as error:  # noqa: BLE001 -- somebody else's code
        _skip(path, error)
        return []


def _skip(path: str, error: Exception) -> None:
    """Say so in the log, without the words that an exception's message may quote."""
    why = str(error) if isinstance(error, MisreadError | ImportError) else type(error).__name__
    _log.warning("The detector %s is skipped: %s", path, why)


def _believed(one: Any, text: str) -> Suggestion:
    """The suggestion itself; MisreadError unless it is about this text and can be stored."""
    if not isinstance(one, Figure | Quote | Source):
        raise MisreadError(f"a {type(one).__name__} is no figure, quote or source")
    if type(one.start) is not int or type(one.end) is not int:
        raise MisreadError("a place that is not counted in whole characters")
    if not 0 <= one.start < one.end <= len(text):
        raise MisreadError(f"no place {one.start}..{one.end} in the text")
    if text[one.start : one.end] != one.text or not one.text.strip():
        raise MisreadError(f"other words than those at {one.start}..{one.end}")
    if one.tier not in Confidence.values:
        raise MisreadError("an unknown tier")
    if not isinstance(one.rule, str) or not 0 < len(one.rule) <= MAX_RULE:
        raise MisreadError(f"a rule needs a name of at most {MAX_RULE} characters")
    if not _can_be_stored(one.to_dict()):
        raise MisreadError("a suggestion that is no JSON text")
    return one


def _can_be_stored(values: dict[str, Any]) -> bool:
    try:
        written = json.dumps(values, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    # PostgreSQL refuses this one character in any text.
    return b"\\u0000" not in written


def _beside(
    found: list[tuple[str, Suggestion]], suggested: Iterable[Suggestion], length: int
) -> Iterator[Suggestion]:
    """Those that stand on words where nobody before has suggested the same kind."""
    taken = {kind: bytearray(length) for kind in ("figure", "quote", "source")}
    for _path, one in found:
        taken[one.kind][one.start : one.end] = b"\1" * (one.end - one.start)
    seen = set()
    for one in suggested:
        place = (one.kind, one.start, one.end)
        if place not in seen and taken[one.kind].find(1, one.start, one.end) < 0:
            seen.add(place)
            yield one


def _amended(found: list[Suggestion], amendments: Sequence[Amendment]) -> list[Suggestion]:
    """The suggestions, with each amendment in the one figure on its words; two are left alone."""
    amended = list(found)
    for one in amendments:
        start, end = one.span
        on_it = [
            (index, figure)
            for index, figure in enumerate(found)
            if isinstance(figure, Figure) and figure.start < end and figure.end > start
        ]
        if len(on_it) == 1 and _differs(one, on_it[0][1]):
            index, figure = on_it[0]
            ends = [
                f"{end.normalize():f}" for end in (one.value, one.value_high) if end is not None
            ]
            amended[index] = replace(figure, value="..".join(ends), unit=one.unit)
    return amended


def _differs(one: Amendment, figure: Figure) -> bool:
    """Whether a person changed what accepting the figure would have filled in."""
    filled = detail_fields(figure.kind, figure.to_dict(), figure.warnings)
    same = (filled.get("value"), filled.get("value_high"), filled["unit"])
    return same != (one.value, one.value_high, one.unit)


def _with(found: list[Suggestion], analysis: Analysis) -> Analysis:
    return replace(
        analysis,
        figures=tuple(one for one in found if isinstance(one, Figure)),
        quotes=tuple(one for one in found if isinstance(one, Quote)),
        sources=tuple(one for one in found if isinstance(one, Source)),
    )


def _check(analysis: Analysis) -> tuple[consistency.Finding, ...]:
    try:
        return tuple(islice(consistency.check(analysis), MAX_FINDINGS))
    except Exception as error:  # noqa: BLE001 -- as above
        _log.warning("The consistency check is skipped: %s", type(error).__name__)
        return ()
