from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring import SpanError, snippet

TEXT = "Hier encore, la fuite a touché des laboratoires."


def test_a_short_text_is_shown_whole() -> None:
    assert snippet(TEXT, 13, 21) == ("Hier encore, ", "la fuite", " a touché des laboratoires.")


@pytest.mark.parametrize(
    ("around", "before", "after"),
    [
        (12, "…encore, ", " a touché…"),
        (9, "…encore, ", " a touché…"),
        (8, "…encore, ", " a…"),
        (7, "…ncore, ", " a…"),
        (13, "Hier encore, ", " a touché des…"),
        (0, "…", "…"),
    ],
)
def test_a_long_text_is_cut_between_words(around: int, before: str, after: str) -> None:
    assert snippet(TEXT, 13, 21, around=around) == (before, "la fuite", after)


def test_a_word_too_long_is_cut_within() -> None:
    text = "x" * 99 + "mot" + "y" * 99

    assert snippet(text, 99, 102, around=4) == ("…xxxx", "mot", "yyyy…")


def test_a_word_that_just_fits_is_kept() -> None:
    assert snippet(TEXT, 16, 21, around=11) == ("…encore, la ", "fuite", " a touché…")


def test_a_first_word_too_long_is_cut_within() -> None:
    assert snippet("un deux trois", 0, 2, around=3) == ("", "un", " de…")


def test_no_white_space_stands_beside_an_ellipsis() -> None:
    assert snippet("un  x mot y  deux", 6, 9, around=3) == ("…x ", "mot", " y…")


def test_nothing_is_cut_at_the_ends_of_the_text() -> None:
    assert snippet("mot", 0, 3) == ("", "mot", "")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 4)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        snippet("mot", start, end)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n\u00a0🧪"), min_size=1), st.integers(0, 9), st.data())
def test_what_is_shown_stands_around_the_words(text: str, around: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    before, exact, after = snippet(text, start, end, around=around)

    assert exact == text[start:end]
    assert text[:start].endswith(before.removeprefix("…"))
    assert text[end:].startswith(after.removesuffix("…"))
    assert max(len(before), len(after)) <= around + 1
    assert before.startswith("…") == (start > around)
    assert after.endswith("…") == (len(text) - end > around)
