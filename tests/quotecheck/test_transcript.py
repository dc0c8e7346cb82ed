from __future__ import annotations

import pytest

from factcheck.quotecheck.outcomes import Locator
from factcheck.quotecheck.transcript import read_transcript


def located(text: str, words: str) -> Locator:
    start = text.index(words)
    return read_transcript(text, "fr").locate(start, start + len(words))


def read(text: str) -> list[str]:
    return read_transcript(text, "fr").words.keys


def silent(text: str) -> list[str]:
    row = read_transcript(text, "fr").words
    return [row.keys[word] for word in sorted(row.silent)]


def time_code(text: str) -> str:
    return located(text, "ICI").time_code


def speaker(text: str) -> str:
    return located(text, "ICI").speaker


# Paragraphs


def test_each_line_is_a_paragraph() -> None:
    assert located("Un titre\n  Le corps, ICI.\nFin", "ICI") == Locator(2, 10, 2, 13)


def test_blank_lines_part_paragraphs_where_there_are_any() -> None:
    text = "\n\nUn titre\nsur deux lignes\n \nLe corps\nva jusqu'ICI"

    assert located(text, "ICI") == Locator(2, 18, 2, 21)
    assert located(text, "Un") == Locator(1, 0, 1, 2)


def test_blank_lines_around_a_text_part_nothing() -> None:
    assert located("\n \nUn\nDeux\n\n", "Deux") == Locator(2, 0, 2, 4)


def test_paragraphs_without_a_word_are_not_counted() -> None:
    assert located("Un\n***\n— !\nDeux", "Deux") == Locator(2, 0, 2, 4)


def test_what_holds_no_word_behind_the_last_paragraph_is_passed_over() -> None:
    assert located("Un ICI\n***\n—", "ICI") == Locator(1, 3, 1, 6)


def test_the_first_line_begins_the_first_paragraph() -> None:
    assert located("Un titre\nde deux lignes ICI\n\nDeux", "ICI") == Locator(1, 24, 1, 27)


def test_one_letter_alone_may_end_a_passage() -> None:
    assert located("Un\nà", "Un\nà") == Locator(1, 0, 2, 1)


def test_a_passage_may_begin_with_its_code_and_its_label() -> None:
    assert located("10:30 on part\n11:00 ici", "11:00 ici").time_code == "11:00"
    assert located("ANNA : on part", "ANNA : on").speaker == "ANNA"


def test_a_passage_may_end_in_another_paragraph() -> None:
    text = "Un début\nde phrase\net sa fin"

    assert located(text, "début\nde phrase\net sa") == Locator(1, 3, 3, 5)


def test_the_last_word_of_a_paragraph_is_still_in_it() -> None:
    assert located("Un mot\nDeux", "mot") == Locator(1, 3, 1, 6)


# Time codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[00:12:34] ICI", "00:12:34"),
        ("(12:34) ICI", "12:34"),
        ("[12:34 - 12:40] ICI", "12:34"),
        ("[00:12:34.500 --> 00:12:36.000] ICI", "00:12:34.500"),
        ("[00:12:34:12] ICI", "00:12:34:12"),
        ("00:12:34 ICI", "00:12:34"),
        ("0:12:34: ICI", "0:12:34"),
        ("1:02:03 - 1:02:09 ICI", "1:02:03"),
        ("00:12:34,250\nICI", "00:12:34,250"),
        ("12:34\nOn est ICI", "12:34"),
        ("12:34 ICI\n12:50 suite", "12:34"),
        ("02:10 avant\n12:34 ICI", "12:34"),
        ("1\n00:01:02,345 --> 00:01:05,000\nICI", "00:01:02,345"),
        ("01:02.345 --> 01:05.000 align:start\nICI", "01:02.345"),
        ("Avant [01:00] puis [02:00] ICI et [03:00] après", "02:00"),
        ("ICI [01:00]", ""),
        ("12:34 ICI", ""),
        ("ICI à 12:34:56 pile", ""),
        ("Vers 12:34:56 ICI", ""),
        ("Score (3:1) ICI", ""),
        ("ICI", ""),
    ],
)
def test_the_last_time_code_before_the_passage_is_given(text: str, expected: str) -> None:
    assert time_code(text) == expected


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Un [00:12:34] deux (12:34) trois", ["un", "#2", "#3"]),
        ("1\n00:00:01,000 --> 00:00:02,000\nUn\n\n2\n00:00:02,000 --> 00:00:03,000\nmot", ["un", "mot"]),
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\nUn\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nmot", ["un", "mot"]),
        ("WEBVTT - titre\n\nNOTE une note\nsur deux lignes\n\nintro\n00:01.000 --> 00:02.000\nUn\n\n00:02.000 --> 00:03.000\nmot", ["un", "mot"]),
        ("WEBVTT\r\n\r\nintro\r\n00:01.000 --> 00:02.000\r\nUn", ["un"]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.fort Ana><i>Un</i> <00:01.500>mot <c.jaune>vif</c>", ["un", "mot", "vif"]),
        ("WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nUn", ["un"]),
        ("\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nUn", ["un"]),
        ("Avant\n3\n00:00:01,000 --> 00:00:02,000\nUn", ["avant", "un"]),
        ("Avant\nreste\n00:00:01,000 --> 00:00:02,000\nUn", ["avant", "reste", "un"]),
        ("note\nUn <b>mot</b>", ["note", "un", "b", "mot", "b"]),
        ("Oui (rires) non [Applaudissements sur les bancs] bon", ["oui", "non", "bon"]),
        ("Oui (des rires) non (rireau)", ["oui", "des", "rires", "non", "rireau"]),
    ],
)  # fmt: skip
def test_what_nobody_said_is_no_word(text: str, keys: list[str]) -> None:
    assert read(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("00:12:34 on part", ["#0", "12h34"]),
        ("12:34 on part\n12:50 non", ["12h34", "12h50"]),
        ("12:34 on part", []),
        ("MARIE DUPONT : on part", ["marie", "dupont"]),
        ("Speaker 1  00:12\nOn part", ["speaker", "#1", "00h12"]),
        ("Elle a dit : on part", []),
    ],
)
def test_bare_codes_and_labels_may_be_missing_from_a_quote(text: str, keys: list[str]) -> None:
    assert silent(text) == keys


# Speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MARIE DUPONT : ICI", "MARIE DUPONT"),
        ("Marie Dupont: ICI", "Marie Dupont"),
        ("Mme de la Tour\u00a0: ICI", "Mme de la Tour"),
        ("M. D'Angelo : ICI", "M. D'Angelo"),
        (">> ANNA: ICI", "ANNA"),
        ("— Anna : ICI", "Anna"),
        ("[00:12:34] ANNA: ICI", "ANNA"),
        ("00:12:34 - ANNA: ICI", "ANNA"),
        ("Intervenant 2 : ICI", "Intervenant 2"),
        ("ANNA [00:12]: ICI", "ANNA"),
        ("Speaker 1 (00:12):\nICI", "Speaker 1"),
        ("Anna Roy  00:12\nICI", "Anna Roy"),
        ("ANNA :\nICI", "ANNA"),
        ("ANNA : là\nBRUNO : ICI", "BRUNO"),
        ("00:01.000 --> 00:02.000\n<v Anna Roy>ICI", "Anna Roy"),
        ("00:01.000 --> 00:02.000\n<v.fort Anna>ICI", "Anna"),
        ("ANNA : là\nICI", ""),
        ("Elle a répondu : ICI", ""),
        ("Elle Répondit ainsi : ICI", ""),
        ("anna : ICI", ""),
        ("Un Deux Trois Quatre Cinq : ICI", "Un Deux Trois Quatre Cinq"),
        ("Un Deux Trois Quatre Cinq Six : ICI", ""),
        ("ANNA:ICI", ""),
        ("ICI, dit ANNA : là", ""),
    ],
)
def test_the_label_of_the_line_names_the_speaker(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_labels_within_a_passage_are_listed() -> None:
    text = "ANNA : un\nBRUNO : deux\nCHLOÉ : trois"
    transcript = read_transcript(text, "fr")

    assert transcript.speakers(0, text.index("CHLOÉ")) == ["ANNA", "BRUNO"]
    assert transcript.speakers(1, len(text)) == ["BRUNO", "CHLOÉ"]
