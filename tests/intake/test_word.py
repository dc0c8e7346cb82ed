from __future__ import annotations

import docx
import pytest

from factcheck.intake import Draft, IntakeError, Remark, read_article
from tests.drafts import closes, comment, draft_document, opens, package, paragraph, run, saved
from tests.intake.noted import blocks_of, notes_of

DELETED = "<w:del><w:r><w:delText>vieux</w:delText></w:r></w:del>"
CALL = '<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def read(data: bytes, headline: str = "") -> Draft:
    return read_article(data, format="docx", headline=headline)


def footnote(number: int, body: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}"><w:p>{body}</w:p></w:{kind}>'


def test_a_comment_is_a_note_on_its_words() -> None:
    draft = read(saved(draft_document()))

    assert blocks_of(draft) == [
        ("headline", "Vols de données"),
        ("body", "Les données de 491 840 personnes ont été publiées."),
        ("body", "« Nous ne sommes pas certains », a déclaré Didier Neyrat."),
    ]
    assert notes_of(draft) == [("491 840 personnes", "Compté ? https://example.org/liste")]
    assert draft.notes[0].author == "Ana Roux"
    assert draft.notes[0].links == ("https://example.org/liste",)
    assert draft.unplaced == ()


def test_styles_become_zones() -> None:
    document = docx.Document()
    document.styles.add_style("Intertitre maison", 1).base_style = document.styles["Heading 2"]
    for words, style in [
        ("Exclusif", "Normal"),
        ("Le titre", "Title"),
        ("Un chapô", "Subtitle"),
        ("Partie", "Heading 1"),
        ("Corps", "Body Text"),
        ("Sous-partie", "Intertitre maison"),
        ("Une légende", "Caption"),
        ("Un point", "List Bullet"),
        ("Publicité", "Normal"),
    ]:
        document.add_paragraph(words, style=style)
    document.add_table(1, 1).cell(0, 0).text = "Case"

    assert blocks_of(read(saved(document))) == [
        ("body", "Exclusif"),
        ("headline", "Le titre"),
        ("standfirst", "Un chapô"),
        ("subhead", "Partie"),
        ("body", "Corps"),
        ("subhead", "Sous-partie"),
        ("caption", "Une légende"),
        ("body", "Un point"),
        ("furniture", "Publicité"),
        ("body", "Case"),
    ]


def test_without_a_title_the_first_heading_is_the_headline_or_else_the_first_words() -> None:
    document = docx.Document()
    document.add_paragraph("Exclusif")
    document.add_heading("Titre", 1)
    document.add_heading("Partie", 1)

    assert blocks_of(read(saved(document))) == [
        ("body", "Exclusif"),
        ("headline", "Titre"),
        ("subhead", "Partie"),
    ]
    assert blocks_of(read(package(paragraph("Titre") + paragraph("Corps")))) == [
        ("headline", "Titre"),
        ("body", "Corps"),
    ]


def test_a_given_headline_comes_first() -> None:
    assert read(package(paragraph("Corps")), "Nouveau").text == "Nouveau\nCorps"
    draft = read(saved(draft_document()), "Nouveau")
    assert draft.headline == "Nouveau"
    assert notes_of(draft)[0][0] == "491 840 personnes"


def test_the_text_is_the_one_without_comments() -> None:
    words = [
        "Été 🎉 ",
        "491\u202f840\u00a0e\u0301",
        "\u0301 👩\u200d👩\u200d👧",
        " personnes  ",
        ".",
    ]
    bare = package(paragraph("Titre") + paragraph(*words))
    noted = package(
        paragraph("Titre")
        + paragraph(
            words[0],
            opens(0),
            words[1],
            closes(0),
            words[2],
            opens(1),
            words[3],
            closes(1),
            words[4],
        ),
        comments=comment(0, "chiffre") + comment(1, "mot"),
    )

    draft = read(noted)

    assert (
        draft.text
        == read(bare).text
        == "Titre\nÉté 🎉 491\u202f840\u00a0é\u0301 👩\u200d👩\u200d👧 personnes  ."
    )
    assert notes_of(draft) == [("491\u202f840\u00a0é", "chiffre"), ("personnes", "mot")]


def test_replies_are_part_of_the_comment_that_they_answer() -> None:
    thread = [
        comment(2, "Et ceci ?", author="Bob", paragraph_id="0000000C"),
        comment(0, "Vrai ?", author="Ana", paragraph_id="0000000A"),
        comment(1, "Oui, https://e.org", author="Léo", paragraph_id="0000000B"),
    ]
    draft = read(
        package(
            paragraph("Titre")
            + paragraph(opens(0), opens(1), opens(2), "mots", closes(2), closes(1), closes(0)),
            comments="".join(thread),
            commentsExtended=(
                '<w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
                '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>'
                '<w15:commentEx w15:paraId="0000000C" w15:paraIdParent="0000000B" w15:done="0"/>'
            ),
        )
    )

    assert notes_of(draft) == [("mots", "Vrai ?\nBob — Et ceci ?\nLéo — Oui, https://e.org")]
    assert draft.notes[0].author == "Ana"
    assert draft.notes[0].links == ("https://e.org",)
    assert draft.unplaced == ()


def test_threads_that_go_round_in_circles_end() -> None:
    line = '<w15:commentEx w15:paraId="{}" w15:paraIdParent="{}"/>'
    draft = read(
        package(
            paragraph("Titre", opens(0), "mots", closes(0)),
            comments=comment(0, "a", paragraph_id="A") + comment(1, "b", paragraph_id="B"),
            commentsExtended=line.format("A", "B") + line.format("B", "A"),
        )
    )

    assert sum(len(one.text) for one in (*draft.notes, *draft.unplaced)) >= 2


def test_a_comment_over_several_paragraphs_is_on_its_words_in_the_first() -> None:
    draft = read(
        package(
            paragraph("Titre ", opens(0))
            + paragraph()
            + paragraph("Un deux")
            + paragraph("trois", closes(0)),
            comments=comment(0, "long"),
        )
    )

    assert notes_of(draft) == [("Un deux", "long")]


def test_a_comment_without_words_is_a_point_and_in_no_text_has_no_place() -> None:
    call = CALL.format(kind="comment", number="{}")
    draft = read(
        package(
            paragraph("Titre")
            + paragraph("Un", call.format(0), " deux", opens(1), DELETED, closes(1))
            + paragraph(call.format(2)),
            comments=comment(0, "ici")
            + comment(1, "supprimé")
            + comment(2, "image")
            + comment(3, "nulle part"),
        )
    )

    assert notes_of(draft) == [("Un|", "ici"), ("Un deux|", "supprimé")]
    assert [one.text for one in draft.unplaced] == ["image", "nulle part"]


def test_footnotes_and_endnotes_are_notes_at_their_calls() -> None:
    link = '<w:hyperlink r:id="link">' + run("la liste") + "</w:hyperlink>"
    field = '<w:r><w:instrText> HYPERLINK "https://f.org/b" </w:instrText></w:r>'
    draft = read(
        package(
            paragraph("Titre")
            + paragraph(
                "Il y en a 12.",
                CALL.format(kind="footnote", number=2),
                " Suite",
                CALL.format(kind="endnote", number=2),
                " ",
                CALL.format(kind="footnote", number=9),
            ),
            footnotes=f'<w:footnote w:type="continuationNotice" w:id="0"><w:p>{run("suite")}</w:p></w:footnote>{footnote(2, run("Voir ") + link)}{footnote(3, run("seule"))}',
            endnotes=footnote(2, field + run("Fin"), "endnote"),
            links={"link": "https://e.org/a"},
        )
    )

    assert draft.text == "Titre\nIl y en a 12. Suite"
    assert notes_of(draft) == [
        ("l y en a 12.|", "Voir la liste\nhttps://e.org/a"),
        (" a 12. Suite|", "Fin\nhttps://f.org/b"),
    ]
    assert draft.unplaced == (Remark("seule"),)


def test_what_is_deleted_or_hidden_is_left_out_and_what_is_inserted_is_taken() -> None:
    draft = read(
        package(
            paragraph(
                "Un",
                DELETED,
                "<w:moveFrom>" + run("parti") + "</w:moveFrom>",
                "<w:ins>" + run(" deux") + "</w:ins>",
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>",
                "<w:r><w:tab/><w:t>trois</w:t><w:br/><w:t>quatre</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>",
                "<w:hyperlink>" + run(" lien") + "</w:hyperlink>",
            )
        )
    )

    assert draft.text == "Un deux trois quatre\u2011x lien"


def test_text_boxes_come_once_and_last() -> None:
    box = "<w:txbxContent>" + paragraph("Encadré") + "</w:txbxContent>"
    drawing = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"

    assert (
        read(package(paragraph("Un ", drawing, "deux") + paragraph("Fin"))).text
        == "Un deux\nFin\nEncadré"
    )


def test_no_name_of_the_files_author_is_kept() -> None:
    document = draft_document()
    document.core_properties.author = "zqcanary"
    document.core_properties.last_modified_by = "zqcanary"

    assert "zqcanary" not in repr(read(saved(document)))


@pytest.mark.parametrize("data", [b"", b"Bonjour.", saved(docx.Document())])
def test_what_holds_no_article_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError) as refusal:
        read(data)

    assert refusal.value.code == ("empty" if data[:2] == b"PK" else "broken")


def test_pasted_text_is_no_word_document() -> None:
    with pytest.raises(IntakeError) as refusal:
        read_article("PK", format="docx")

    assert refusal.value.code == "broken"


def test_too_many_comments_are_refused() -> None:
    marks = "".join(opens(n) + run("a") + closes(n) for n in range(401))
    data = package(paragraph(marks), comments="".join(comment(n, "x") for n in range(401)))

    with pytest.raises(IntakeError) as refusal:
        read(data)

    assert refusal.value.code == "notes"
