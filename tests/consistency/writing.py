"""An analysed article, written down by hand: the text, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.consistency import Finding, check
from factcheck.detection import Analysis, Figure, Quote, Source
from factcheck.detection.cues import Cue
from factcheck.detection.reading import Reading, read


@dataclass(frozen=True)
class Mark:
    """Words of the text and what they are; like marks are given in the order of the text."""

    kind: type
    words: str
    fields: dict[str, Any]


def figure(words: str, value: str = "", unit: str = "", **fields: Any) -> Mark:
    return Mark(Figure, words, {"type": "number", "value": value, "unit": unit, **fields})


def day(words: str, value: str = "", **fields: Any) -> Mark:
    return figure(words, value, type="date", **fields)


def share(words: str, value: str) -> Mark:
    return figure(words, value, "%", type="percent")


def quote(words: str, **fields: Any) -> Mark:
    return Mark(Quote, words, {"words": words[1:-1].strip(), **fields})


def source(words: str, name: str = "", role: str = "origin", **fields: Any) -> Mark:
    return Mark(
        Source, words, {"name": name or words, "role": role, "source_kind": "person", **fields}
    )


def cue(words: str, lemma: str = "dire", form: str = "verb", **fields: Any) -> Mark:
    return Mark(Cue, words, {"lemma": lemma, "form": form, "strength": "saying", **fields})


def written(
    text: str, *marks: Mark, language: str = "fr", dated: date | None = date(2024, 5, 6)
) -> Analysis:
    """Read the text and place the marks, each behind the last one of its kind."""
    reading = read(text, language=language, dated=dated)
    placed: dict[type, list[Any]] = {Figure: [], Quote: [], Source: [], Cue: []}
    for mark in marks:
        before = placed[mark.kind]
        start = text.index(mark.words, before[-1].end if before else 0)
        before.append(_suggestion(reading, mark, start))
    return Analysis(reading, *(tuple(each) for each in placed.values()))


def _suggestion(reading: Reading, mark: Mark, start: int) -> Any:
    end = start + len(mark.words)
    if mark.kind is Cue:
        return Cue(start, end, mark.words, **mark.fields)
    fields = {"rule": "hand", "zone": reading.zone_at(start), **mark.fields}
    return mark.kind(start=start, end=end, text=mark.words, **fields)


def words_of(analysis: Analysis, finding: Finding) -> list[str]:
    """The words at the spans of a finding."""
    return [analysis.reading.text[start:end] for start, end in finding.spans]


def found(analysis: Analysis) -> list[tuple[str, list[str]]]:
    """What the check says: rule and words, in its own order."""
    return [(one.rule, words_of(analysis, one)) for one in check(analysis)]


def rules(findings: Iterable[Finding]) -> list[str]:
    return [one.rule for one in findings]
