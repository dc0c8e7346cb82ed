from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.detection import Suggestion, analyse, detect

ARTICLE = Path(__file__).resolve().parents[2] / "demo/cyberattaque-laboratoires.txt"
LANGUAGES = st.sampled_from(["fr", "en"])
# What the rules look for, thrown together without sense.
PIECES = st.sampled_from(
    [
        "«", "»", "“", "”", '"', "'", "‘", "’", "``", "''", ",", ".", ":", ";", "!", "(", ")", "-", "—", "\n", "\n\n",
        " ", " ", " ", "a-t-il", "a", "dit", "ajouté", "a déclaré", "selon", "d'", "après", "Pour", "que", "qui",
        "said", "according", "to", "by", "told", "saying", "he", "who", "and", "et", "de", "la", "le", "the", "l'",
        "Jean", "Dupont", "Smith", "M.", "Mr", "AFP", "(AFP)", "police", "ministre", "spokesman", "report",
        "serait", "allegedly", "2021", "500 000", "du", "s'est", "félicité", "par", "auprès", "pas", "not",
        "😀", "é", "\u0301", "\u202f", "\ud7ff", "ﬁ", "İ", "ß", "١٢",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map(" ".join),
)


@given(TEXTS, LANGUAGES)
def test_a_span_is_the_slice_that_it_says_it_is(text, language):
    for one in detect(text, language=language):
        assert 0 <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]


@given(TEXTS, LANGUAGES)
def test_two_suggestions_of_one_kind_never_overlap(text, language):
    analysis = analyse(text, language=language)

    for found in (analysis.figures, analysis.quotes, analysis.sources):
        for one, following in pairwise(found):
            assert one.end <= following.start


@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_suggestions(text, language):
    assert detect(text, language=language) == detect(text, language=language)


@given(TEXTS, LANGUAGES)
def test_cues_and_speakers_stand_where_they_are_said_to(text, language):
    for quote in analyse(text, language=language).quotes:
        if quote.cue_span is not None:
            assert text[slice(*quote.cue_span)] == quote.cue
        if quote.speaker_span is not None:
            assert 0 <= quote.speaker_span[0] < quote.speaker_span[1] <= len(text)


@settings(max_examples=20)
@given(st.sampled_from(["Il pleut.", "The weather is fine today.", "« Vide »"]))
def test_an_unrelated_paragraph_behind_changes_nothing_before_it(paragraph):
    text = ARTICLE.read_text(encoding="utf-8").partition("Lire la suite")[0].rstrip()
    before = detect(text, language="fr")

    after = [one for one in detect(f"{text}\n\n{paragraph}", language="fr") if one.end <= len(text)]

    assert without_guesses(after) == without_guesses(before)


def without_guesses(found: list[Suggestion]) -> list[dict]:
    """As JSON, without the year that a date takes from its surroundings."""
    return [{k: v for k, v in one.to_dict().items() if k != "resolved"} for one in found]
