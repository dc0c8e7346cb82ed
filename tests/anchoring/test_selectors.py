from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring import CONTEXT, Selector, SpanError, describe, to_annotation


@pytest.mark.parametrize(
    "before",
    ["🧪🇫🇷", "e\u0301te\u0301", "491\u00a0840\u202fpersonnes", "", "ligne\n"],
)
def test_offsets_count_code_points(before: str) -> None:
    text = f"{before}la fuite{before}"

    selector = describe(text, len(before), len(before) + 8)

    assert selector == Selector("la fuite", before, before, len(before), len(before) + 8)


def test_context_is_cut_to_its_length() -> None:
    text = "a" * 40 + "X" + "b" * 40

    selector = describe(text, 40, 41)

    assert selector == Selector("X", "a" * 32, "b" * 32, 40, 41)


def test_a_whole_text_has_no_context() -> None:
    assert describe("mot", 0, 3) == Selector("mot", "", "", 0, 3)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("mot", 1, 1), ("mot", 2, 1), ("mot", -1, 2), ("mot", 0, 4), ("mot", 3, 4), ("", 0, 0)],
)
def test_a_span_outside_the_text_is_refused(text: str, start: int, end: int) -> None:
    with pytest.raises(SpanError, match=f"no span {start}..{end} "):
        describe(text, start, end)


def test_the_annotation_offers_the_quote_and_the_position() -> None:
    selector = describe("Il a dit\u00a0: «\u202foui\u202f».\n", 13, 16)

    assert to_annotation(selector) == [
        {
            "type": "TextQuoteSelector",
            "exact": "oui",
            "prefix": "Il a dit\u00a0: «\u202f",
            "suffix": "\u202f».\n",
        },
        {"type": "TextPositionSelector", "start": 13, "end": 16},
    ]


@settings(deadline=None)
@given(st.text(min_size=1), st.data())
def test_a_selector_gives_back_its_piece_of_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    selector = describe(text, start, end)

    around = selector.prefix + selector.exact + selector.suffix
    assert around == text[max(0, start - CONTEXT) : end + CONTEXT]
    assert selector.exact == text[selector.start : selector.end]
