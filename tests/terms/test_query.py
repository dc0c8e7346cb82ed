from __future__ import annotations

import pytest

from factcheck.terms import Clause, read_query, tokens_of
from factcheck.terms.query import MOST_CLAUSES


def keys(text: str, language: str = "fr") -> list[str]:
    return [token.key for token in tokens_of(text, language) if token.key]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vérifiée", "verifiee"),
        ("vérifiées", "verifie"),
        ("les électeurs", "ELECTEUR"),
        ("Œuvre", "oeuvres"),
        ("l’hôpital", "hopitaux"),
        ("491 840", "491840"),
        ("1,5 million", "1 500 000"),
        ("deux cents", "200"),
        ("musées", "musee"),
        ("crée", "creer"),
    ],
)
def test_spellings_of_one_word_give_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other) != []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("à été étaient le", "fr", []),
        ("the thé", "fr", ["sthe", "sthe"]),
        ("the tea’s", "en", ["stea"]),
        ("L'État", "en", ["setat"]),
        ("12,5 %", "fr", ["n12x5", "npct"]),
        ("Ж Москва", "fr", ["sz43czz43ezz441zz43azz432zz430z"]),
        ("été", "de", ["sete"]),
        ("_ ' \" \x00", "fr", []),
    ],
)
def test_keys(text: str, language: str, expected: list[str]) -> None:
    assert keys(text, language) == expected


def test_a_token_knows_its_place() -> None:
    text = "Soit 491 840 « électeurs »."

    placed = [(text[t.start : t.end], t.word) for t in tokens_of(text, "fr")]

    assert placed == [("Soit", "soit"), ("491 840", ""), ("électeurs", "electeurs")]


def test_letters_of_other_scripts_begin_alike() -> None:
    whole, beginning = (tokens_of(text, "fr")[0].form for text in ("Москва", "Моск"))

    assert whole.startswith(beginning)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vaccin ", [[Clause(("svaccin",))]]),
        ("vaccin", [[Clause(("svaccin",), "wvaccin")]]),
        ("va", [[Clause(("sva",))]]),
        ("vacc* ", [[Clause(("svacc",), "wvacc")]]),
        ("v* vaccin ", [[Clause(("svaccin",))]]),
        ('"loup gris" ', [[Clause(("sloup", "sgris"))]]),
        ('"loup gris', [[Clause(("sloup",)), Clause(("sgris",), "wgris")]]),
        ("« deux cents »", [[Clause(("n200",))], [Clause(("sdeux", "scent"))]]),
        # What one language leaves out is asked for in fewer words, which finds more.
        ("le vaccin ", [[Clause(("svaccin",))]]),
        ("the vaccin ", [[Clause(("svaccin",))]]),
        ("loup loup ", [[Clause(("sloup",))]]),
        ('""', []),
        ("' OR 1=1 -- \\ ) ( : ^ ~", [[Clause(("n1",))], [Clause(("sor",)), Clause(("n1",))]][:1]),
    ],
)
def test_what_is_typed_is_read(text: str, expected: list[list[Clause]]) -> None:
    assert list(map(list, read_query(text).readings)) == expected


def test_words_that_say_nothing_are_known_as_such() -> None:
    assert read_query("les").has_common
    assert not read_query("loups").has_common
    assert [token.word for token in read_query("les loups de Paris").words] == ["loups", "paris"]


def test_a_long_question_is_cut() -> None:
    asked = read_query(" ".join(f"mot{n}" for n in range(2000)))

    assert [len(reading) for reading in asked.readings] == [MOST_CLAUSES]
