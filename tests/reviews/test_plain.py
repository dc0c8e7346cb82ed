from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.reviews.plain import plain

MARKUP = re.compile(r"<[a-zA-Z/!?]")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Un <b>mot</b></p><p>Deux</p>", "Un mot Deux"),
        ("Un<br>deux", "Un deux"),
        ("dé<b>jà</b>", "déjà"),
        ("a < b et c > d", "a < b et c > d"),
        ("moins de <5 %", "moins de <5 %"),
        ("AT&amp;T", "AT&T"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("AT&amp;amp;T", "AT&T"),
        ("l&#8217;eau &eacute;t&eacute;", "l’eau été"),
        ("x<script>alert(1)</script>y<style>p{}</style>z", "x y z"),
        ("x<!-- non -->y", "xy"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;ok", "ok"),
        ("&amp;lt;b&amp;gt;ok", "ok"),
        ("<scr<b></b>ipt>ok", "ipt>ok"),
        ("<<script>>x", "<"),
        ("<\u200bscript>x", ""),
        ("<img src=x onerror=alert(1)", "img src=x onerror=alert(1)"),
        ("un\u00a0mot\n\tdeux\u202ftrois", "un mot deux trois"),
        ("Trojan\u202e\u2066 source\u200b\ufeff", "Trojan source"),
        ("a\x00b\x07c\x1bd\ud800e", "abcde"),
        ("👩\u200d👩 et می\u200cخواهم", "👩\u200d👩 et می\u200cخواهم"),
        ("<b>", ""),
    ],
)
def test_only_words_are_left(text: str, words: str) -> None:
    assert plain(text) == words


PIECES = st.sampled_from(
    [
        "<",
        ">",
        "&lt;",
        "&amp;",
        "&#60;",
        "&#x3c;",
        "script",
        "/",
        "!--",
        "b",
        " ",
        "\u200b",
        "\x00",
        "&",
        ";",
        "lt",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=24).map("".join))
@example("<&#8203;script>")
@example("&amp;amp;amp;amp;lt;b")
def test_no_markup_survives(text: str) -> None:
    words = plain(text)

    assert not MARKUP.search(words)
    assert not UNSEEN.search(words)
    assert words == " ".join(words.split())
