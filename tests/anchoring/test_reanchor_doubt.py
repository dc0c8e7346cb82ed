"""Where a careless search would take a place: it must be nobody's, or a person's to decide."""

from __future__ import annotations

import pytest

from factcheck.anchoring.matching import Match, matches
from factcheck.anchoring.newtext import NewText, occurrences
from tests.anchoring.test_reanchor import assert_placed, place

# Stays where it is in every example, and is longer than all the rest.
STEADY = "".join(
    f"La ligne numéro {n} ne change pas et retient le texte à sa place, mot après mot.\n"
    for n in range(6)
)


def test_in_place_with_one_new_neighbour_and_a_copy_that_has_the_other_is_ambiguous() -> None:
    sentence = "Il verse 12 euros par mois."
    old = f"{STEADY}Les élèves dînent très tôt le soir. ⟦{sentence}⟧ Les parents approuvent cela.\nFin."
    new = (
        f"{STEADY}Un tout autre début de paragraphe. {sentence} Les parents approuvent cela.\nFin.\n"
        f"Les élèves dînent très tôt le soir. {sentence} Rien de comparable ensuite."
    )
    placed, _words = place(old, new)
    assert (placed.state, placed.reason) == ("ambiguous", "twice")


def test_surroundings_that_are_rather_those_of_the_same_words_elsewhere_are_not_ours() -> None:
    words = "12 euros par mois"
    lyon = f"À Lyon, le billet coûte {words} en été, dit la régie."
    old = f"À Paris, la cotisation vaut ⟦{words}⟧ pour chaque foyer.\n{STEADY}{lyon}"
    placed, _words = place(old, f"{lyon}\n{STEADY}{lyon}")
    assert placed.start is None


@pytest.mark.parametrize(
    "other",
    [
        "Une exposition de peinture ouvrira samedi à la galerie municipale, sans entrée payante.",
        "Demain, pluie et vent sur toute la côte : les ferries ne partiront pas avant midi.",
    ],
)
def test_another_sentence_in_the_same_place_is_another_sentence(other: str) -> None:
    words = "Le maire a promis la construction d’un nouveau pont avant l’été prochain."
    placed, _words = place(f"{STEADY}⟦{words}⟧\n{STEADY[:200]}", f"{STEADY}{other}\n{STEADY[:200]}")
    assert placed.start is None


def test_a_line_that_was_put_before_an_edited_one_is_not_its_beginning() -> None:
    old = f"{STEADY}⟦- régime fiscal : pas de liasse à souscrire⟧\nFin qui reste."
    new = (
        f"{STEADY}- une ligne toute neuve, et plutôt longue, voilà\n"
        "⟦- régimes fiscaux : pas de liasse à souscrire⟧\nFin qui reste."
    )
    assert_placed("edited", old, new)


def test_a_line_that_was_put_behind_an_edited_one_is_not_its_end() -> None:
    old = f"{STEADY}⟦Pas de liasse à souscrire pour ce régime fiscal⟧\nFin qui reste."
    new = (
        f"{STEADY}⟦Pas de liasse à souscrire pour ces régimes fiscaux⟧\n"
        "Une ligne toute neuve, et plutôt longue, voilà\nFin qui reste."
    )
    assert_placed("edited", old, new)


def test_signs_beside_replaced_words_are_not_theirs() -> None:
    assert_placed(
        "edited",
        "Hier soir, on a compté ⟦trente bateaux⟧ dans le port de la ville.",
        "Hier soir, on a compté (⟦quarante navires⟧) dans le port de la ville.",
    )


def test_one_copy_of_two_passages_that_lost_their_places_is_ambiguous() -> None:
    words = "une aide de douze euros par mois et par personne"
    old = f"Paul reçoit ⟦{words}⟧ chaque hiver.\nLéa touche {words} en été.\n{STEADY}"
    placed, _words = place(old, f"{STEADY}Nouveau : {words}, voilà.")
    assert (placed.state, placed.reason) == ("ambiguous", "twice")


def test_two_places_that_are_as_like_are_ambiguous() -> None:
    words = "Le conseil a voté un budget de douze millions d’euros pour la nouvelle école du bourg."
    like = words.replace("nouvelle école", "future école")
    old = f"⟦{words}⟧\n{STEADY}"
    placed, _words = place(old, f"{STEADY}Un. {like} Deux.\nUn. {like} Deux.")
    assert (placed.state, placed.reason) == ("ambiguous", "twice")
    assert_placed("edited", old, f"{STEADY}Un. ⟦{like}⟧ Deux.")


def test_what_is_like_the_words_and_stood_there_before_is_no_place() -> None:
    like = "Le conseil a voté un budget de douze millions d’euros pour la nouvelle école du bourg."
    words = like.replace("nouvelle", "vieille")
    old = f"⟦{words}⟧\n{STEADY}{like}"
    placed, _words = place(old, f"{STEADY}La vieille salle. {like}")
    assert placed.start is None


def test_words_are_not_found_inside_longer_ones() -> None:
    assert list(occurrences("rapport, port, porte et 12 ports", "port")) == [(9, 13)]
    assert list(occurrences("112 et 12", "12")) == [(7, 9)]


def test_a_short_match_leaves_its_place_new() -> None:
    short = [Match(0, 3, 11)]
    assert NewText.beside("un autre texte", short).fresh == [(0, 14)]
    assert NewText.beside("un autre texte.", [Match(0, 3, 12)]).fresh == [(0, 3)]


def test_the_first_and_the_last_new_words_are_fresh() -> None:
    text = f"Avant. {STEADY}Après."
    fresh = NewText.beside(text, matches(STEADY, text)).fresh
    assert [text[slice(*span)].strip() for span in fresh] == ["Avant.", "Après."]
