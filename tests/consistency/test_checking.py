from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.consistency import RULES, check
from factcheck.consistency.checking import MOST_OF_A_RULE
from factcheck.detection import Analysis, Figure, Quote, Source
from factcheck.detection.cues import Cue
from factcheck.detection.reading import Reading
from factcheck.detection.suggestions import APPROXIMATE, NO_YEAR, RELATIVE_DATE
from factcheck.intake import ZONES, Block
from tests.consistency.writing import figure, rules, written

# Pieces that the rules look for, so that random texts come near them.
PIECES = st.sampled_from(
    [
        "près de ",
        "500 000 ",
        "personnes ",
        "Zataz ",
        "Zatav ",
        "a volé ",
        "aurait volé ",
        "dont ",
        "30 février ",
        "Monday ",
        "June 31, ",
        "were stolen ",
        "allegedly stolen ",
        ". ",
        "\n",
        " ",
        "« ",
        " »",
        '"',
        "elle ",
        "a-t-on appris ",
        "en 2020 et depuis 2021 ",
        "% des ",
        "(",
        "et ",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join)
VALUES = st.sampled_from(
    ["500000", "491840", ">=100", "12", "14", "4..5", "--02-14", "2021-02-30", ""]
)
TYPES = st.sampled_from(["number", "money", "percent", "date", "duration"])


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Any text with blocks anywhere, and suggestions anywhere in it."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    blocks = [Block(draw(st.sampled_from(ZONES)), start, end) for start, end in pairwise(cuts)]
    reading = Reading(text, draw(st.sampled_from(["fr", "en"])), tuple(blocks))
    return Analysis(
        reading,
        tuple(draw(st.lists(placed(text, Figure, type=TYPES, value=VALUES, unit=st.sampled_from(
            ["personnes", "people", ""]), approx=st.sampled_from(["", "plus de", "under"]),
            warnings=st.sampled_from([(), (NO_YEAR,), (RELATIVE_DATE,), (APPROXIMATE,)])),
            max_size=6))),
        tuple(draw(st.lists(placed(text, Quote, words=st.just("x")), max_size=3))),
        tuple(draw(st.lists(placed(text, Source, name=st.sampled_from(["AFP", "x"]),
            source_kind=st.just("person"), role=st.sampled_from(["origin", "recipient"]),
            cue_span=st.sampled_from([None, (0, 1)])), max_size=4))),
        tuple(draw(st.lists(cues(text), max_size=4))),
    )  # fmt: skip


@st.composite
def placed(draw: st.DrawFn, text: str, kind: type, **fields: st.SearchStrategy[Any]) -> Any:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    drawn = {name: draw(value) for name, value in fields.items()}
    return kind(start=start, end=end, text=text[start:end], rule="hand", **drawn)


@st.composite
def cues(draw: st.DrawFn, text: str) -> Cue:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    form = draw(st.sampled_from(["verb", "participle", "inversion"]))
    return Cue(start, end, text[start:end], "dire", "saying", form, impersonal=draw(st.booleans()))


def moved(analysis: Analysis, by: str) -> Analysis:
    """The same article below one more passage."""
    reading, far = analysis.reading, len(by)
    blocks = [Block("body", 0, far - 1)]
    blocks += [Block(one.zone, one.start + far, one.end + far) for one in reading.blocks]
    figures, quotes, sources, found = (
        tuple(_moved(one, far) for one in each)
        for each in (analysis.figures, analysis.quotes, analysis.sources, analysis.cues)
    )
    return Analysis(
        Reading(by + reading.text, reading.language, tuple(blocks)), figures, quotes, sources, found
    )


def _moved(one: Any, far: int) -> Any:
    cue = getattr(one, "cue_span", None)
    more = {"cue_span": (cue[0] + far, cue[1] + far)} if cue else {}
    return replace(one, start=one.start + far, end=one.end + far, **more)


@settings(deadline=None)
@given(analyses())
def test_any_analysis_is_checked(analysis: Analysis) -> None:
    findings = check(analysis)

    assert check(analysis) == findings
    assert len({one.fingerprint for one in findings}) == len(findings)
    for one in findings:
        assert one.spans
        assert all(0 <= start <= end <= len(analysis.reading.text) for start, end in one.spans)
        assert one.message("fr")
        assert one.message("en")
        assert json.loads(json.dumps(one.params)) == one.params


@settings(deadline=None)
@given(analyses())
def test_a_finding_stays_the_same_when_the_text_moves(analysis: Analysis) -> None:
    front = "qzx wvk jpf.\n"
    far = len(front)

    before = {one.fingerprint: one for one in check(analysis)}
    after = {one.fingerprint: one for one in check(moved(analysis, front))}

    assert list(after) == list(before)
    for name, one in after.items():
        spans = tuple((start - far, end - far) for start, end in one.spans)
        assert replace(one, spans=spans) == before[name]


def test_no_analysis_no_finding() -> None:
    assert check(written("")) == []


def test_one_rule_does_not_say_everything() -> None:
    text = "".join(f"Il ouvre le 30 février {year}. " for year in range(1900, 1950))

    assert len(check(written(text))) == MOST_OF_A_RULE


def test_the_same_thing_is_said_once() -> None:
    findings = check(written("Fête\n\nLe 30 février, puis le 30 février."))

    assert rules(findings) == ["date.impossible"]
    assert findings[0].spans == ((9, 19),)


def test_findings_stand_in_the_order_of_the_text() -> None:
    analysis = written(
        "Fête\n\nLe 31 juin. Le chœur a 9 voix, dont 12 basses. Le 30 février.",
        figure("9 voix", "9", "voix"),
        figure("12 basses", "12", "basses"),
    )

    assert rules(check(analysis)) == ["date.impossible", "figure.parts", "date.impossible"]


def test_every_rule_is_a_module_of_its_own() -> None:
    assert len({rule.__module__ for rule in RULES}) == len(RULES)
