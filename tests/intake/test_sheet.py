from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import IntakeError
from factcheck.intake.blocks import Mark, Piece, Remark, compose
from factcheck.intake.clean import clean
from factcheck.intake.lines import one_line
from factcheck.intake.sheet import MAX_NOTES, Sheet, settled

ODD = (
    "ae\u0301\u0302\u00e9\u1100\u1161\u11a8\u200d\ufe0f\u00a0\u202f\u00ad\u202e \r\n\t🎉👩.1\u0344"
)


@pytest.mark.parametrize(
    ("raw", "words", "text", "kept"),
    [
        ("Il y a 12 pages", "12", "Il y a 12 pages", "12"),
        (
            "🎉 12 👩\u200d👩\u200d👧 ici",
            "👩\u200d👩\u200d👧",
            "🎉 12 👩\u200d👩\u200d👧 ici",
            "👩\u200d👩\u200d👧",
        ),
        ("e\u0301te\u0301 long", "te\u0301", "été long", "té"),
        (
            "491\u202f840\u00a0€ !",
            "491\u202f840\u00a0€",
            "491\u202f840\u00a0€ !",
            "491\u202f840\u00a0€",
        ),
        ("un\r\ndeux\r\n\r\ntrois", "deux\r\n\r\ntrois", "un deux trois", "deux trois"),
        ("co\u00adupé \ufeffici", "ici", "coupé ici", "ici"),
        ("  bord  ", "  bord  ", "bord", "bord"),
        ("a\uffffb\ufffe c", "c", "ab c", "c"),
        ("a  b", " b", "a  b", "b"),
        ("\u202eRTL\u202c fin", "fin", "RTL fin", "fin"),
    ],
)
def test_a_mark_stays_on_its_words(raw: str, words: str, text: str, kept: str) -> None:
    start = raw.index(words)

    cleaned, [mark] = settled(raw, [Mark(7, start, start + len(words))])

    assert cleaned == text
    assert cleaned[mark.start : mark.end] == kept
    assert mark.note == 7


def test_a_letter_belongs_to_a_mark_with_its_accents() -> None:
    text, [before, after] = settled("ae\u0301b", [Mark(0, 0, 2), Mark(1, 2, 4)])

    assert (text, text[before.start : before.end]) == ("aéb", "aé")
    assert text[after.start : after.end] == "éb"


def test_a_point_stands_after_the_words_before_it() -> None:
    raw = "e\u0301te\u0301.  Suite"

    text, [mark, last] = settled(raw, [Mark(0, 6, 6), Mark(1, len(raw), len(raw))])

    assert text[: mark.start] == "été."
    assert mark.start == mark.end
    assert last.start == len(text)


@given(st.text(st.sampled_from(ODD), max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_marks_never_change_the_words_and_never_leave_them(raw: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(raw)), min(two, len(raw))))
    text, [mark] = settled(raw, [Mark(0, start, end)])

    assert text == one_line(clean(raw))
    assert 0 <= mark.start <= mark.end <= len(text)
    kept = text[mark.start : mark.end]
    assert kept == kept.strip()
    visible = visible_of(raw[start:end])
    assert visible in visible_of(kept) or not visible.strip()
    assert bool(kept) == bool(visible)


def visible_of(text: str) -> str:
    decomposed = (unicodedata.normalize("NFD", one) for one in text)
    return "".join(
        one
        for one in "".join(decomposed)
        if unicodedata.category(one) not in {"Zs", "Zl", "Zp", "Cc", "Cf"}
    )


def test_an_open_note_stands_on_its_words_in_the_first_line_that_has_some() -> None:
    sheet = Sheet()
    note = sheet.note()
    sheet.say("un ")
    sheet.open(note)
    sheet.end("body")
    sheet.end("body")
    sheet.say("deux")
    sheet.end("body")
    sheet.say("trois")
    sheet.close(note)
    sheet.end("body")

    assert sheet.pieces == [
        Piece("body", "un", (Mark(0, 2, 2),)),
        Piece("body", "deux", (Mark(0, 0, 4),)),
        Piece("body", "trois"),
    ]
    assert compose([Piece("headline", "t"), *sheet.pieces], [Remark("n")]).notes[0].start == 5


def test_a_note_in_a_line_without_words_has_no_place() -> None:
    sheet = Sheet()
    sheet.point(sheet.note())
    sheet.say("\u200b ")
    sheet.end("body")
    sheet.say("suite")
    sheet.end("body")

    assert sheet.pieces == [Piece("body", "suite")]


def test_a_note_beside_another_has_the_same_words_open_or_just_closed() -> None:
    sheet = Sheet()
    first, inside, after, far = (sheet.note() for _ in range(4))
    sheet.open(first)
    sheet.say("mots")
    sheet.beside(inside, first)
    sheet.close(inside)
    sheet.close(first)
    sheet.beside(after, first)
    sheet.say(" x")
    sheet.beside(far, after)
    sheet.end("body")

    assert {mark.note: mark[1:] for mark in sheet.pieces[0].marks} == {
        first: (0, 4),
        inside: (0, 4),
        after: (0, 4),
        far: (6, 6),
    }


def test_there_is_a_most_of_notes() -> None:
    sheet = Sheet()
    for number in range(MAX_NOTES):
        assert sheet.note() == number

    with pytest.raises(IntakeError) as refusal:
        sheet.note()

    assert (refusal.value.code, refusal.value.params) == ("notes", {"limit": 400})
