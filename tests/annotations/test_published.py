from __future__ import annotations

from typing import Any

from factcheck.annotations import (
    Copy,
    has_annotation,
    note_of,
    public_text,
    published_text,
)
from factcheck.documents import ArticleDocument, SegmentDocument
from tests.documents import a_document

SITE = "https://facts.example.org"
PATH = "/facts/le-fournisseur-doute-12/"
NOWHERE = {"headline": "", "byline": "", "dated": "", "url": "", "path": ""}


def piece(text: str, *facts: int, closes: tuple[int, ...] = ()) -> SegmentDocument:
    return {"text": text, "facts": list(facts), "closes": list(closes)}


def an_article_document(
    *blocks: list[SegmentDocument], paths: tuple[str, ...] = (PATH,)
) -> ArticleDocument:
    """The document of an article page, with its facts numbered from 1."""
    return {
        "path": "/articles/vols-de-donnees-3/",
        "number": 7,
        "language": "fr",
        "headline": "Vols de données",
        "byline": "",
        "dated": "",
        "url": "",
        "sha256": "0" * 64,
        "blocks": [{"zone": "body", "segments": block} for block in blocks],
        "facts": [
            {
                "number": number,
                "path": path,
                "kind": "quote",
                "title": "",
                "outcome": "verified",
                "rating": "",
                "summary": "",
                "checked_at": "",
            }
            for number, path in enumerate(paths, start=1)
        ],
        "verified": len(paths),
        "disputed": 0,
        "signed_by": "",
        "signed_at": "2026-07-31T09:00:00+00:00",
        "published_at": "2026-07-31T10:00:00+00:00",
        "modified_at": "2026-08-02T10:00:00+00:00",
    }


def words_of(document: ArticleDocument) -> dict[str, str]:
    public = public_text(document, site_url=SITE)
    return {path: public.text[start:end] for path, (start, end) in public.spans.items()}


def selectors(document: ArticleDocument | None, **changes: Any) -> list[Any]:
    public = public_text(document, site_url=SITE) if document else None
    note = note_of(a_document(**changes), public, site_url=SITE)
    assert note is not None
    return list(note.target.selectors)


def test_the_published_text_has_one_newline_between_blocks() -> None:
    document = an_article_document([piece("Titre")], [], [piece("un "), piece("deux", 1)])

    assert published_text(document) == "Titre\n\nun deux"


def test_positions_count_code_points_of_the_published_text() -> None:
    before = "😀 e\u0301té\u00a0: «\u202f"
    document = an_article_document(
        [piece("👩\u200d🚀 Titre")],
        [piece(before), piece("oui", 1, closes=(1,)), piece("\u202f».")],
    )

    assert selectors(document) == [
        {
            "type": "TextQuoteSelector",
            "exact": "oui",
            "prefix": f"👩\u200d🚀 Titre\n{before}",
            "suffix": "\u202f».",
        },
        {"type": "TextPositionSelector", "start": 21, "end": 24},
    ]


def test_facts_that_overlap_or_reach_over_blocks_have_all_their_words() -> None:
    document = an_article_document(
        [piece("a "), piece("b ", 1), piece("c", 2, 1)],
        [piece("d", 2, 1, closes=(1,)), piece(" e", 2, closes=(2,)), piece(" f")],
        paths=("/facts/one/", "/facts/two/"),
    )

    assert words_of(document) == {"/facts/one/": "b c\nd", "/facts/two/": "c\nd e"}


def test_the_copy_is_the_numbered_state_of_the_page() -> None:
    public = public_text(an_article_document([piece("Titre")], paths=()), site_url=SITE)

    assert public.source == "https://facts.example.org/articles/vols-de-donnees-3/"
    assert public.copy == Copy(
        at="2026-08-02T10:00:00+00:00",
        url="https://facts.example.org/articles/vols-de-donnees-3/texts/7.txt",
    )


def test_a_note_says_what_the_fact_page_says() -> None:
    public = public_text(an_article_document([piece("oui", 1, closes=(1,))]), site_url=SITE)

    note = note_of(a_document(), public, site_url=SITE)

    assert note is not None
    assert (note.url, note.created, note.modified) == (
        f"{SITE}{PATH}annotation.jsonld",
        "2026-08-01T10:00:00+00:00",
        "2026-08-02T10:00:00+00:00",
    )
    assert (note.classes, note.assessment, note.language) == (
        ("quote", "verified"),
        "Vérifié — Il l’a dit.",
        "fr",
    )
    assert [(link.url, link.copy) for link in note.links] == [
        (SITE + PATH, None),
        (
            "https://example.org/son",
            Copy(at="2021-02-21T09:00:00+00:00", url="https://archive.example.org/son"),
        ),
    ]
    assert (note.target.source, note.target.copy) == (public.source, public.copy)


def test_evidence_without_address_is_no_link_and_without_archive_has_no_copy() -> None:
    piece_of = a_document()["evidence"][0]
    evidence = [{**piece_of, "url": ""}, {**piece_of, "archived_url": ""}]

    note = note_of(a_document(evidence=evidence), None, site_url=SITE)
    assert note is None
    note = note_of(
        a_document(evidence=evidence),
        public_text(an_article_document(paths=()), site_url=SITE),
        site_url=SITE,
    )

    assert note is not None
    assert [(link.url, link.copy) for link in note.links[1:]] == [("https://example.org/son", None)]


def test_words_that_the_published_text_has_not_are_quoted_without_a_place() -> None:
    passage = {"before": "a" * 40 + "b" * 32, "exact": "oui", "after": "c" * 32 + "d" * 40}
    document = an_article_document([piece("non")], paths=())

    assert selectors(document, passage=passage) == [
        {"type": "TextQuoteSelector", "exact": "oui", "prefix": "b" * 32, "suffix": "c" * 32}
    ]
    public = public_text(document, site_url=SITE)
    note = note_of(a_document(passage=passage), public, site_url=SITE)
    assert note is not None
    assert (note.target.source, note.target.copy) == (public.source, None)


def test_a_piece_published_elsewhere_is_quoted_there() -> None:
    fact = a_document(origin={**NOWHERE, "url": "https://example.org/piece"})

    note = note_of(fact, None, site_url=SITE)

    assert note is not None
    assert (note.target.source, note.target.copy) == ("https://example.org/piece", None)
    assert has_annotation(fact)


def test_what_is_public_nowhere_has_no_annotation() -> None:
    nowhere = a_document(origin=NOWHERE)
    wordless = a_document(passage={"before": "", "exact": "", "after": ""})
    public = public_text(an_article_document(paths=()), site_url=SITE)

    assert note_of(nowhere, None, site_url=SITE) is None
    assert note_of(wordless, public, site_url=SITE) is None
    assert [has_annotation(fact) for fact in (nowhere, wordless, a_document())] == [
        False,
        False,
        True,
    ]
