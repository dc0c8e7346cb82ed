from __future__ import annotations

import pytest

from factcheck.consistency.article import Article
from factcheck.detection.suggestions import Span
from tests.consistency.writing import cue, day, figure, quote, source, written


def sentences(text: str, language: str = "fr") -> list[str]:
    article = Article(written(text, language=language))
    return [article.words_of(span) for span in article.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux ! Trois ? Quatre…", ["Un.", "Deux !", "Trois ?", "Quatre…"]),
        ("Il rit. « Oui. » Elle part.", ["Il rit.", "« Oui. »", "Elle part."]),
        ("M. Brune et J. Roy sont là. Fin.", ["M. Brune et J. Roy sont là.", "Fin."]),
        ("Il vaut 3.5 fois plus. etc. et encore", ["Il vaut 3.5 fois plus. etc. et encore"]),
        ("Un titre\n\nUne phrase.", ["Un titre", "Une phrase."]),
        ("Un titre\n\nLire aussi : autre chose. Suite.", ["Un titre"]),
        ("The U.S. Army came. He left.", ["The U.S. Army came.", "He left."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_the_sentence_at_a_place() -> None:
    article = Article(written("Un. Deux."))

    assert [article.sentence_at(place) for place in (0, 2, 3, 8)] == [
        (0, 3),
        (0, 3),
        (3, 9),
        (3, 9),
    ]
    assert article.sentence_at(9) == (9, 9)
    assert Article(written("")).sentence_at(0) == (0, 0)


@pytest.mark.parametrize(
    ("span", "reach", "expected"),
    [((7, 10), 2, (5, 12)), ((7, 10), 50, (4, 15)), ((0, 2), 1, (0, 3)), ((30, 30), 5, (30, 30))],
)
def test_around(span: Span, reach: int, expected: Span) -> None:
    assert Article(written("Un.\nDeux trois.\nSix.")).around(span, reach) == expected


def test_what_is_the_articles_own() -> None:
    article = Article(
        written(
            "Titre 1\n\nTexte 2.\n\nLire aussi : texte 3",
            figure("1", "1"),
            figure("2", "2"),
            figure("3", "3"),
            source("Texte"),
            source("texte"),
        )
    )

    assert [one.text for one in article.figures] == ["1", "2"]
    assert [one.text for one in article.sources] == ["Texte"]
    assert [article.own(place) for place in (0, 10, 25)] == [True, True, False]


def test_a_suggestion_that_calls_itself_furniture() -> None:
    article = Article(written("Titre 1", figure("1", "1", zone="furniture")))

    assert article.figures == ()


def test_names_and_dates_of_a_passage() -> None:
    article = Article(
        written("Le 2 mai, Ana Brune dort. Le 3 mai aussi.", day("2 mai"), day("3 mai"))
    )

    assert article.names_in((0, 41)) == {"Ana", "Brune", "Le"}
    assert article.names_in((0, 25)) == {"Ana", "Brune"}
    assert article.dates_in((0, 25)) == {"2 mai"}
    assert article.dates_in((0, 41)) == {"2 mai", "3 mai"}


def test_quotes_and_attributions() -> None:
    article = Article(
        written(
            "« Oui », dit Ana. Rien. On dit tout.",
            quote("« Oui »"),
            source("Ana"),
            cue("dit"),
            cue("dit", impersonal=True),
        )
    )
    first, second, third = article.sentences

    assert [article.in_quote(place) for place in (0, 6, 7, 30)] == [True, True, False, False]
    assert [article.attributed(one) for one in (first, second, third)] == [True, False, False]
    assert [article.names_source(one) for one in (first, second, third)] == [True, False, False]


def test_a_figure_with_its_approximation() -> None:
    article = Article(
        written(
            "Près de 30 gens, environ 40, 50.",
            figure("Près de 30", "30", approx="près de"),
            figure("40", "40", approx="environ"),
            figure("50", "50"),
        )
    )

    assert [article.approximated(one) for one in article.figures] == [
        "Près de 30",
        "environ 40",
        "50",
    ]


def test_words_about_a_finding_tell_it_from_a_like_one() -> None:
    article = Article(written("Un. Deux."))
    one = article.finding("a.b", [(0, 2), (0, 2)], "note", {})
    other = article.finding("a.b", [(0, 2)], "note", {}, about=[(4, 8)])

    assert one.spans == ((0, 2),)
    assert one.fingerprint != other.fingerprint
