from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.anchoring import Change, word_count, word_diff
from factcheck.anchoring.wording import ISLAND, word_spans

SIGN = {"same": "", "removed": "-", "added": "+"}


def shown(old: str, new: str) -> str:
    """The changes on one line: [-gone][+come]."""
    return "".join(
        change.text if change.op == "same" else f"[{SIGN[change.op]}{change.text}]"
        for change in word_diff(old, new)
    )


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("L’usine d'Amiens", ["L’usine", "d'Amiens"]),
        ("aujourd’hui, peut-être", ["aujourd’hui", ",", "peut-être"]),
        ("It didn’t — the fans’ say", ["It", "didn’t", "—", "the", "fans", "’", "say"]),
        ("« oui » (non)", ["«", "oui", "»", "(", "non", ")"]),
        ("72 000 postes", ["72 000", "postes"]),
        ("12\u00a0000\u202f000,5 t", ["12\u00a0000\u202f000,5", "t"]),
        ("en 2024 300 élus", ["en", "2024", "300", "élus"]),
        ("1 111 1111", ["1 111", "1111"]),
        ("4,5 % puis 4.5% puis 3\u00a0€", ["4,5 %", "puis", "4.5%", "puis", "3\u00a0€"]),
        ("$72,000.50", ["$72,000.50"]),
        ("5 %a", ["5", "%a"]),
        ("à 18:30, 10h30 le 1er", ["à", "18:30", ",", "10h30", "le", "1er"]),
        ("les 12-14 ans.", ["les", "12-14", "ans", "."]),
        ("14/03/2024", ["14/03/2024"]),
        ("e\u0301te\u0301 👩\u200d🔬!", ["e\u0301te\u0301", "👩\u200d🔬", "!"]),
        (" \n\t", []),
    ],
)
def test_words_are_cut_as_a_reader_would(text: str, cut: list[str]) -> None:
    assert words(text) == cut


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("Le maire part.", "Le maire part.", "Le maire part."),
        ("Le maire part.", "Le préfet part.", "Le [-maire][+préfet] part."),
        ("72 000 postes", "75 000 postes", "[-72 000][+75 000] postes"),
        ("de 4,5 % en mai", "de 4,7 % en mai", "de [-4,5 %][+4,7 %] en mai"),
        ("à l’usine", "à l’atelier", "à [-l’usine][+l’atelier]"),
        ("The mayor didn’t go", "The mayor did go", "The mayor [-didn’t][+did] go"),
        ("a b c", "a c", "a [-b ]c"),
        ("a c", "a b c", "a [+b ]c"),
        ("a b", "a", "a[- b]"),
        ("b a", "a", "[-b ]a"),
        ("a b c d", "a x y d", "a [-b c][+x y] d"),
        ("a b.", "a c!", "a [-b.][+c!]"),
        ("Le maire, hier.", "Le préfet, demain.", "Le [-maire][+préfet], [-hier][+demain]."),
        ("L'usine ferme", "L’usine ferme", "[-L'usine][+L’usine] ferme"),
        ("72 000", "72\u202f000", "[-72 000][+72\u202f000]"),
        ("a b", "a  b", "a [+ ]b"),
        ("dit : oui", "dit\u00a0: oui", "dit[- ][+\u00a0]: oui"),
        ("a\nb", "a b", "a[-\n][+ ]b"),
        ("a\n", "a", "a[-\n]"),
        ("", "a", "[+a]"),
        ("a", "", "[-a]"),
        ("", "", ""),
    ],
)
def test_changes_are_words_with_their_spaces(old: str, new: str, changes: str) -> None:
    assert shown(old, new) == changes


def test_a_change_names_what_went_before_what_came() -> None:
    assert word_diff("a b", "a c") == [
        Change("same", "a "),
        Change("removed", "b"),
        Change("added", "c"),
    ]


def test_words_between_far_longer_changes_join_them() -> None:
    left = " ".join("abcd"[:ISLAND])
    right = " ".join("ijkl"[:ISLAND])

    assert shown(f"{left} de {right}", "x de y") == f"[-{left} de {right}][+x de y]"
    assert shown("x de y", f"{left} de {right}") == f"[-x de y][+{left} de {right}]"
    assert shown(f"{left} de {right[2:]}", "x de y") == f"[-{left}][+x] de [-{right[2:]}][+y]"
    assert shown(f"{left[2:]} de {right}", "x de y") == f"[-{left[2:]}][+x] de [-{right}][+y]"
    assert shown(f"{left} de la {right}", "x de la y") == f"[-{left}][+x] de la [-{right}][+y]"


def test_a_joined_word_counts_as_part_of_the_change() -> None:
    old = "a b c d de i j k l et de m n o p q r s t"

    assert shown(old, "x de y et de z") == f"[-{old}][+x de y et de z]"


def test_a_change_begins_behind_the_words_before_it() -> None:
    assert shown("le a b c de i j k l", "le x de y") == "le [-a b c][+x] de [-i j k l][+y]"


def test_equal_words_at_either_end_join_nothing() -> None:
    assert shown("de a b c d e f", "de x y z") == "de [-a b c d e f][+x y z]"
    assert shown("a b c d e f de", "x y z de") == "[-a b c d e f][+x y z] de"


def test_long_texts_without_a_word_in_common_are_one_change_each() -> None:
    old = " ".join(f"a{number}" for number in range(20_000))
    new = " ".join(f"b{number}" for number in range(20_000))

    assert word_diff(old, new) == [Change("removed", old), Change("added", new)]


def test_one_word_in_a_long_text_is_one_change() -> None:
    text = " ".join(f"mot{number % 700} de" for number in range(10_000))

    assert word_diff(text, text.replace(" ", " très ", 1)) == [
        Change("same", "mot0 "),
        Change("added", "très "),
        Change("same", text[5:]),
    ]


TEXTS = st.lists(
    st.sampled_from(["le", "l’", "usine", "72 000", "4,5 %", ",", ".", "🧪", "e\u0301", " ", "\n"])
).map("".join) | st.text(max_size=20)


@given(TEXTS, TEXTS)
@example("a ", " a")
@example(" ", "  ")
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(
    old: str, new: str
) -> None:
    changes = word_diff(old, new)

    assert "".join(change.text for change in changes if change.op != "added") == old
    assert "".join(change.text for change in changes if change.op != "removed") == new
    assert all(change.text for change in changes)


@given(TEXTS, TEXTS)
def test_neighbours_differ_and_what_went_stands_before_what_came(old: str, new: str) -> None:
    ops = [change.op for change in word_diff(old, new)]

    assert all(first != then for first, then in pairwise(ops))
    assert ("added", "removed") not in pairwise(ops)


@given(TEXTS, TEXTS)
def test_white_space_alone_never_stands_between_two_changes(old: str, new: str) -> None:
    inner = word_diff(old, new)[1:-1]

    assert not [change for change in inner if change.op == "same" and change.text.isspace()]


@given(TEXTS)
def test_a_text_has_no_difference_from_itself(text: str) -> None:
    assert word_diff(text, text) == ([Change("same", text)] if text else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (" – « ! » ", 0), ("L’usine ferme, dit-on.", 3), ("72 000 € et 4,5 %", 3)],
)
def test_signs_do_not_count_as_words(text: str, count: int) -> None:
    assert word_count(text) == count
