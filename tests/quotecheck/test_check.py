from __future__ import annotations

import pytest

from factcheck.quotecheck import Locator, QuoteCheck, Step, check_quote
from tests.quotecheck.checking import HEARING, INTERVIEW, differences, english, french, passage


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Nous n’avons pas décidé de fermer le pont", "Nous n’avons pas décidé de fermer le pont"),
        ("« nous n'avons pas décidé de fermer le pont. »", "Nous n’avons pas décidé de fermer le pont"),
        ("“NOUS N’AVONS PAS décidé”", "Nous n’avons pas décidé"),
        ("elle coûtera 300 000 euros !", "elle coûtera trois cent mille euros"),
        ("elle coûtera 300.000 €", "elle coûtera trois cent mille euros"),
        ("Elle cou\u0302tera trois-cent-mille euros", "elle coûtera trois cent mille euros"),
        ("le pont : c'est leur vie\u00a0quotidienne", "le pont, c’est leur vie quotidienne"),
        ("… c’est leur vie quoti\u00addienne …", "c’est leur vie quotidienne"),
        ("„l'ai dit\naux habitants“", "l'ai dit aux habitants"),
        ("le pont. Nous avons", "le pont. Nous avons"),
        ("[N]ous n’avons pas […] décidé de", "Nous n’avons pas décidé de"),
        ("CLAIRE OSTERMAN : Je l'ai dit", "CLAIRE OSTERMAN : Je l'ai dit"),
    ],
)  # fmt: skip
def test_typography_and_ways_to_write_a_number_never_count(quote: str, words: str) -> None:
    check = french(quote)

    assert (check.outcome, passage(check, INTERVIEW)) == ("exact", words)
    assert check.place
    assert check.place.score == 1.0
    assert differences(check) == []
    assert (check.candidate, check.changes, check.others) == (None, (), 0)


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("l'État paiera", "l'Etat paiera"),
        ("A l'époque, on riait", "À l'époque, on riait"),
        ("ETAT DES LIEUX complet", "état des lieux complet"),
        ("ce weekend, on rame", "ce week-end, on rame"),
        ("ce week-end, on rame", "ce weekend, on rame"),
        ("ce week end, on rame", "ce week-end, on rame"),
        ("c'est très important ici", "c'est très impor-\ntant ici"),
        ("on viendra peut-être demain", "on viendra peut-\nêtre demain"),
        ("un tête-à-tête hier", "un têteàtête hier"),
        ("un têteàtête hier", "un tête-à-tête hier"),
        ("il reste 1 lit et 1 table", "il reste un lit et une table"),
        ("il reste un lit", "il reste 1 lit"),
        ("2 000 000 € par an", "deux millions d'euros par an"),
        ("deux millions d'euros par an", "2 000 000 € par an"),
        ("parti à 17 h 40 hier", "parti à 17h40 hier"),
        ("le cœur du cafe\u0301", "le coeur du café"),
    ],
)
def test_other_spellings_of_the_same_words_are_exact(quote: str, source: str) -> None:
    check = french(quote, source)

    assert (check.outcome, passage(check, source)) == ("exact", source)


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("il a tout vu", "il à tout vu"),
        ("un cote de marais", "un côte de marais"),
        ("un ETE de marais", "un étés de marais"),
        ("une salle de bain froide", "une sale de bain froide"),
        ("le tout venant arrive", "le toutvenant arrive"),
        ("le tout, venant là", "le toutvenant là"),
        ("il reste 2 lits froids", "il reste un lits froids"),
    ],
)
def test_other_words_are_not_exact(quote: str, source: str) -> None:
    assert french(quote, source).outcome not in ("exact", "trimmed")


def test_an_english_passage_is_exact() -> None:
    check = english("I would say twelve, perhaps thirteen.")

    assert check.outcome == "exact"
    assert passage(check, HEARING) == "I would say 12, perhaps 13"


def test_a_part_of_a_paragraph_is_located() -> None:
    check = french("c’est leur vie quotidienne")

    assert check.place
    assert check.place.locator == Locator(3, 66, 3, 92, "00:04:40", "CLAIRE OSTERMAN")


def test_a_passage_over_two_subtitles_is_exact_and_located() -> None:
    source = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Ana Roy>On rouvrira\nle marché\n\n"
        "2\n00:00:04.000 --> 00:00:07.500\nau printemps.\n"
    )
    check = french("On rouvrira le marché au printemps", source)

    assert check.outcome == "exact"
    assert check.place
    assert source[check.place.start :].startswith("On rouvrira")
    assert source[: check.place.end].endswith("au printemps")
    assert check.place.diff == (
        Step("equal", "On rouvrira le marché au printemps", "On rouvrira le marché au printemps"),
    )
    assert check.place.locator == Locator(1, 43, 2, 44, "00:00:01.000", "Ana Roy")


def test_labels_and_codes_inside_a_passage_do_not_count() -> None:
    source = "ANNA : On part ce soir.\n00:10:00 ANNA : Et on revient jeudi."
    check = french("On part ce soir. Et on revient jeudi", source)

    assert check.outcome == "exact"
    assert differences(check) == [("ignored", "", "00:10:00 ANNA")]


# Not found


@pytest.mark.parametrize(
    "quote", ["", " \n", "…", "[…]", "« »", "[le pont]", "?!", "\u00ad", "[00:04:10]", "(sic)"]
)
def test_nothing_to_look_for_is_not_found(quote: str) -> None:
    assert french(quote) == QuoteCheck("not_found")


@pytest.mark.parametrize("source", ["", "\n", "…", "Rien de tel ici"])
def test_nothing_alike_is_not_found(source: str) -> None:
    assert french("Nous fermerons le pont", source) == QuoteCheck("not_found")


def test_a_look_alike_is_a_candidate_and_no_answer() -> None:
    source = "Nous avons gagné vingt contrats en avril."
    check = french("Nous avons perdu trois cents clients en avril", source)

    assert (check.outcome, check.place, check.changes) == ("not_found", None, ())
    assert check.candidate
    assert source[check.candidate.start : check.candidate.end] == source[:-1]
    assert check.candidate.locator == Locator(1, 0, 1, 40)
    assert 0.4 <= check.candidate.score < 0.6


def test_the_score_decides_what_is_found() -> None:
    def outcome(other: int) -> tuple[str, bool]:
        check = english(f"aa bb {'x' * other}", f"aa bb {'y' * other}")
        return check.outcome, check.candidate is not None

    assert outcome(2) == ("altered", False)
    assert outcome(3) == ("not_found", True)
    assert outcome(6) == ("not_found", True)
    assert outcome(7) == ("not_found", False)


def test_a_score_at_the_limit_is_found() -> None:
    check = english("aaa bbb xxxx", "aaa bbb yyyy")

    assert check.outcome == "altered"
    assert check.place
    assert check.place.score == 0.6


def test_a_row_of_one_word_that_is_not_there_so_often_is_not_found() -> None:
    assert french("ha " * 100, "oh " + "ha " * 99 + "oh") == QuoteCheck("not_found")


def test_one_equal_word_is_no_likeness() -> None:
    assert french("gouvernementale folie", "gouvernementale paix") == QuoteCheck("not_found")
    assert french("folie gouvernementale", "paix gouvernementale") == QuoteCheck("not_found")


def test_one_word_may_be_the_whole_quote() -> None:
    assert french("quotidienne").outcome == "exact"


def test_any_other_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no rules for the language 'de': fr, en"):
        check_quote("Ja", "Ja", language="de")
