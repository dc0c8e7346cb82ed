"""What a locator says, whether that is enough for its kind, and how it is written."""

from __future__ import annotations

import pytest

from factcheck.choices import EvidenceKind
from factcheck.locators import canonical, lacks, read
from factcheck.locators.reading import FINDERS, MOST_READ, NEEDS

# Kind, as typed, the parts read in it, as written in French and in English.
READ = [
    (
        "document",
        "p. 12, § 3",
        [("page", "12"), ("paragraph", "3")],
        "p. 12, § 3",
        "p. 12, para. 3",
    ),
    ("document", "page 12", [("page", "12")], "p. 12", "p. 12"),
    ("document", "p12", [("page", "12")], "p. 12", "p. 12"),
    ("document", "pp. 12-14", [("page", "12–14")], "p. 12–14", "p. 12–14"),
    ("document", "pages 3 et 4", [("page", "3–4")], "p. 3–4", "p. 3–4"),
    ("document", "page xii", [("page", "xii")], "p. xii", "p. xii"),
    ("document", "art. L. 1110-4", [("article", "L. 1110-4")], "art. L. 1110-4", "art. L. 1110-4"),
    ("document", "article premier", [("article", "1")], "art. 1er", "art. 1"),
    ("document", "article 6 bis", [("article", "6 bis")], "art. 6 bis", "art. 6 bis"),
    ("document", "section 2.1", [("section", "2.1")], "section 2.1", "section 2.1"),
    ("document", "2e page", [("page", "2")], "p. 2", "p. 2"),
    ("document", "last paragraph", [("paragraph", "last")], "dernier paragraphe", "last paragraph"),
    ("document", "dernière page", [("page", "last")], "dernière page", "last page"),
    (
        "document",
        "foreword, first paragraph",
        [("paragraph", "1")],
        "foreword, § 1",
        "foreword, para. 1",
    ),
    (
        "document",
        "p. 2, line “total”",
        [("page", "2"), ("line", "total")],
        "p. 2, ligne «\u00a0total\u00a0»",
        "p. 2, line “total”",
    ),
    ("dataset", "Feuille1!B12", [("cell", "Feuille1!B12")], "Feuille1!B12", "Feuille1!B12"),
    (
        "dataset",
        "'My sheet'!B12:C14",
        [("cell", "'My sheet'!B12:C14")],
        "'My sheet'!B12:C14",
        "'My sheet'!B12:C14",
    ),
    ("dataset", "ligne 45", [("row", "45")], "ligne 45", "row 45"),
    ("dataset", "l. 2", [("row", "2")], "ligne 2", "row 2"),
    ("dataset", "row 491 840", [("row", "491840")], "ligne 491840", "row 491840"),
    (
        "dataset",
        "onglet 2, B12",
        [("sheet", "2"), ("cell", "B12")],
        "feuille 2, cellule B12",
        "sheet 2, cell B12",
    ),
    ("dataset", "column D", [("column", "D")], "colonne D", "column D"),
    (
        "dataset",
        "série 001688527",
        [("series", "001688527")],
        "série 001688527",
        "series 001688527",
    ),
    ("page", "deuxième paragraphe", [("paragraph", "2")], "§ 2", "para. 2"),
    (
        "page",
        "« sept endroits »",
        [("words", "sept endroits")],
        "«\u00a0sept endroits\u00a0»",
        "“sept endroits”",
    ),
    (
        "page",
        'heading "Method"',
        [("heading", "Method")],
        "intertitre «\u00a0Method\u00a0»",
        "heading “Method”",
    ),
    ("page", "chapô", [("region", "standfirst")], "chapô", "standfirst"),
    (
        "page",
        "#:~:text=491%20840",
        [("fragment", "#:~:text=491%20840")],
        "#:~:text=491%20840",
        "#:~:text=491%20840",
    ),
    ("recording", "00:12:30", [("time", "00:12:30")], "00:12:30", "00:12:30"),
    ("recording", "12:30", [("time", "00:12:30")], "00:12:30", "00:12:30"),
    ("recording", "75:30", [("time", "01:15:30")], "01:15:30", "01:15:30"),
    ("recording", "12 min 30", [("time", "00:12:30")], "00:12:30", "00:12:30"),
    ("recording", "12'30", [("time", "00:12:30")], "00:12:30", "00:12:30"),
    ("recording", "1h02", [("time", "01:02:00")], "01:02:00", "01:02:00"),
    ("recording", "1 h 02 min 03 s", [("time", "01:02:03")], "01:02:03", "01:02:03"),
    ("recording", "45 s", [("time", "00:00:45")], "00:00:45", "00:00:45"),
    ("recording", "0:01.5", [("time", "00:00:01.500")], "00:00:01.500", "00:00:01.500"),
    (
        "recording",
        "1:02:03–1:02:40",
        [("time", "01:02:03–01:02:40")],
        "01:02:03–01:02:40",
        "01:02:03–01:02:40",
    ),
    (
        "recording",
        "de 12:30 à 13:00",
        [("time", "00:12:30–00:13:00")],
        "00:12:30–00:13:00",
        "00:12:30–00:13:00",
    ),
    ("image", "upper-left corner", [("region", "top left")], "en haut à gauche", "top left"),
    ("image", "en bas à droite", [("region", "bottom right")], "en bas à droite", "bottom right"),
    ("image", "légende", [("region", "caption")], "légende", "caption"),
    ("image", "xywh=1,2,3,4", [("area", "xywh=1,2,3,4")], "xywh=1,2,3,4", "xywh=1,2,3,4"),
    (
        "interview",
        "12 mai 2025, par téléphone",
        [("day", "2025-05-12"), ("channel", "phone")],
        "12 mai 2025, par téléphone",
        "12 May 2025, by phone",
    ),
    (
        "interview",
        "12/05/2025 e-mail",
        [("day", "2025-05-12"), ("channel", "email")],
        "12 mai 2025 par e-mail",
        "12 May 2025 by e-mail",
    ),
    (
        "interview",
        "05/13/2025, in person",
        [("day", "2025-05-13"), ("channel", "in_person")],
        "13 mai 2025, en personne",
        "13 May 2025, in person",
    ),
    (
        "statement",
        "lundi 1er sept. 2025, sur France Inter",
        [("day", "2025-09-01"), ("channel", "France")],
        "1er septembre 2025, sur France Inter",
        "1 September 2025, sur France Inter",
    ),
    (
        "statement",
        "May 12, 2025, press conference",
        [("day", "2025-05-12"), ("channel", "press")],
        "12 mai 2025, conférence de presse",
        "12 May 2025, press conference",
    ),
    (
        "statement",
        "2025-05-12, communiqué",
        [("day", "2025-05-12"), ("channel", "release")],
        "12 mai 2025, communiqué",
        "12 May 2025, press release",
    ),
]
WEAK = [
    *((kind, "", ("place",)) for kind in ("document", "dataset", "page", "recording", "image")),
    ("document", "12", ("place",)),
    ("document", "le rapport", ("place",)),
    ("document", "p. 0", ("place",)),
    ("document", "chapitre 2", ("place",)),
    ("document", "la page l’indique", ("place",)),
    ("document", "par téléphone", ("place",)),
    ("document", "par 3 personnes", ("place",)),
    ("dataset", "feuille 1", ("place",)),
    ("dataset", "CO2 émis", ("place",)),
    ("dataset", "colonne population", ("place",)),
    ("page", "p. 3", ("place",)),
    ("page", "article du 14 février 2021", ("place",)),
    ("page", "« … »", ("place",)),
    ("recording", "12:99", ("place",)),
    ("recording", "12:60", ("place",)),
    ("recording", "1:60:00", ("place",)),
    ("recording", "12", ("place",)),
    ("recording", "13:00–12:00", ("order",)),
    ("recording", "12:30.9–12:30.5", ("order",)),
    ("image", "le panneau", ("place",)),
    ("interview", "", ("date", "channel")),
    ("interview", "12 mai 2025", ("channel",)),
    ("interview", "par téléphone", ("date",)),
    ("interview", "12 mai, par téléphone", ("date",)),
    ("interview", "31/02/2025, par téléphone", ("date",)),
    ("interview", "in May 2025", ("date", "channel")),
    ("statement", "12 mai 2025, il l’a dit", ("channel",)),
]
HOSTILE = ["a." * 200, "1 " * 200, "p. " * 133, "1:" * 200, '"' * 400, "A1:" * 133, "« " * 200]


@pytest.mark.parametrize(("kind", "typed", "parts", "fr", "en"), READ)
def test_a_locator_is_read_and_written(
    kind: str, typed: str, parts: list[tuple[str, str]], fr: str, en: str
) -> None:
    assert [part.at for part in read(typed, kind)] == parts
    assert lacks(typed, kind) == ()
    assert (canonical(typed, kind, "fr"), canonical(typed, kind, "en")) == (fr, en)


@pytest.mark.parametrize(("kind", "typed", "missing"), WEAK)
def test_what_a_locator_lacks_is_named(kind: str, typed: str, missing: tuple[str, ...]) -> None:
    assert lacks(typed, kind) == missing


@pytest.mark.parametrize(("kind", "typed"), [(row[0], row[1]) for row in READ])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_written_says_the_same_and_is_not_written_anew(
    kind: str, typed: str, language: str
) -> None:
    written = canonical(typed, kind, language)

    assert canonical(written, kind, language) == written
    assert lacks(written, kind) == ()
    names = [part.name for part in read(typed, kind)]
    assert [part.name for part in read(written, kind)] == names


def test_words_that_are_not_known_stay_as_they_are() -> None:
    typed = "12 min 30,  réponse   du <b>ministre</b> « oui »"

    assert canonical(typed, "recording", "en") == ("00:12:30, réponse du <b>ministre</b> “oui”")
    assert canonical("rien de connu", "document", "en") == "rien de connu"


def test_words_in_quotation_marks_are_not_read_as_a_place() -> None:
    assert [part.at for part in read("« voir p. 3 »", "page")] == [("words", "voir p. 3")]


@pytest.mark.parametrize("kind", EvidenceKind.values)
def test_every_kind_has_its_finders_and_its_needs(kind: str) -> None:
    assert FINDERS[kind]
    assert NEEDS[kind]


@pytest.mark.parametrize("kind", EvidenceKind.values)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_without_an_error(kind: str, text: str) -> None:
    assert isinstance(lacks(text[:MOST_READ], kind), tuple)


def test_no_more_is_read_than_a_locator_holds() -> None:
    assert read("p. 3".ljust(MOST_READ), "document")
    assert read("p. 3".ljust(MOST_READ + 1), "document") == []


def test_a_kind_that_is_not_known_is_shown_as_it_is() -> None:
    assert canonical("page 3", "rumour", "fr") == "page 3"
