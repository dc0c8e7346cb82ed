"""Pages that are no article, or want to be too much of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import Draft, IntakeError, read_article


def read(page: str | bytes) -> Draft:
    return read_article(page, format="html")


def refusal(page: str | bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        read(page)
    return caught.value


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div>" * 20_000 + "<p>Titre</p>" + "</div>" * 20_000 + "<p>fin", "Titre\nfin"),
        ("<b><i>" * 10_000 + "Titre", "Titre"),
        ("<sup>" * 20_000 + "Titre", "Titre"),
        ("</div>" * 100_000 + "Titre", "Titre"),
        # With <html> and <body>, as many tags as are read.
        ("<p>" * 49_998 + "Titre", "Titre"),
        ("<a href='#" + "x" * 500_000 + "'>Titre</a>", "Titre"),
        ("Titre" + "<!--" * 100_000, "Titre"),
        ("Titre" + "&" * 1000, "Titre" + "&" * 1000),
        ("<p " + "x=1 " * 100_000 + ">Titre", "Titre"),
    ],
)
def test_pages_of_any_depth_are_read(page: str, text: str) -> None:
    assert read(page).text == text


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<p>" * 49_999 + "Titre", "bomb"),
        ("<mark>a</mark>" * 401, "notes"),
        ("a" * 1_000_001, "too_large"),
        ("<p title='" + "a" * 4_000_000 + "'>", "too_large"),
        ("", "empty"),
        ("<script>alert(1)</script>", "empty"),
        ("<frameset><frame src=x></frameset>", "empty"),
        ("a\0b", "binary"),
        ("a\ud800b", "surrogate"),
        ("<p>e" + "&#x301;" * 40, "binary"),
    ],
)
def test_what_is_no_article_is_refused(page: str, code: str) -> None:
    data = page if "\ud800" in page else page.encode()

    assert refusal(data).code == code


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Été".encode(), "Été"),
        ("<p>Été".encode("utf-16"), "Été"),
        ("<meta charset=iso-8859-1><p>Été".encode("latin-1"), "Été"),
        ("<meta charset='windows-1252'><p>Œuf".encode("cp1252"), "Œuf"),
        ("<meta charset=iso-8859-2><p>Été".encode(), "Été"),
        (b"<meta charset=shift_jis><p>Ete", "Ete"),
        (b"%PDF-1.7", ""),
    ],
)
def test_encodings_are_read_right_or_not_at_all(data: bytes, text: str) -> None:
    if text:
        assert read(data).text == text
    else:
        assert refusal(data).code == "format"


@pytest.mark.parametrize("name", ["iso-8859-2", "shift_jis", "windows-1251"])
def test_an_encoding_that_is_not_read_is_refused(name: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={name}">'

    error = refusal(page.encode() + b"<p>\xe9t\xe9</p>")

    assert (error.code, error.params["encoding"]) == ("encoding", "UTF-8")


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<mark title=x>", "</mark>", "<sup>", "</sup>", "<a href='#n'>1</a>",
             "<li id=n>", "</li>", "<br>", "<div hidden>", "</div>", "a", " ", "e\u0301", "\u0301",
             "\u00a0", "🎉", "<article>", "</article>", "<h1>", "<script>", "</script>", "&amp;"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_page_is_refused_or_its_notes_are_in_its_text(tags: list[str]) -> None:
    try:
        draft = read("".join(tags))
    except IntakeError:
        return

    assert read_article(draft.text).text == draft.text
    for note in draft.notes:
        words = draft.text[note.start : note.end]
        assert 0 <= note.start <= note.end <= len(draft.text)
        assert words == words.strip()
        assert "\n" not in words
