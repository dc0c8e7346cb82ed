from __future__ import annotations

from tests.quotecheck.checking import english, french, passage


def test_twins_are_counted_and_the_first_is_taken() -> None:
    source = "On verra bien. Oui, on verra bien.\nOn verra bien !"
    check = french("on verra bien", source)

    assert (check.outcome, check.others) == ("exact", 2)
    assert check.place
    assert check.place.start == 0


def test_twins_of_an_altered_quote_are_counted() -> None:
    source = "On verra bien demain matin. " * 3
    check = french("On verra bien mardi matin", source)

    assert (check.outcome, check.others) == ("altered", 2)
    assert check.place
    assert check.place.start == 0


def test_places_that_differ_alike_are_counted_too() -> None:
    source = "On verra bien jeudi matin. Rien. On verra bien lundi matin."
    check = french("On verra bien mardi matin", source)

    assert (check.outcome, check.others) == ("altered", 1)


def test_the_better_of_two_places_is_taken() -> None:
    source = "We sold the old mill in May.\n" + "So. " * 30 + "We sold the new mill in May."
    check = english("We sold the new mill in June", source)

    assert passage(check, source) == "We sold the new mill in May"
    assert check.others == 0


def test_of_two_places_with_the_same_words_the_shorter_is_taken() -> None:
    source = "We came and, as I said before, we saw the sea. We came and we saw the sea."
    check = english("We came […] we saw the sea", source)

    assert passage(check, source) == "We came and we saw the sea"
