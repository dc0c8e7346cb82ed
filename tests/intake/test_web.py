from __future__ import annotations

import pytest

from factcheck.intake import Draft, read_article
from tests.intake.noted import blocks_of, notes_of


def read(page: str | bytes, headline: str = "") -> Draft:
    return read_article(page, format="html", headline=headline)


def test_elements_become_blocks_with_zones() -> None:
    page = """<!doctype html><html><head><title>Site</title></head><body>
        <h1>Le
        <em>titre</em></h1><p>Un&nbsp;mot&#x202f;; été &amp; 🎉.</p>texte nu<h2>Partie</h2>
        <ul><li>un<li>deux</ul><table><caption>Tableau</caption><tr><td>a<td>b</table>
        <figure><img alt="x"><figcaption><p>Légende</p></figcaption></figure>
        <h1>Autre</h1><p>Publicité</p></body></html>"""

    assert blocks_of(read(page)) == [
        ("headline", "Le titre"),
        ("body", "Un\u00a0mot\u202f; été & 🎉."),
        ("body", "texte nu"),
        ("subhead", "Partie"),
        ("body", "un"),
        ("body", "deux"),
        ("caption", "Tableau"),
        ("body", "a"),
        ("body", "b"),
        ("caption", "Légende"),
        ("subhead", "Autre"),
        ("furniture", "Publicité"),
    ]


@pytest.mark.parametrize(
    "left",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<nav><p>x</p></nav>",
        "<p hidden>x</p>",
        '<div aria-hidden="TRUE"><p>x</p></div>',
        '<p style="color:red;display : none">x</p>',
        '<span style="VISIBILITY:hidden">x</span>',
        "<template><p>x</p></template>",
        "<noscript>x</noscript>",
        "<form><label>x</label></form>",
        "<svg><text>x</text></svg>",
        "<textarea><p>x</textarea>",
        "<del>x</del>",
        "<!-- x -->",
    ],
)
def test_what_no_reader_sees_is_left_out(left: str) -> None:
    assert read(f"<p>Titre</p><p>Corps{left}</p>{left}<p>fin</p>").text == "Titre\nCorps\nfin"


def test_the_article_is_taken_out_of_its_page() -> None:
    teaser = "<article><p>Autre</p></article>"
    page = "<header>Site</header>{}<main><p>Autour</p>{}<article><h2>Inter</h2><p>Corps long</p><article>Cité</article></article></main><footer>Pied</footer>"

    assert read(page.format("", teaser)).text == "Inter\nCorps long\nCité"
    assert read(page.format("<h1>Titre</h1>", teaser)).text == "Titre\nInter\nCorps long\nCité"
    assert read("<p>Site</p><main><h1>T</h1><p>Corps</p></main>").text == "T\nCorps"
    assert read("<p>Site</p><article><script>x</script></article>").text == "Site"


def test_line_breaks_are_spaces_and_two_of_them_a_paragraph() -> None:
    assert read("<p>a<br>b<br> <br/>c<br><br><br>d</p>").text == "a b\nc\nd"


def test_a_given_headline_comes_first() -> None:
    assert read("<p>Corps</p>", "Titre").headline == "Titre"


def test_a_mark_is_a_note_on_its_words() -> None:
    draft = read(
        "<h1>Titre</h1><p>Il y a <mark title='Compté ? https://e.org'> 491&nbsp;840 </mark> "
        "<mark data-comment='Qui ?' title='x'>personnes</mark> <mark>ici</mark>.</p>"
    )

    assert draft.text == "Titre\nIl y a 491\u00a0840 personnes ici."
    assert notes_of(draft) == [
        ("491\u00a0840", "Compté ? https://e.org"),
        ("personnes", "Qui ?"),
        ("ici", ""),
    ]
    assert draft.notes[0].links == ("https://e.org",)


def test_the_text_is_the_one_without_annotations() -> None:
    noted = (
        "<h1>É<mark>te\u0301</mark></h1><p>e<mark title='x'>\u0301</mark> 👩<mark title='y'>\u200d👧</mark> "
        "un<sup><a href='#n'>1</a></sup>\u202f! <mark title='z'> deux</mark></p><p id='n'>Note</p>"
    )
    bare = "<h1>Éte\u0301</h1><p>e\u0301 👩\u200d👧 un\u202f!  deux</p>"

    draft = read(noted)

    assert draft.text == read(bare).text
    assert notes_of(draft) == [
        ("té", ""),
        ("é", "x"),
        ("👧", "y"),
        ("é 👩\u200d👧 un|", "Note"),
        ("deux", "z"),
    ]


@pytest.mark.parametrize(
    ("call", "target"),
    [
        ('<sup><a href="#n">la note</a></sup>', '<li id="n">La note.</li>'),
        ('<a href="#n">[1]</a>', '<div id="n"><p>La note.</p></div>'),
        ('<a id="c" href="#n">[1]</a>', '<p><a id="n" href="#c">[1]</a> La note.</p>'),
        ('<a href="#n">*</a>', '<p><a id="n" href="#c">*</a> La note.</p>'),
        ('<a role="doc-noteref" href="#n">ici</a>', '<aside id="n">La note.</aside>'),
        (
            '<sup id="c">[<a href="#n">1</a>]</sup>',
            '<p><a name="n"></a><a href="#c">↩</a>La note.</p>',
        ),
        (
            '<sup><a href="#n"><span>1</span></a></sup>',
            '<p id="n"><sup>1</sup><a href="#c">^</a>La note.</p>',
        ),
    ],
)
def test_a_footnote_is_a_note_at_its_call_and_no_text(call: str, target: str) -> None:
    draft = read(f"<h1>Titre</h1><p>Une phrase{call}. Fin</p>{target}<p>Suite</p>")

    assert draft.text == "Titre\nUne phrase. Fin\nSuite"
    assert [(words, said.removeprefix("1")) for words, said in notes_of(draft)] == [
        ("Une phrase|", "La note.")
    ]


def test_a_list_of_footnotes_leaves_neither_heading_nor_links_back() -> None:
    draft = read(
        "<h1>T</h1><p>Un<sup><a href='#a' id='ra'>1</a>,<a href='#b'>2</a></sup> et<sup><a href='#a'>1</a></sup></p>"
        "<section role='doc-endnotes'><h2>Notes</h2><ol><li id='a'><p>Voir <a href='https://e.org/a'>ceci</a> "
        "<a href='#ra'>↩</a></p><p>Suite<br>fin<li id='b'>Deux</ol></section>"
    )

    assert draft.text == "T\nUn et"
    first = "Voir ceci\nSuite\nfin\nhttps://e.org/a"
    assert notes_of(draft) == [("Un|", first), ("Un|", "Deux"), ("Un et|", first)]


def test_a_footnote_of_a_mark_is_about_the_words_of_the_mark() -> None:
    draft = read(
        "<p>Titre</p><p>Il y a <mark>12 pages<sup><a href='#a'>1</a></sup></mark> et "
        "<mark title='x'>deux</mark><sup><a href='#a'>1</a><a href='#b'>2</a></sup>"
        "</p><p id='a'>A</p><p id='b'>B</p>"
    )

    assert notes_of(draft) == [
        ("12 pages", ""),
        ("12 pages", "A"),
        ("deux", "x"),
        ("deux", "A"),
        ("deux", "B"),
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#s">Sommaire</a>',
        '<a href="#h">1</a>',
        '<a href="#nowhere">1</a>',
        '<a href="https://e.org/#s">1</a>',
        "<a>1</a>",
        '<a href="">1</a>',
    ],
)
def test_other_links_are_words(link: str) -> None:
    draft = read(f'<p>Titre</p><p>Voir {link}.</p><h2 id="h">Partie</h2><p id="s">Suite</p>')

    assert draft.text.startswith("Titre\nVoir ")
    assert draft.text.endswith(".\nPartie\nSuite")
    assert not draft.text.startswith("Titre\nVoir .")
    assert draft.notes == ()


def test_a_mark_over_several_blocks_stands_in_the_first_with_words() -> None:
    draft = read("<p>Titre</p><div>Un <mark title='x'><p> </p><p>deux</p><p>trois</p></mark></div>")

    assert notes_of(draft) == [("deux", "x")]


def test_marks_within_marks_and_tags_that_never_end() -> None:
    draft = read(
        "<p>Titre<p>a <mark title='x'>b <mark title='y'>c</mark> d<p>e</mark> f <mark title='z'>g"
    )

    assert draft.text == "Titre\na b c d\ne\nf g"
    assert notes_of(draft) == [("b c d", "x"), ("c", "y"), ("g", "z")]


def test_notes_without_words_in_the_article_have_no_place() -> None:
    draft = read(
        "<aside><mark title='dehors'>x</mark></aside><article><p>Titre <mark title='image'><img></mark></p>"
        "<mark title='vide'><br></mark></article>"
    )

    assert draft.text == "Titre"
    assert notes_of(draft) == [("Titre|", "image")]
    assert [one.text for one in draft.unplaced] == ["dehors", "vide"]


def test_scripts_in_attributes_and_notes_are_words() -> None:
    said = "&lt;script>alert(1)&lt;/script>"
    draft = read(
        f'<p onclick="x()">Titre<img src=x onerror="alert(1)"></p><mark title="{said}" style="x">a</mark>'
        "<sup><a href='#n'>1</a></sup><p id=n>N <a href='javascript:alert(1)'>l</a><a href='data:x'>m</a></p>"
    )

    assert draft.text == "Titre\na"
    assert notes_of(draft) == [("a", "<script>alert(1)</script>"), ("a", "N lm")]
    assert draft.notes[1].links == ()
