"""What a claim's statement starts from: the sentence around its words, or as much as fits."""

from __future__ import annotations

import pytest

from factcheck.annotating.stating import MAX_STATEMENT, statement_around


def around(text: str, words: str) -> str:
    start = text.index(words)
    return statement_around(text, start, start + len(words))


def test_a_sentence_that_fits_is_the_statement() -> None:
    text = "Titre\nUn mot. Il y a\u00a012 endroits ici. Un autre."

    assert around(text, "12 endroits") == "Il y a 12 endroits ici."


@pytest.mark.parametrize(("before", "after"), [(400, 0), (0, 400), (400, 400), (3, 400)])
def test_a_line_without_stops_is_cut_at_words_around_those_of_the_claim(
    before: int, after: int
) -> None:
    statement = around(f"{'mot ' * before}12 endroits{' mot' * after}", "12 endroits")

    assert len(statement) <= MAX_STATEMENT
    assert "12 endroits" in statement
    assert set(statement.replace("…", " ").split()) == {"mot", "12", "endroits"}
    assert (statement[0] == "…", statement[-1] == "…") == (before == 400, after == 400)


def test_what_stands_in_another_sentence_is_left_out() -> None:
    text = f"Un début. Il y a 12 endroits {'et encore ' * 200}ici."

    assert around(text, "12 endroits").startswith("Il y a 12 endroits et encore")


@pytest.mark.parametrize(("first", "length"), [("mot", 999), ("mots", 1000), ("motif", 997)])
def test_words_that_are_too_long_are_cut_at_a_word(first: str, length: int) -> None:
    words = first + " mot" * 300

    assert around(f"Voici {words}.", words) == words[:length]


def test_between_two_endless_words_as_much_is_kept_as_fits() -> None:
    statement = around(f"{'a' * 1500}12{'b' * 1500}", "12")

    assert statement == f"…{'a' * 498}12{'b' * 498}…"


def test_one_endless_word_is_cut_where_it_must_be() -> None:
    assert around("a" * 1500, "a" * 1200) == "a" * MAX_STATEMENT
