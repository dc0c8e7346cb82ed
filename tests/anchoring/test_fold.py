from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring import fold

EVERY_CHARACTER = "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Élysée", "l'élysée"),
        ("«\u00a0Oui\u00a0» “oui” „oui“", '" oui " "oui" "oui"'),
        ("‘a’ ‹b› c′ d″", "'a' 'b' c' d\""),
        ("2015\u20132020 \u2014 \u22124 rendez\u2011vous", "2015-2020 - -4 rendez-vous"),
        ("491\u202f840\u00a0\u2009€\n\tfin\r\n", "491 840  €  fin  "),
        ("ÉTÉ ΟΔΟΣ οδος", "été οδοσ οδοσ"),
        ("İstanbul", "İstanbul"),
        ("🧪 E\u0301", "🧪 e\u0301"),
        ("", ""),
    ],
)
def test_fold_makes_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_folds_to_one_character() -> None:
    lengths = {len(fold(character)) for character in EVERY_CHARACTER}

    assert lengths == {1}


def test_every_unicode_space_becomes_a_plain_space() -> None:
    spaces = [character for character in EVERY_CHARACTER if character.isspace()]

    assert fold("".join(spaces)) == " " * len(spaces)


def test_no_other_character_becomes_a_space() -> None:
    spaces = [character for character in EVERY_CHARACTER if fold(character) == " "]

    assert spaces == [character for character in EVERY_CHARACTER if character.isspace()]


@settings(deadline=None)
@given(st.text(st.sampled_from("ΣςσİIßAa\u0301’ \n🧪") | st.characters()))
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    assert fold(text) == "".join(fold(character) for character in text)


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
