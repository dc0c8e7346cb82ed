from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring import Mark, Segment, SpanError, flatten

Span = tuple[int, int]


def spans(text: str) -> list[Span]:
    blocks, start = [], 0
    for block in text.split("\n"):
        blocks.append((start, start + len(block)))
        start += len(block) + 1
    return blocks


def test_a_text_without_marks_is_one_segment_a_block() -> None:
    assert flatten("ab\n\nc", spans("ab\n\nc"), []) == [
        [Segment(0, 2, "ab", (), None, ())],
        [],
        [Segment(4, 5, "c", (), None, ())],
    ]


def test_overlapping_marks_are_cut_at_every_border() -> None:
    marks = [Mark(1, 0, 4, rank=0), Mark(2, 2, 5, rank=5)]

    assert flatten("🧪bcdef", [(0, 6)], marks) == [
        [
            Segment(0, 2, "🧪b", (1,), 1, (), (1,)),
            Segment(2, 4, "cd", (2, 1), 2, (1,), (2,)),
            Segment(4, 5, "e", (2,), 2, (2,)),
            Segment(5, 6, "f", (), None, ()),
        ]
    ]


def test_the_shortest_mark_is_named_first_and_the_most_urgent_is_on_top() -> None:
    marks = [Mark(1, 0, 6, rank=9), Mark(2, 1, 4, rank=3), Mark(3, 2, 3, rank=3)]

    segments = flatten("abcdef", [(0, 6)], marks)[0]

    assert [(segment.text, segment.keys, segment.top) for segment in segments] == [
        ("a", (1,), 1),
        ("b", (2, 1), 1),
        ("c", (3, 2, 1), 1),
        ("d", (2, 1), 1),
        ("ef", (1,), 1),
    ]


def test_marks_of_one_rank_put_the_shortest_on_top() -> None:
    marks = [Mark(1, 0, 4, rank=2), Mark(2, 1, 3, rank=2), Mark(3, 0, 4, rank=1)]

    segments = flatten("abcd", [(0, 4)], marks)[0]

    assert [segment.top for segment in segments] == [1, 2, 1]


def test_marks_of_one_length_are_in_order_of_start_then_key() -> None:
    marks = [Mark(1, 1, 3, rank=0), Mark(9, 0, 2, rank=0), Mark(4, 0, 2, rank=0)]

    segments = flatten("abc", [(0, 3)], marks)[0]

    assert [segment.keys for segment in segments] == [(4, 9), (4, 9, 1), (1,)]


def test_marks_that_end_together_close_in_order_of_start() -> None:
    marks = [Mark(1, 2, 3, rank=0), Mark(3, 0, 3, rank=0), Mark(2, 0, 3, rank=0)]

    segments = flatten("abc", [(0, 3)], marks)[0]

    assert [segment.closes for segment in segments] == [(), (2, 3, 1)]


def test_a_mark_across_blocks_has_a_piece_in_each_and_closes_once() -> None:
    text = "ab\n\ncd\nef"

    assert flatten(text, spans(text), [Mark(7, 1, 8, rank=0)]) == [
        [Segment(0, 1, "a", (), None, ()), Segment(1, 2, "b", (7,), 7, (), (7,))],
        [],
        [Segment(4, 6, "cd", (7,), 7, ())],
        [Segment(7, 8, "e", (7,), 7, (7,)), Segment(8, 9, "f", (), None, ())],
    ]


@pytest.mark.parametrize("end", [2, 3, 4])
def test_a_mark_that_ends_on_a_border_closes_in_the_last_block_it_covers(end: int) -> None:
    text = "ab\n\ncd"

    assert flatten(text, spans(text), [Mark(7, 0, end, rank=0)]) == [
        [Segment(0, 2, "ab", (7,), 7, (7,), (7,))],
        [],
        [Segment(4, 6, "cd", (), None, ())],
    ]


@pytest.mark.parametrize("start", [2, 3, 4])
def test_a_mark_that_starts_on_a_border_opens_in_the_next_block(start: int) -> None:
    text = "ab\n\ncd"

    assert flatten(text, spans(text), [Mark(7, start, 6, rank=0)]) == [
        [Segment(0, 2, "ab", (), None, ())],
        [],
        [Segment(4, 6, "cd", (7,), 7, (7,), (7,))],
    ]


@pytest.mark.parametrize(
    ("start", "end"), [(2, 3), (3, 4), (2, 4), (1, 1), (5, 1), (-4, 0), (6, 9), (0, -1)]
)
def test_a_mark_that_covers_nothing_is_left_out(start: int, end: int) -> None:
    text = "ab\n\ncd"

    assert flatten(text, spans(text), [Mark(7, start, end, rank=0)]) == flatten(
        text, spans(text), []
    )


def test_a_mark_wider_than_the_text_covers_the_text() -> None:
    assert flatten("ab", [(0, 2)], [Mark(7, -5, 50, rank=0)]) == [
        [Segment(0, 2, "ab", (7,), 7, (7,), (7,))]
    ]


def test_an_empty_text_has_no_segments() -> None:
    assert flatten("", [], [Mark(7, 0, 1, rank=0)]) == []
    assert flatten("", [(0, 0)], [Mark(7, 0, 1, rank=0)]) == [[]]


@pytest.mark.parametrize(
    "blocks", [[(0, 5)], [(-1, 2)], [(2, 1)], [(2, 4), (0, 1)], [(0, 3), (2, 4)]]
)
def test_blocks_that_do_not_fit_the_text_are_refused(blocks: list[Span]) -> None:
    with pytest.raises(SpanError, match="out of order or outside the text"):
        flatten("abcd", blocks, [])


def test_ten_thousand_marks_side_by_side_give_as_many_segments() -> None:
    text = "\n".join(["ab" * 50] * 1_000)
    marks = [Mark(key, key * 10, key * 10 + 5, rank=0) for key in range(10_000)]

    segments = [segment for block in flatten(text, spans(text), marks) for segment in block]

    assert sorted(key for segment in segments for key in segment.closes) == list(range(10_000))


TEXTS = st.text(st.sampled_from("ab🧪\u0301\n"), max_size=25)
MARKS = st.lists(
    st.tuples(st.integers(-2, 28), st.integers(-2, 28), st.integers(0, 3)), max_size=8
).map(lambda rows: [Mark(key, *row) for key, row in enumerate(rows)])


def covered(text: str, mark: Mark) -> set[int]:
    return {
        offset
        for offset in range(max(0, mark.start), min(mark.end, len(text)))
        if text[offset] != "\n"
    }


@settings(deadline=None)
@given(TEXTS, MARKS)
def test_segments_tile_each_block_and_none_is_empty(text: str, marks: list[Mark]) -> None:
    blocks = spans(text)

    flat = flatten(text, blocks, marks)

    assert ["".join(s.text for s in segments) for segments in flat] == text.split("\n")
    for (start, end), segments in zip(blocks, flat, strict=True):
        borders = [start, *(s.end for s in segments)]
        assert [s.start for s in segments] == borders[:-1]
        assert borders[-1] == end
        assert all(s.start < s.end and s.text == text[s.start : s.end] for s in segments)


@settings(deadline=None)
@given(TEXTS, MARKS)
def test_the_pieces_of_a_mark_add_up_to_it(text: str, marks: list[Mark]) -> None:
    segments = [s for block in flatten(text, spans(text), marks) for s in block]

    pieces = {
        mark.key: {o for s in segments if mark.key in s.keys for o in range(s.start, s.end)}
        for mark in marks
    }

    assert pieces == {mark.key: covered(text, mark) for mark in marks}


@settings(deadline=None)
@given(TEXTS, MARKS)
def test_each_mark_closes_once_at_its_last_piece(text: str, marks: list[Mark]) -> None:
    segments = [s for block in flatten(text, spans(text), marks) for s in block]

    closed = Counter((key, s.end) for s in segments for key in s.closes)

    lasts = {mark.key: covered(text, mark) for mark in marks}
    assert closed == Counter((key, max(last) + 1) for key, last in lasts.items() if last)


@settings(deadline=None)
@given(TEXTS, MARKS)
def test_keys_and_top_follow_their_rule(text: str, marks: list[Mark]) -> None:
    by_key = {mark.key: mark for mark in marks}

    for segment in (s for block in flatten(text, spans(text), marks) for s in block):
        covering = [by_key[key] for key in segment.keys]
        assert covering == sorted(covering, key=lambda m: (m.end - m.start, m.start, m.key))
        highest = [m.key for m in covering if m.rank == max(c.rank for c in covering)]
        assert segment.top == (highest[0] if highest else None)


@settings(deadline=None)
@given(TEXTS, MARKS, st.randoms(use_true_random=False))
def test_the_order_of_the_marks_does_not_matter(
    text: str, marks: list[Mark], random: Random
) -> None:
    shuffled = list(marks)
    random.shuffle(shuffled)

    assert flatten(text, spans(text), shuffled) == flatten(text, spans(text), marks)
