from __future__ import annotations

import pytest

from factcheck.intake import IntakeError, Remark
from factcheck.intake.remarks import MAX_LINK, addresses_in, refuse_too_much, remark_of


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Voir https://e.org/a.", ("https://e.org/a",)),
        ("(https://e.org/a_(b))", ("https://e.org/a_(b)",)),
        ("« https://e.org/a?b=1&c=2 »", ("https://e.org/a?b=1&c=2",)),
        ("HTTP://E.org et https://f.org, HTTP://E.org", ("HTTP://E.org", "https://f.org")),
        ("<https://e.org/a>", ("https://e.org/a",)),
        ("javascript:alert(1) ftp://e.org data:text/html,x https://", ()),
        ("https://...", ()),
        ("https://" + "a" * MAX_LINK, ()),
        ("https://" + ")" * 900_000, ()),
    ],
)
def test_addresses_are_found_without_the_punctuation_around(
    text: str, links: tuple[str, ...]
) -> None:
    assert addresses_in(text) == links


def test_the_longest_address_is_kept() -> None:
    longest = "https://" + "a" * (MAX_LINK - 8)

    assert addresses_in(longest) == (longest,)


def test_the_address_behind_a_word_is_written_out() -> None:
    links = ["https://e.org/a", "javascript:x", "#fn1", "https://e.org/a", " https://f.org "]

    assert remark_of("Voir ici\r\n\r\n et https://f.org ", author=" Ana\nRoux ", links=links) == (
        "Voir ici\net https://f.org\nhttps://e.org/a",
        "Ana Roux",
        ("https://f.org", "https://e.org/a"),
    )


def test_only_a_link_is_a_note_too() -> None:
    assert remark_of("", links=["https://e.org"]) == ("https://e.org", "", ("https://e.org",))


@pytest.mark.parametrize(
    "remarks",
    [
        [Remark("x")] * 401,
        [Remark("x", "", tuple(f"https://e.org/{n}" for n in range(200)))] * 2,
    ],
)
def test_too_many_notes_or_links_are_refused(remarks: list[Remark]) -> None:
    with pytest.raises(IntakeError) as refusal:
        refuse_too_much(remarks)

    assert refusal.value.code == "notes"
    refuse_too_much(remarks[:-1])


def test_notes_longer_than_an_article_are_refused() -> None:
    refuse_too_much([Remark("x" * 1_000_000)])

    with pytest.raises(IntakeError) as refusal:
        refuse_too_much([Remark("x" * 1_000_000), Remark("y")])

    assert refusal.value.code == "too_large"
