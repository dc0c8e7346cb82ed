"""The comments, footnotes and endnotes of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml

from factcheck.intake.blocks import Remark
from factcheck.intake.remarks import addresses_in, remark_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
PARTS = {
    "comment": RELATIONSHIP_TYPE.COMMENTS,
    "footnote": RELATIONSHIP_TYPE.FOOTNOTES,
    "endnote": RELATIONSHIP_TYPE.ENDNOTES,
}
# Elements that stand for characters.
BREAKS = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": "\t",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}


def notes_of(document: Part) -> dict[str, Remark]:
    """Each note by its kind and id, "comment 0"; replies are part of what they answer."""
    threads = _threads(document)
    notes: dict[str, Remark] = {}
    answering: dict[str, str] = {}
    said_in: dict[str, str] = {}
    for kind, relation in PARTS.items():
        for name, element, part in _elements(document, kind, relation):
            notes[name] = _remark(element, part)
            paragraphs = [one.get(f"{W14}paraId", "") for one in element.iter(f"{W}p")]
            said_in |= {paragraph: name for paragraph in paragraphs if paragraph}
            answering[name] = _root(threads, paragraphs[-1] if paragraphs else "")
    heads = {name: said_in.get(answering[name], name) for name, said in notes.items() if said.text}
    threaded: dict[str, list[Remark]] = {}
    # What begins a thread may stand below its replies in the file.
    for name in sorted(heads, key=lambda one: heads[one] != one):
        threaded.setdefault(heads[name], []).append(notes[name])
    return {name: _joined(remarks) for name, remarks in threaded.items()}


def _elements(document: Part, kind: str, relation: str) -> Iterator[tuple[str, Any, Part]]:
    """The notes of one kind; separators between text and footnotes have a type, notes none."""
    for part in _related(document, relation):
        for element in parse_xml(part.blob).iter(f"{W}{kind}"):
            if element.get(f"{W}type", "normal") == "normal":
                yield f"{kind} {element.get(f'{W}id')}", element, part


def _related(document: Part, relation: str) -> Iterator[Part]:
    for rel in document.rels.values():
        if rel.reltype == relation and not rel.is_external:
            yield rel.target_part


def _remark(element: Any, part: Part) -> Remark:
    lines = ["".join(map(_characters, paragraph.iter())) for paragraph in element.iter(f"{W}p")]
    named = [link.get(RELATION) for link in element.iter(f"{W}hyperlink")]
    links = [part.rels[name].target_ref for name in named if name in part.rels]
    # A link of older programs is a field: HYPERLINK "https://…".
    fields = "".join(field.text or "" for field in element.iter(f"{W}instrText"))
    return remark_of(
        "\n".join(lines),
        author=element.get(f"{W}author", ""),
        links=[*links, *addresses_in(fields)],
    )


def _characters(element: Any) -> str:
    return element.text or "" if element.tag == f"{W}t" else BREAKS.get(element.tag, "")


def _threads(document: Part) -> dict[str, str]:
    """The paragraph that a comment answers, by the last paragraph of the comment."""
    return {
        line.get(f"{W15}paraId", ""): line.get(f"{W15}paraIdParent", "")
        for part in _related(document, THREADS)
        for line in parse_xml(part.blob).iter(f"{W15}commentEx")
        if line.get(f"{W15}paraIdParent")
    }


def _root(threads: dict[str, str], paragraph: str) -> str:
    """What began the thread of a paragraph; "" when it answers nothing."""
    seen: set[str] = set()
    while paragraph in threads and paragraph not in seen:
        seen.add(paragraph)
        paragraph = threads[paragraph]
    return paragraph if seen else ""


def _joined(thread: list[Remark]) -> Remark:
    """A comment with its replies below it, each after the name of who wrote it."""
    first, *replies = thread
    said = [f"{one.author} — {one.text}" if one.author else one.text for one in replies]
    return remark_of("\n".join([first.text, *said]), author=first.author)
