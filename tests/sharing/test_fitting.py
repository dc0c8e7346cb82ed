from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sharing.fitting import fitted


@pytest.mark.parametrize(
    ("text", "room", "most", "lines", "whole"),
    [
        ("", 5, 2, [], True),
        ("un deux", 7, 1, ["un deux"], True),
        ("un deux", 6, 2, ["un", "deux"], True),
        ("un deux trois", 7, 1, ["un deu…"], False),
        ("un deux, trois", 8, 1, ["un deux…"], False),
        ("abcdefgh", 3, 3, ["abc", "def", "gh"], True),
        ("abcdefgh", 3, 2, ["abc", "de…"], False),
        ("vu : 491 840 cas", 9, 3, ["vu :", "491 840", "cas"], True),
        ("dit :\u00a0oui non", 9, 2, ["dit :\u00a0oui", "non"], True),
        ("a  \n b", 9, 2, ["a b"], True),
    ],
)
def test_lines(text: str, room: int, most: int, lines: list[str], whole: bool) -> None:
    assert fitted(text, room, most, len) == (lines, whole)


@given(st.text(max_size=80), st.integers(1, 12), st.integers(1, 4))
def test_no_line_is_wider_and_nothing_is_lost_unsaid(text: str, room: int, most: int) -> None:
    lines, whole = fitted(text, room, most, len)

    assert len(lines) <= most
    assert all(len(line) <= max(room, 1) for line in lines)
    if whole:
        assert "".join("".join(lines).split(" ")) == "".join(
            character for character in text if character not in " \t\n\r"
        )


def test_a_text_beyond_measure_is_cut_with_an_ellipsis() -> None:
    lines, whole = fitted("a" * 2000, 1500, 5, len)

    assert (lines, whole) == (["a" * 1000 + "…"], False)
