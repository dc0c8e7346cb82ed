from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring.squeeze import squeeze

SPACED = st.text(st.sampled_from('ab "'), max_size=30)


@pytest.mark.parametrize(
    ("folded", "squeezed"),
    [
        ("a b", "a b"),
        ("a   b  c", "a b c"),
        ('dit : " oui " hier', 'dit :"oui"hier'),
        ('" " "', '"""'),
        ("   ", " "),
        ("", ""),
    ],
)
def test_squeeze_leaves_out_spaces(folded: str, squeezed: str) -> None:
    assert squeeze(folded).text == squeezed


def test_what_is_left_of_a_run_of_spaces_is_the_first_of_it() -> None:
    result = squeeze("a   b")

    assert [result.origin(offset) for offset in range(3)] == [0, 1, 4]


@settings(deadline=None)
@given(SPACED)
def test_every_character_knows_where_it_came_from(folded: str) -> None:
    result = squeeze(folded)

    origins = [result.origin(offset) for offset in range(len(result.text))]

    assert "".join(folded[origin] for origin in origins) == result.text
    assert origins == sorted(set(origins))


@settings(deadline=None)
@given(SPACED, SPACED, SPACED)
def test_words_squeeze_alone_as_within_a_text(before: str, words: str, after: str) -> None:
    words = f"a{words}b"

    assert squeeze(words).text in squeeze(before + words + after).text
