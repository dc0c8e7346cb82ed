from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.quotecheck import Place, QuoteCheck, check_quote

LANGUAGES = st.sampled_from(["fr", "en"])
# What transcripts and quotes are made of, to reach their rules more often than chance would.
BITS = st.sampled_from(
    ["le maire", "ne", "pas", "not", "don't", "trois", "million", "de", "3,5", "500 000", "$5", "%",
     "[", "]", "[…]", "…", "(sic)", "«", "»", "'", "-", "-\n", "\n", "\n\n", " ", ". ", "? ", "euh",
     "ANNA : ", "12:34", "[00:12:34]", "00:00:01.000 --> 00:00:02.000\n", "WEBVTT\n", "<v Ana>", "1\n",
     "cent", "vingt", "et", "virgule", "point", "serait", "tous", "quelques", "\u0301", "\u00ad", "\0"]
)  # fmt: skip
TEXTS = st.text() | st.lists(BITS, max_size=40).map("".join)
WORDS = st.lists(
    st.sampled_from(
        ["maire", "pont", "ne", "pas", "très", "l’eau", "peut-être", "ÉTÉ", "euh", "nous", "river",
         "don't", "and", "would", "là", "«oui»", "non,", "où?", "cœur", "2024", "(bis)"]
    ),
    min_size=4,
    max_size=60,
)  # fmt: skip


def places(check: QuoteCheck) -> list[Place]:
    return [place for place in (check.place, check.candidate) if place]


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS, LANGUAGES)
def test_any_two_texts_have_an_answer_within_the_source(
    quote: str, source: str, language: str
) -> None:
    check = check_quote(quote, source, language=language)

    assert (check.place is None) is (check.outcome == "not_found")
    assert check.place is None or check.candidate is None
    assert (check.outcome == "meaning_changed") is bool(check.changes)
    assert check.others >= 0
    for place in places(check):
        assert 0 <= place.start < place.end <= len(source)
        assert 0.0 < place.score <= 1.0
        assert 1 <= place.locator.paragraph <= place.locator.last_paragraph


@settings(deadline=None)
@given(TEXTS, TEXTS, LANGUAGES)
def test_the_answer_is_always_the_same(quote: str, source: str, language: str) -> None:
    first = check_quote(quote, source, language=language)

    assert check_quote(quote, source, language=language) == first


@settings(deadline=None, max_examples=200)
@given(WORDS, st.data(), LANGUAGES)
def test_a_passage_of_the_source_is_exact(
    words: list[str], data: st.DataObject, language: str
) -> None:
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 4, len(words)))
    joints = st.lists(st.sampled_from([" ", "\n", " \u00a0", ". "]), min_size=60, max_size=60)
    spaced = [word + joint for word, joint in zip(words, data.draw(joints), strict=False)]
    source, quoted = "".join(spaced), words[first:last]

    check = check_quote(" ".join(quoted), source, language=language)

    assert check.outcome == "exact"
    assert check.place
    found = source[check.place.start : check.place.end]
    assert check_quote(found, " ".join(quoted), language=language).outcome == "exact"
    size = len(quoted)
    twins = sum(words[at : at + size] == quoted for at in range(len(words)))
    # The passage begins with its first letter, behind a quotation mark or bracket.
    expected = len("".join(spaced[:first])) + (quoted[0][0] in "«(")
    assert check.place.start == expected if twins == 1 else check.place.start <= expected


@settings(deadline=None, max_examples=100)
@given(WORDS, st.data(), LANGUAGES)
def test_a_negation_put_into_a_passage_never_passes_for_exact(
    words: list[str], data: st.DataObject, language: str
) -> None:
    word = {"fr": "jamais", "en": "never"}[language]
    at = data.draw(st.integers(1, len(words) - 1))
    quote = " ".join([*words[:at], word, *words[at:]])

    check = check_quote(quote, " ".join(words), language=language)

    assert check.outcome in ("meaning_changed", "not_found")


@settings(deadline=None)
@given(WORDS, LANGUAGES)
def test_an_unrelated_paragraph_behind_moves_nothing(words: list[str], language: str) -> None:
    quote, source = " ".join(words[1:]), " ".join(words)

    check = check_quote(quote, source, language=language)

    assert check_quote(quote, f"{source}\nWxyz", language=language) == check
