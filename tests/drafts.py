"""Annotated drafts as files: real Word documents, and packages written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = {
    "comments": f"{OFFICE}/comments",
    "footnotes": f"{OFFICE}/footnotes",
    "endnotes": f"{OFFICE}/endnotes",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
}


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def draft_document() -> Document:
    """A headline, a figure with a comment that has a link, and another paragraph."""
    document = docx.Document()
    document.add_paragraph("Vols de données", style="Title")
    paragraph = document.add_paragraph("Les données de ")
    words = paragraph.add_run("491 840 personnes")
    paragraph.add_run(" ont été publiées.")
    document.add_comment(words, text="Compté ? https://example.org/liste", author="Ana Roux")
    document.add_paragraph("« Nous ne sommes pas certains », a déclaré Didier Neyrat.")
    return document


def zipped(parts: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(body: str, *, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word document whose body, and whose parts of notes, are written by hand.

    `links` are the addresses that the footnotes' hyperlinks name by their ids.
    """
    return zipped(package_parts(body, links=links or {}, **parts))


def package_parts(body: str, *, links: Mapping[str, str], **parts: str) -> dict[str, bytes]:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/>' for name in parts
    )
    written = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": relations({"r1": (f"{OFFICE}/officeDocument", "word/document.xml", "")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            {f"r{name}": (RELATIONS[name], f"{name}.xml", "") for name in parts}
        ),
        "word/_rels/footnotes.xml.rels": relations(
            {name: (f"{OFFICE}/hyperlink", link, "External") for name, link in links.items()}
        ),
    }
    roots = {"commentsExtended": "w15:commentsEx"}
    for name, content in parts.items():
        root = roots.get(name, f"w:{name}")
        written[f"word/{name}.xml"] = f"<{root} {NAMESPACES}>{content}</{root}>"
    return {name: text.encode() for name, text in written.items()}


def relations(targets: Mapping[str, tuple[str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for name, (kind, target, mode) in targets.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{rows}</Relationships>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of words, or of markup where a run begins with one."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def comment(number: int, words: str, *, author: str = "Ana", paragraph_id: str = "") -> str:
    named = f' w14:paraId="{paragraph_id}"' if paragraph_id else ""
    return (
        f'<w:comment w:id="{number}" w:author="{author}"><w:p{named}>{run(words)}</w:p></w:comment>'
    )


def opens(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def closes(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/>'
