from __future__ import annotations

import pytest

from factcheck.intake.plain import unwrapped

WRAPPED = (
    "Des données médicales confidentielles de près de 500 000 personnes\n"
    "en France ont été volées et mises en ligne, selon le journal et\n"
    "Libération."
)


def test_each_line_of_a_text_without_blank_lines_stays_a_line() -> None:
    assert unwrapped(WRAPPED) == WRAPPED.split("\n")


def test_a_hard_wrapped_paragraph_becomes_one_line() -> None:
    assert unwrapped(f"Titre\n\n{WRAPPED}") == ["Titre", WRAPPED.replace("\n", " ")]


def test_a_line_of_invisible_characters_parts_paragraphs() -> None:
    assert unwrapped(f"Titre\n\u200b \n{WRAPPED}") == ["Titre", WRAPPED.replace("\n", " ")]


def test_blank_lines_around_the_text_part_nothing() -> None:
    assert unwrapped(f"\n\n{WRAPPED}\n\n") == WRAPPED.split("\n")


def test_a_wrapped_break_before_a_lower_case_letter_is_joined_after_an_abbreviation() -> None:
    lines = ["The ministry said on Tuesday that the losses of Smith Bros.", "were far higher."]

    assert unwrapped("Title\n\n" + "\n".join(lines)) == ["Title", " ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["The ministry has confirmed the leak of the medical files.", "The police are looking."],
        ["Le ministère a confirmé la fuite des fichiers médicaux !»", "«Oui», dit-il."],
        ["Three laboratories have named the files that were taken", "- Rouen"],
        ["Une ligne bien trop courte pour cela", "et une autre"],
        ["Une ligne bien trop longue " * 4, "et une autre"],
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(lines: list[str]) -> None:
    stripped = [line.strip() for line in lines]

    assert unwrapped("Titre\n\n" + "\n".join(stripped)) == ["Titre", *stripped]


@pytest.mark.parametrize(("length", "count"), [(44, 2), (45, 1), (100, 1), (101, 2)])
def test_wrapped_lines_have_between_45_and_100_characters(length: int, count: int) -> None:
    assert len(unwrapped(f"Titre\n\n{'a' * length}\nsuite")) == 1 + count


def test_a_wrapped_paragraph_breaks_only_where_a_sentence_ends() -> None:
    first = "The ministry has confirmed the leak of the medical files."
    second = "The police are looking into thirty laboratories in the"
    third = "north-west of France."

    assert unwrapped(f"Title\n\n{first}\n{second}\n{third}") == [
        "Title",
        first,
        f"{second} {third}",
    ]


def test_indentation_is_not_part_of_a_line() -> None:
    assert unwrapped("  Titre\n\n\u00a0\u2003Un paragraphe.") == ["Titre", "Un paragraphe."]
