from __future__ import annotations

import pytest

from factcheck.intake.zones import zones_of

BODY = "Le ministre a confirmé que 27 hôpitaux ont été attaqués en 2020."


def zone(line: str) -> str:
    """The zone of a line between two paragraphs of an article."""
    return zones_of(["Titre", BODY, line, BODY])[2]


@pytest.mark.parametrize(
    "line",
    [
        "Données maintenant disponibles en ligne",
        "L’heure des comptes",
        "What the hospitals lost",
        "a" * 90,
        " ".join(["mot"] * 14),
    ],
)
def test_a_short_line_without_a_sentence_end_is_a_subhead(line: str) -> None:
    assert zone(line) == "subhead"


@pytest.mark.parametrize(
    "line",
    [
        "Une phrase.",
        "Vraiment ?",
        "Non !",
        "Et puis…",
        "Les chiffres :",
        "du lait ;",
        "du lait,",
        "«Je suis choqué»",
        "“I am shocked”",
        '"Je suis choqué"',
        "a" * 91,
        " ".join(["mot"] * 15),
        "- un élément de liste",
        "– Oui",
        "***",
        "2021",
    ],
)
def test_other_lines_are_body(line: str) -> None:
    assert zone(line) == "body"


def test_the_first_line_is_the_headline_whatever_it_says() -> None:
    assert zones_of(["Histoires liées", BODY]) == ["headline", "body"]


def test_a_short_line_below_the_headline_is_the_standfirst() -> None:
    assert zones_of(["Titre", "Une trentaine de laboratoires touchés", BODY]) == [
        "headline",
        "standfirst",
        "body",
    ]


def test_a_short_line_with_no_passage_below_it_is_body() -> None:
    assert zones_of(["Titre", BODY, "Jean Dupont"]) == ["headline", "body", "body"]


def test_a_short_line_above_furniture_is_body() -> None:
    assert zones_of(["Titre", BODY, "Jean Dupont", "Partager"]) == [
        "headline",
        "body",
        "body",
        "furniture",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Lire la suite: La France investit 1 milliard d'euros",
        "LIRE AUSSI : pourquoi les hôpitaux ont-ils été visés ?",
        "Lire aussi Pourquoi les hôpitaux ont-ils été visés ?",
        "→ À lire aussi – le récit de la nuit.",
        "A lire également le rapport de l’Anssi",
        "Read more: how the files were stolen.",
        "Read\u00a0also The files were stolen",
        "Related stories: Files stolen from laboratories",
        "Partager sur Facebook",
        "S’abonner à la lettre du soir",
        "Abonnez-vous",
        "Newsletter",
        "Subscribe to our newsletter",
        "Sign up for the evening briefing",
        "Share this",
        "[Publicité]",
        "ADVERTISEMENT",
        "Votre adresse e-mail *",
    ],
)
def test_a_line_of_the_site_is_furniture_and_the_next_is_not(line: str) -> None:
    assert zones_of(["Titre", BODY, line, BODY]) == ["headline", "body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Partager la valeur ajoutée reste un défi, a dit le ministre.",
        "Partager la valeur ajoutée, dont la part des salaires a baissé de 3 points en dix ans,",
        "Lire la suite des débats à la radio fut un choc, dit-il.",
        "Lire aussi, dit le ministre, reste un droit.",
        "Read more books, the minister told 500 pupils.",
        "Sur le même sujet, le ministre a annoncé 1 milliard d'euros.",
        "Articles liés à la fraude : 3 millions saisis.",
        "Publicité mensongère : 12 plaintes ont été déposées.",
        "Subscribers paid 12 euros.",
        "Subscribe to this theory and you lose 3 million.",
        "Partagerons-nous ?",
        "Votre adresse e-mail a été vendue à 27 sites.",
        "Il faut lire aussi : le rapport.",
    ],
)
def test_a_sentence_that_begins_alike_is_body(line: str) -> None:
    assert zone(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Publicité mensongère",
        "Share prices fall",
        "Subscribers leave in thousands",
        "Sur le même sujet que Libération",
    ],
)
def test_a_heading_that_begins_alike_is_a_subhead(line: str) -> None:
    assert zone(line) == "subhead"


@pytest.mark.parametrize(
    "line",
    [
        "Histoires liées",
        "ARTICLES LIÉS :",
        "Sur le même sujet",
        "Laisser un commentaire",
        "Votre adresse de messagerie ne sera pas publiée. Les champs sont obligatoires.",
        "Related stories",
        "Related articles (3)",
        "» Leave a reply …",
        "Your email address will not be published. Required fields are marked *",
    ],
)
def test_a_section_of_the_site_takes_everything_after_it(line: str) -> None:
    assert zones_of(["Titre", BODY, line, BODY, "Un titre", BODY]) == [
        "headline",
        "body",
        *["furniture"] * 4,
    ]


def test_a_passage_ends_the_list_of_other_stories() -> None:
    passage = (
        "Le ministre a ensuite détaillé les mesures prévues pour les hôpitaux de la région, qui "
        "seront dotés de six millions d’euros dès le mois de mars."
    )
    lines = ["Titre", "Histoires liées", "Un autre titre", passage, "Un dernier mot du maire."]

    assert zones_of(lines) == ["headline", "furniture", "furniture", "body", "body"]


def test_nothing_ends_a_comment_form() -> None:
    passage = "Ce lecteur écrit une très longue phrase sous l’article, " * 3 + "et il la finit."

    assert zones_of(["Title", "Leave a comment", passage]) == [
        "headline",
        "furniture",
        "furniture",
    ]
