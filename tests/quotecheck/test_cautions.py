from __future__ import annotations

import pytest

from factcheck.quotecheck import Change, check_quote


def cautions(quote: str, source: str, language: str = "fr") -> list[tuple[str, str, str]]:
    check = check_quote(quote, source, language=language)
    assert check.outcome == "exact"
    return [(one.kind, one.quote, one.source) for one in check.cautions]


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("un échec", "Ce n'est pas un échec.", [("negation", "un", "pas un")]),
        ("échec total", "Ce n'est pas du tout un échec total.", []),
        ("un échec", "Ce n'est pas du tout un échec.", [("negation", "un", "pas du tout un")]),
        ("un échec", "Ce n'est pas là, un échec.", []),
        ("un échec", "Pas ici. Un échec.", []),
        ("un échec", "C'est un échec.", []),
        ("un danger", "Il n'y a plus un danger.", [("negation", "un", "plus un")]),
        ("un danger", "Il y a plus un danger.", []),
        ("je le ferai", "je le ferai jamais", [("negation", "ferai", "ferai jamais")]),
        ("je le ferai", "je le ferai, jamais", []),
        ("je le ferai", "je le ferai jamais ici", [("negation", "ferai", "ferai jamais")]),
        ("je le ferai", "je le ferai", []),
        ("un échec", "Pas un échec.", [("negation", "un", "Pas un")]),
        ("sais pas", "je ne sais pas", []),
    ],
)
def test_a_negation_that_touches_the_passage_is_a_caution(
    quote: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert cautions(quote, source) == expected


def test_an_english_negation_is_a_caution_too() -> None:
    source = "It is not true that the plant is safe"

    assert cautions("true that the plant is safe", source, "en") == [
        ("negation", "true", "not true")
    ]
    assert cautions("that the plant", source, "en") == [("negation", "that", "not true that")]
    assert cautions("plant is safe", source, "en") == []


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("le pont est sûr", "Le pont est sûr ?", [("question", "sûr", "sûr ?")]),
        ("« le pont est sûr »", "« Le pont est sûr » ? Oui.", [("question", "sûr", "sûr ?")]),
        ("le pont est sûr ?", "Le pont est sûr ?", []),
        ("le pont est", "Le pont est sûr ?", []),
        ("le pont ? sûr", "Le pont ? Sûr. Oui", []),
        ("le pont ? sûr", "Le pont ? Sûr.", []),
        ("quoi ? oui", "Quoi ? Oui ?", [("question", "oui", "Oui ?")]),
        ("le pont est sûr", "Le pont est sûr. Oui ?", []),
        ("Quoi ? le pont est sûr", "Quoi ? Le pont est sûr ?", [("question", "sûr", "sûr ?")]),
    ],
)
def test_a_question_without_its_mark_is_a_caution(
    quote: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert cautions(quote, source) == expected


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("on part. Moi non", "ANNA : on part.\nBRUNO : moi non", [("speaker", "ANNA", "BRUNO")]),
        ("on part. Moi non", "on part.\nBRUNO : moi non", [("speaker", "", "BRUNO")]),
        ("on part. Moi non", "ANNA : on part.\nANNA : moi non", []),
        ("moi non", "ANNA : on part.\nBRUNO : moi non", []),
        (
            "on part. Moi non. Moi si",
            "ANNA : on part.\nBRUNO : moi non.\nBRUNO : moi si",
            [("speaker", "ANNA", "BRUNO")],
        ),
    ],
)
def test_a_second_speaker_inside_is_a_caution(
    quote: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert cautions(quote, source) == expected


def test_changed_quotes_have_cautions_too() -> None:
    check = check_quote(
        "un vrai échec de la ville", "Ce n'est pas un grave échec de la ville ?", language="fr"
    )

    assert check.outcome == "altered"
    assert check.cautions == (
        Change("negation", "un", "pas un"),
        Change("question", "ville", "ville ?"),
    )
