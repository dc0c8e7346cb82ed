"""Whom an English source speaks for, and where a statement was posted."""

from __future__ import annotations

import pytest

from tests.detection.english.reading import body


def parts(text: str, role: str) -> list[str]:
    return [one.text for one in body(text).sources if one.role == role]


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("Hana Voss, chief executive of Brivor, said the mine would reopen.", "Brivor"),
        ("Brivor chief executive Hana Voss said the mine would reopen.", "Brivor"),
        ("Former BBC journalist Hana Voss said the mine would reopen.", "BBC"),
        ("Hana Voss, a professor at Brivor, said the mine would reopen.", "Brivor"),
        ('"No," said Hana Voss, an analyst with UBS.', "UBS"),
        ("Labour leader Hana Voss said the mine would reopen.", "Labour"),
        ("Zataz journalist Hana Voss told Reuters the mine would reopen.", "Zataz"),
        ("Hana Voss (CERN) said the mine would reopen.", "CERN"),
        ("Hana Voss of the BBC said the mine would reopen.", "BBC"),
        ("The founder of Brivor, Hana Voss, said the mine would reopen.", "Brivor"),
    ],
)
def test_the_body_that_somebody_speaks_for(text: str, employer: str) -> None:
    assert parts(text, "affiliation") == [employer]
    assert parts(text, "origin") != []


@pytest.mark.parametrize(
    "text",
    [
        "Hana Voss of Leeds said the mine would reopen.",
        "Hana Voss from the UK said the mine would reopen.",
        "Hana Voss, mayor of London, said the mine would reopen.",
        "Hana Voss, a spokeswoman for Joe Pell, said the mine would reopen.",
        "Hana Voss, a survivor at Dachau, said the mine would reopen.",
        "Hana Voss, director of Jaws, said the mine would reopen.",
        "Russian executive Hana Voss said the mine would reopen.",
        "Leeds mayor Hana Voss said the mine would reopen.",
        "US President Hana Voss said the mine would reopen.",
        "Human Justice Norland (HJN) said the mine would reopen.",
        "The mayor said the mine would reopen.",
        "Hana Voss, chief executive of Brivor, closed the mine.",
    ],
)
def test_no_body_is_made_up(text: str) -> None:
    assert parts(text, "affiliation") == []


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("The mayor wrote on Twitter that the road was closed.", "Twitter"),
        ('"No," the mayor wrote on her Facebook page.', "Facebook"),
        ("In a video posted on YouTube, the mayor said the road was closed.", "YouTube"),
        ("On X, the mayor said the road was closed.", "X"),
        ('"No," the mayor said on Monday, on Instagram.', "Instagram"),
    ],
)
def test_where_it_was_posted(text: str, platform: str) -> None:
    assert parts(text, "platform") == [platform]
    assert parts(text, "origin") != []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor wrote a book on Facebook, police said.",
        "The mayor said that a picture on Twitter was false.",
        "The mayor said in a statement that Twitter was closed.",
        "The mayor said on Monday that the road was closed.",
        "The mayor said on twitter that the road was closed.",
        "On Twitter a picture went round, police said.",
        "In Facebook, the mayor said the road was closed.",
    ],
)
def test_a_platform_that_is_only_spoken_of(text: str) -> None:
    assert parts(text, "platform") == []
