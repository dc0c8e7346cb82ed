"""Footnotes of Markdown become notes where they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import Draft, IntakeError, Remark, read_article
from tests.intake.noted import blocks_of, notes_of


def read(text: str) -> Draft:
    return read_article(text, format="markdown")


def test_a_footnote_is_a_note_at_its_call_and_no_text() -> None:
    draft = read(
        "# Titre\n\nIl y a 12 *fuites*.[^1] Suite.\n\n[^1]: Voir [la liste](https://e.org)."
    )

    assert blocks_of(draft) == [("headline", "Titre"), ("body", "Il y a 12 fuites. Suite.")]
    assert notes_of(draft) == [("a 12 fuites.|", "Voir la liste.\nhttps://e.org")]
    assert draft.notes[0].links == ("https://e.org",)
    assert draft.notes[0].author == ""


def test_the_text_is_the_one_without_footnotes() -> None:
    with_notes = "# Été🎉[^a]\n\nUn\u00a0mot[^1]\u202f: e[^b]\u0301te\u0301.\r\n\r\n- point[^1]\n\n[^1]: n\n[^a]: m\n[^b]: o"
    without = "# Été🎉\n\nUn\u00a0mot\u202f: e\u0301te\u0301.\r\n\r\n- point\n"

    draft = read(with_notes)

    assert draft.text == read(without).text
    assert notes_of(draft) == [
        ("Été🎉|", "m"),
        ("Un\u00a0mot|", "n"),
        ("Un\u00a0mot\u202f: é|", "o"),
        ("point|", "n"),
    ]


def test_each_call_of_a_footnote_is_a_note() -> None:
    draft = read("Titre\n\nUn[^1] et deux[^1].\n\n[^1]: La note\n    qui suit\n\n    et finit")

    assert notes_of(draft) == [
        ("Un|", "La note qui suit\net finit"),
        ("Un et deux|", "La note qui suit\net finit"),
    ]


def test_a_call_without_a_footnote_stays_as_it_is_written() -> None:
    draft = read("Titre\n\nUn[^1] et [^2].\n\n[^1]: Note")

    assert blocks_of(draft)[1] == ("body", "Un et [^2].")
    assert blocks_of(read("Un[^1]."))[0] == ("headline", "Un[^1].")


def test_footnotes_that_nothing_calls_have_no_place() -> None:
    draft = read("Titre\n\nUn[^1].\n\n[^1]: Note [^3]\n[^2]: seule\n[^1]: encore\n[^3]: dedans")

    assert notes_of(draft) == [("Un|", "Note")]
    assert draft.unplaced == (Remark("seule"), Remark("dedans"), Remark("encore"))


@pytest.mark.parametrize(
    "text",
    [
        "T\n\n" + "[^a" * 10_000 + "\n\n[^1]: x",
        "T[^1]\n\n" + "[^1]: " * 10_000,
        "T[^1]\n\n[^1]: " + "> " * 30_000 + "x",
    ],
)
def test_hostile_footnotes_are_read_or_refused(text: str) -> None:
    try:
        assert read(text).text
    except IntakeError as error:
        assert error.code in {"notes", "too_large"}  # noqa: PT017 -- being read is right too


def test_too_many_calls_are_refused() -> None:
    with pytest.raises(IntakeError) as refusal:
        read("T\n\n" + "a[^1] " * 401 + "\n\n[^1]: n")

    assert refusal.value.code == "notes"
    assert len(read("T\n\n" + "a[^1] " * 400 + "\n\n[^1]: n").notes) == 400


@given(st.text(st.sampled_from("ab [^]1:\n*e\u0301\u00a0🎉."), max_size=60))
def test_notes_stay_within_the_text_they_are_about(body: str) -> None:
    draft = read(f"# Titre\n\nFin[^1].\n\n{body}\n\n[^1]: la note\n")

    assert all(0 <= note.start <= note.end <= len(draft.text) for note in draft.notes)
    assert list(draft.notes) == sorted(draft.notes, key=lambda note: (note.start, note.end))
