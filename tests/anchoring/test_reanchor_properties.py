"""What holds for every text: nothing is invented, and nothing is lost without being said."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.anchoring import Reanchoring, fold

WORDS = st.sampled_from(
    ["le", "pont", "12", "millions", "été", "l’usine", "😀", "e\u0301té", "a", "dit", "non"]
)
GAPS = st.sampled_from([" ", " ", " ", ". ", ", ", "\n", "\u00a0", "\u202f"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
FRACTIONS = st.floats(0, 1, exclude_max=True)
PLACED = ("kept", "moved", "edited")


def span_in(text: str, one: float, other: float) -> tuple[int, int]:
    """A span that begins and ends with a letter, a figure or a sign."""
    start, end = sorted((int(one * len(text)), int(other * len(text)) + 1))
    words = text[start:end].strip()
    assume(words)
    start = text.index(words, start)
    return start, start + len(words)


@settings(max_examples=150)
@given(TEXTS, FRACTIONS, FRACTIONS)
def test_the_same_text_keeps_every_span(text: str, one: float, other: float) -> None:
    start, end = span_in(text, one, other)
    placed = Reanchoring(text, text).place(start, end)
    assert (placed.state, placed.start, placed.end, placed.score) == ("kept", start, end, 1)


@settings(max_examples=150)
@given(TEXTS, FRACTIONS, FRACTIONS, st.booleans())
def test_a_paragraph_before_or_behind_keeps_every_span(
    text: str, one: float, other: float, before: bool
) -> None:
    start, end = span_in(text, one, other)
    added = "Mise à jour de la rédaction, à dix-huit heures trente\n"
    new = added + text if before else f"{text}\n{added}"
    shift = len(added) if before else 0
    placed = Reanchoring(text, new).place(start, end)
    assert (placed.state, placed.start, placed.end) == ("kept", start + shift, end + shift)


@settings(max_examples=200)
@given(TEXTS, TEXTS, FRACTIONS, FRACTIONS)
def test_no_outcome_says_more_than_it_knows(old: str, new: str, one: float, other: float) -> None:
    start, end = span_in(old, one, other)
    placed = Reanchoring(old, new).place(start, end)
    assert 0 <= placed.score <= 1
    assert (placed.start is not None) == (placed.state in PLACED)
    if placed.start is None or placed.end is None:
        assert placed.end is placed.start is None
        return
    assert placed.candidate is None
    assert 0 <= placed.start < placed.end <= len(new)
    words = new[placed.start : placed.end]
    assert words == words.strip()
    if placed.state in ("kept", "moved"):
        assert fold(words).split() == fold(old[start:end]).split()


@settings(max_examples=50)
@given(TEXTS, FRACTIONS, FRACTIONS)
def test_an_empty_text_holds_nothing(text: str, one: float, other: float) -> None:
    placed = Reanchoring(text, "").place(*span_in(text, one, other))
    assert (placed.state, placed.reason) == ("orphaned", "deleted")
