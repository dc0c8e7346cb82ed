"""Published facts as notes on the published text, from the documents of their pages alone.

The published text is the signed text as the article page shows it: its blocks without furniture,
one newline between them. Positions count its code points, and its copy is kept word for word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.anchoring import CONTEXT, describe, quote_selector, to_annotation
from factcheck.annotations.notes import Copy, Link, Note, Target
from factcheck.documents import ArticleDocument, EvidenceDocument, FactDocument

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PublicText:
    """The text of an article page, where it is, and where the words of each fact stand in it.

    `spans` has them by the path of the fact.
    """

    source: str
    copy: Copy
    text: str
    spans: Mapping[str, Span]


def published_text(document: ArticleDocument) -> str:
    return "\n".join(
        "".join(segment["text"] for segment in block["segments"]) for block in document["blocks"]
    )


def public_text(document: ArticleDocument, *, site_url: str) -> PublicText:
    source = site_url + document["path"]
    return PublicText(
        source=source,
        # From then on the page has said this; the sign-off is older than the page.
        copy=Copy(at=document["modified_at"], url=f"{source}texts/{document['number']}.txt"),
        text=published_text(document),
        spans=_spans(document),
    )


def has_annotation(fact: FactDocument) -> bool:
    """Whether the words of a fact are public anywhere that an annotation could point at."""
    origin = fact["origin"]
    return bool(fact["passage"]["exact"] and (origin["path"] or origin["url"]))


def note_of(fact: FactDocument, public: PublicText | None, *, site_url: str) -> Note | None:
    """A published fact as a note on its article; None when that is public nowhere."""
    target = _target(fact, public)
    if target is None:
        return None
    page = site_url + fact["path"]
    return Note(
        url=f"{page}annotation.jsonld",
        created=fact["published_at"],
        modified=fact["modified_at"],
        classes=(fact["kind"], fact["outcome"]),
        assessment=f"{fact['rating']['label']} — {fact['summary']}",
        language=fact["language"],
        links=[Link(page), *(_evidence(piece) for piece in fact["evidence"] if piece["url"])],
        target=target,
    )


def _spans(document: ArticleDocument) -> dict[str, Span]:
    paths = {fact["number"]: fact["path"] for fact in document["facts"]}
    starts: dict[int, int] = {}
    spans: dict[str, Span] = {}
    offset = 0
    for block in document["blocks"]:
        for segment in block["segments"]:
            for number in segment["facts"]:
                starts.setdefault(number, offset)
            offset += len(segment["text"])
            for number in segment["closes"]:
                spans[paths[number]] = (starts[number], offset)
        offset += 1
    return spans


def _target(fact: FactDocument, public: PublicText | None) -> Target | None:
    if public is not None and (span := public.spans.get(fact["path"])):
        found = describe(public.text, *span)
        return Target(public.source, to_annotation(found), copy=public.copy)
    # The words that were checked are not in the published text, or that is somewhere else.
    passage = fact["passage"]
    source = public.source if public else fact["origin"]["url"]
    if not source or not passage["exact"]:
        return None
    before, after = passage["before"][-CONTEXT:], passage["after"][:CONTEXT]
    return Target(source, [quote_selector(passage["exact"], before, after)])


def _evidence(piece: EvidenceDocument) -> Link:
    archived = piece["archived_url"]
    return Link(
        piece["url"], copy=Copy(at=piece["captured_at"], url=archived) if archived else None
    )
