"""The same words in a later text: which of them is which."""

from __future__ import annotations

import pytest

from factcheck.annotating.carrying import MOST_ALIKE, Place, fingerprint, known_again

WORDS = "4 morts"


def place(prefix: str = "", suffix: str = "", *, words: str = WORDS, row: object = None) -> Place:
    return Place(fingerprint("figure", words), prefix, suffix, row)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("figure", "12 Endroits"), ("figure", "12\u00a0 endroits"), True),
        (("quote", "« Oui »"), ("quote", "“ Oui ”"), True),
        (("figure", "12 endroits"), ("source", "12 endroits"), False),
        (("figure", "12 endroits"), ("figure", "12 endroit"), False),
    ],
)
def test_a_fingerprint_is_of_kind_and_words(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert (fingerprint(*one) == fingerprint(*other)) is same
    assert len(fingerprint(*one)) == 32


def test_the_only_place_is_known_again_wherever_it_went() -> None:
    old = place("Il y eut ", " en tout.")

    assert known_again([old], [place("On compte ", " hier.")]) == {0: old}


def test_of_several_the_surroundings_decide() -> None:
    first, second = place("La crue a fait ", "."), place("Un incendie a fait ", ".")

    now = [place("Hier, un incendie a fait ", ". Et"), place("Hier, la crue a fait ", ", dit-on")]

    assert known_again([first, second], now) == {0: second, 1: first}


def test_typography_of_the_surroundings_does_not_matter() -> None:
    old, other = place("l’orage d’hier a fait "), place("autre chose, encore ")

    assert known_again([old, other], [place("L'orage d'hier a fait ")]) == {0: old}


def test_new_surroundings_are_a_new_place_when_there_are_several() -> None:
    old = place("La crue a fait ", " dans la nuit.")

    now = [place("La crue a fait ", " dans la nuit."), place("Un séisme a tué ", " au loin.")]

    assert known_again([old], now) == {0: old}


def test_two_that_agree_with_neither_are_not_guessed() -> None:
    assert known_again([place("abc "), place("def ")], [place("ghi "), place("jkl ")]) == {}


def test_each_place_is_used_once() -> None:
    old = place("La crue a fait ", " dans la nuit.")

    assert known_again([old], [old, old]) == {0: old}
    assert known_again([old, old], [old]) == {0: old}


def test_other_words_are_another_place() -> None:
    assert known_again([place("a ")], [place("a ", words="5 morts")]) == {}


def test_words_that_stand_everywhere_are_compared_at_the_first_places_only() -> None:
    old = [place(f"{number:08d} fois ", row=number) for number in range(MOST_ALIKE + 5)]

    matched = known_again(old, list(old))

    assert {index: old.row for index, old in matched.items()} == {
        number: number for number in range(MOST_ALIKE)
    }
