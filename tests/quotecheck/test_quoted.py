from __future__ import annotations

import pytest

from factcheck.quotecheck.quoted import read_quote


def pieces(text: str) -> list[str]:
    quote = read_quote(text, "fr")
    return [quote.words.show(*piece) for piece in quote.pieces]


def bracketed(text: str) -> list[str]:
    quote = read_quote(text, "fr")
    return [quote.words.keys[word] for word in sorted(quote.bracketed)]


@pytest.mark.parametrize(
    "mark", ["…", "...", ".....", ". . .", "(…)", "(...)", "[…]", "[...]", "[ … ]"]
)
def test_an_ellipsis_is_a_cut(mark: str) -> None:
    assert pieces(f"On part {mark} demain") == ["On part", "demain"]
    assert pieces(f"{mark} On part {mark} {mark} demain {mark}") == ["On part", "demain"]


@pytest.mark.parametrize("mark", ["..", ".", "(..)", "…"[:0], "(sic)", "[sic]", "(NDLR : à dix)"])
def test_other_marks_cut_nothing(mark: str) -> None:
    assert pieces(f"On part {mark} demain")[0].startswith("On part")
    assert len(pieces(f"On part {mark} demain")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[le ministre] part", ["le", "ministre"]),
        ("l[a] ville", ["la"]),
        ("[L]a ville", ["la"]),
        ("ils demand[ai]ent tout", ["demandaient"]),
        ("il [va] part[ir]", ["va", "partir"]),
        ("a[] b", []),
        ("a[b", []),
        ("(le ministre) part", []),
        ("il a vu [sic] partir", []),
        ("un […] deux [trois]", ["#3"]),
    ],
)
def test_square_brackets_hold_the_words_of_the_newsroom(text: str, words: list[str]) -> None:
    assert bracketed(text) == words


def test_asides_are_no_words() -> None:
    quote = read_quote("Je l'ai vu (sic) à huit heures [NDLR : du soir] et (rires) parti", "fr")

    assert quote.words.keys == ["je", "l", "ai", "vu", "à", "#8", "heures", "et", "parti"]


def test_time_codes_are_no_words_and_no_brackets() -> None:
    quote = read_quote("Je pars [00:12:34] demain", "fr")

    assert quote.words.keys == ["je", "pars", "demain"]
    assert quote.bracketed == frozenset()


def test_the_words_are_shown_without_the_marks() -> None:
    quote = read_quote("[Elle] a vu l[a] « ville » […] hier", "fr")

    assert quote.words.show(0, 7) == "Elle a vu la « ville » hier"


def test_silent_and_bracketed_words_need_not_be_in_the_source() -> None:
    quote = read_quote("deux millions de [gros] francs", "fr")

    assert [quote.is_fixed(word) for word in range(4)] == [True, False, False, True]
