"""All the words of a file, for whoever looks for some of them."""

from __future__ import annotations

import pytest

from factcheck.intake import IntakeError, read_words

PAGE = (
    b"<title>T</title><nav>Menu</nav><p>Avant.</p><article><h1>Un fait</h1><p>12,5&nbsp;%</p>"
    b"<script>13</script></article><aside>A cote</aside><table><tr><td>1<td>2</table>"
)


def test_the_words_beside_the_article_are_read_too() -> None:
    assert read_words(PAGE, "html").split("\n") == [
        "Avant.",
        "Un fait",
        "12,5\u00a0%",
        "A cote",
        "1",
        "2",
        "",
    ]


def test_a_footnote_is_read() -> None:
    page = b'<p>Un<a href="#fn1">1</a>.</p><section class="footnotes"><p id="fn1">Dit 12.</p></section>'

    assert "Dit 12." in read_words(page, "html")


def test_other_files_are_read_as_articles_are() -> None:
    assert read_words(b"Un\n\nDeux", "text") == "Un\nDeux"
    assert read_words(b"# Un\n\n*Deux*", "markdown") == "Un\nDeux"


@pytest.mark.parametrize("format_", ["html", "text"])
def test_what_cannot_be_read_is_refused(format_: str) -> None:
    with pytest.raises(IntakeError):
        read_words(b"\0" * 9, format_)
