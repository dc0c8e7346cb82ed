from __future__ import annotations

import pytest

from factcheck.intake import IntakeError, read_article


def blocks(source: str, headline: str = "") -> list[tuple[str, str]]:
    draft = read_article(source, format="markdown", headline=headline)
    return [(block.zone, draft.text[block.start : block.end]) for block in draft.blocks]


def test_headings_become_headline_and_subheads() -> None:
    assert blocks("# Un\n\nCorps.\n\n## Deux\n\nSous-titre\n---\n\n# Trois") == [
        ("headline", "Un"),
        ("body", "Corps."),
        ("subhead", "Deux"),
        ("subhead", "Sous-titre"),
        ("subhead", "Trois"),
    ]


def test_the_first_h1_is_the_headline_wherever_it_stands() -> None:
    assert blocks("Exclusif\n\n## Avant\n\n# Titre\n\nCorps") == [
        ("body", "Exclusif"),
        ("subhead", "Avant"),
        ("headline", "Titre"),
        ("body", "Corps"),
    ]


def test_without_an_h1_the_first_block_is_the_headline() -> None:
    assert blocks("## Titre\n\nCorps") == [("headline", "Titre"), ("body", "Corps")]


def test_a_given_headline_comes_first() -> None:
    assert blocks("Exclusif\n\n# Ancien\n\nCorps", "Nouveau") == [
        ("headline", "Nouveau"),
        ("body", "Exclusif"),
        ("subhead", "Ancien"),
        ("body", "Corps"),
    ]


def test_a_given_headline_that_the_text_has_is_not_repeated() -> None:
    assert blocks("Exclusif\n\n# Le *titre*\n\nCorps", "Le titre") == [
        ("body", "Exclusif"),
        ("headline", "Le titre"),
        ("body", "Corps"),
    ]


def test_markup_leaves_only_words() -> None:
    source = "# T\n\nUn **mot** _fort_, un [lien](http://a.fr 'titre'), du `code`, \\*, &eacute;."

    assert blocks(source)[1] == ("body", "Un mot fort, un lien, du code, *, é.")


@pytest.mark.parametrize("line_break", ["\n", "  \n", "\\\n"])
def test_breaks_become_spaces(line_break: str) -> None:
    assert blocks(f"# T\n\nun{line_break}deux")[1] == ("body", "un deux")


def test_each_list_item_is_a_block() -> None:
    assert blocks("# T\n\n- un\n  - deux\n- trois\n\n1. quatre") == [
        ("headline", "T"),
        ("body", "un"),
        ("body", "deux"),
        ("body", "trois"),
        ("body", "quatre"),
    ]


def test_quotes_and_code_are_body() -> None:
    assert blocks("# T\n\n> cité\n\n```\nx = 1\n\n  y\n```\n\n    z") == [
        ("headline", "T"),
        ("body", "cité"),
        ("body", "x = 1"),
        ("body", "y"),
        ("body", "z"),
    ]


def test_an_image_gives_its_words_as_a_caption() -> None:
    assert blocks("# T\n\nAvant ![Le *laboratoire*](a.png)\n\n![](b.png)") == [
        ("headline", "T"),
        ("body", "Avant"),
        ("caption", "Le laboratoire"),
    ]


def test_html_stays_visible_text() -> None:
    assert blocks("# T\n\n<script>alert(1)</script>")[1] == ("body", "<script>alert(1)</script>")


def test_furniture_is_known_below_the_headline_only() -> None:
    assert blocks(
        "# Histoires liées\n\nCorps.\n\n- Lire aussi : X\n\n## Related stories\n\nY."
    ) == [
        ("headline", "Histoires liées"),
        ("body", "Corps."),
        ("furniture", "Lire aussi : X"),
        ("furniture", "Related stories"),
        ("furniture", "Y."),
    ]


def test_a_short_paragraph_is_no_subhead() -> None:
    assert blocks("# T\n\nDeux mots\n\nCorps.")[1] == ("body", "Deux mots")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: X\ntags:\n  - a\n\n# note\n- b\n---\n",
        "---\ntitle: X\n...\n",
        "---\n---\n",
        "\ufeff---\r\ntitle: X\r\n---\r\n",
    ],
)
def test_front_matter_is_dropped(front: str) -> None:
    assert blocks(f"{front}# T\n\nCorps.") == [("headline", "T"), ("body", "Corps.")]


@pytest.mark.parametrize(
    "source",
    [
        "---\nUne phrase de l’article\n---\n",
        "---\nkey: value\nUne phrase de l’article\n---\n",
        "---\nkey: Une phrase de l’article\n",
        "Une phrase de l’article\n\n---\nkey: value\n---\n",
    ],
)
def test_what_is_not_front_matter_is_kept(source: str) -> None:
    assert "Une phrase de l’article" in read_article(source, format="markdown").text


def test_character_references_bring_nothing_back_that_was_cleaned() -> None:
    source = "# T\n\na&shy;b&#x202E;c e&#x301; un&#x2028;deux &#xD800; &#0; fin"

    assert blocks(source)[1] == ("body", "abc é un deux \ufffd \ufffd fin")


@pytest.mark.parametrize("source", ["---", "[a]: http://b.fr", "![](a.png)", "&nbsp;"])
def test_markup_without_words_is_empty(source: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read_article(source, format="markdown", headline="Titre")

    assert caught.value.code == "empty"


def test_deeply_nested_words_are_kept() -> None:
    assert blocks("# T\n\n" + "> " * 30 + "au fond")[1] == ("body", "au fond")


def test_brackets_without_end_stay_text() -> None:
    assert blocks("# T\n\n" + "![a " * 3000)[1] == ("body", ("![a " * 3000).strip())


def test_images_nested_without_end_do_not_exhaust_the_stack() -> None:
    assert blocks("# T\n\n" + "![a " * 3000 + "](b)" * 3000)[0] == ("headline", "T")
