"""Whom a French source speaks for, and where a statement was posted."""

from __future__ import annotations

from tests.detection.french.marked import read, table


def parts(text: str, role: str) -> list[str]:
    return [one.text for one in read(text).sources if one.role == role]


@table(
    ("Luc Arnaud, directeur général délégué de Brivor France, a déclaré que tout va.", "Brivor France"),
    ("Luc Arnaud, le Brivor journaliste qui suit l’affaire, a raconté que tout va.", "Brivor"),
    ("« Non », a déclaré Luc Arnaud, analyste chez Brivor.", "Brivor"),
    ("Selon Luc Arnaud, économiste à l’ODDE, la hausse sera brève.", "ODDE"),
    ("Le PDG de Brivor, Luc Arnaud, a annoncé que l’usine fermera.", "Brivor"),
    ("Le porte-parole de la SNCF, Luc Arnaud, a annoncé que la gare fermera.", "SNCF"),
    ("Le fondateur de Brivor Luc Arnaud affirme que l’usine fermera.", "Brivor"),
    ("Luc Arnaud (CNRS) estime que la mer monte.", "CNRS"),
    ("Luc Arnaud, du CNRS, estime que la mer monte.", "CNRS"),
    ("Luc Arnaud, journaliste au Monde, affirme que la gare fermera.", "Monde"),
    ("Luc Arnaud, l’ancien BBC journaliste, affirme que la gare fermera.", "BBC"),
)  # fmt: skip
def test_the_body_that_somebody_speaks_for(text: str, wanted: str) -> None:
    assert parts(text, "affiliation") == [wanted]
    assert parts(text, "origin") != []


@table(
    # A place, a person, a ministry's subject, a candidate: none of them is an employer.
    "Luc Arnaud, maire de Mérimont, a déclaré que la route était fermée.",
    "Luc Arnaud, porte-parole de Léon Vidal, a déclaré que la route était fermée.",
    "Luc Arnaud, directeur de campagne de Vidal, a déclaré que la route était fermée.",
    "La ministre de la Culture, Anne Lot, a annoncé que la route était fermée.",
    "Luc Arnaud, directeur général de la Santé, a annoncé que la route était fermée.",
    "Luc Arnaud, rédacteur à Mérimont, a annoncé que la route était fermée.",
    "Luc Arnaud, voisin des Vidal, affirme que la route était fermée.",
    "Luc Arnaud, 47 ans, affirme que le PDG de Brivor ment.",
    "Droits sans frontières (DSF) affirme que la route est fermée.",
    "Luc Arnaud (photo) affirme que la route est fermée.",
    "Luc Arnaud (USA) affirme que la route est fermée.",
    "Le maire affirme que la route est fermée.",
    # Nothing is attributed to anybody here.
    "Luc Arnaud, directeur de Brivor, a fermé la route.",
)
def test_no_body_is_made_up(text: str) -> None:
    assert parts(text, "affiliation") == []


@table(
    ("Un élu a écrit sur Twitter : « Je suis choqué. »", "Twitter"),
    ("« Non », a écrit la ministre sur son compte Twitter.", "Twitter"),
    ("« Non », a écrit mardi la ministre, sur son compte officiel Instagram.", "Instagram"),
    ("Sur Facebook, Luc Arnaud a affirmé que la route était fermée.", "Facebook"),
    ("Dans une vidéo publiée sur YouTube, le maire a affirmé que la route était fermée.", "YouTube"),
    ("Le maire a affirmé sur X que la route était fermée.", "X"),
)  # fmt: skip
def test_where_it_was_posted(text: str, wanted: str) -> None:
    assert parts(text, "platform") == [wanted]
    assert parts(text, "origin") != []


@table(
    "Le maire a écrit un livre sur Facebook, affirme la mairie.",
    "Le maire a affirmé que la photo publiée sur Twitter était fausse.",
    "Le maire a affirmé, dans un communiqué, que Twitter était fermé.",
    "Le maire a affirmé sur place que la route était fermée.",
    "Le maire a affirmé sur twitter que la route était fermée.",
    "Sur Twitter circule une photo, affirme la mairie.",
    "Dans Facebook, le maire a affirmé que la route était fermée.",
)
def test_a_platform_that_is_only_spoken_of(text: str) -> None:
    assert parts(text, "platform") == []
