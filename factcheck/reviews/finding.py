"""The reviews in a document of structured data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from factcheck.reviews.addresses import address
from factcheck.reviews.building import Builder, Page, Skipped
from factcheck.reviews.nodes import Graph, Node, below, types
from factcheck.reviews.report import Report
from factcheck.reviews.review import Review, TakenBack

# Nodes around a review that are about much more than it: their names and publishers are not its.
_WIDER = frozenset(
    {"datafeed", "dataset", "itemlist", "website", "organization", "newsmediaorganization"}
)
_REVIEWS = frozenset({"review", "factcheck", "criticreview"})
MEDIA = "of a picture or a video (MediaReview)"


def found_in(
    document: Any, *, page: Page, today: date, report: Report
) -> Iterator[Review | TakenBack]:
    """Every review of a document, in its order; what is left out is told to the report."""
    graph = Graph()
    nodes = list(below(document))
    for node, _around in nodes:
        graph.learn(node)
    builder = Builder(graph, page, today, report)
    for node, around in nodes:
        kinds = types(node)
        if _is_review(node, kinds) and not _is_reference(node):
            yield from _built(builder, node, around)
        elif "mediareview" in kinds and not _is_reference(node):
            report.skip(MEDIA)
        elif "dateDeleted" in node and not graph.values(node, "item"):
            yield from _gone(builder, node)


def _is_review(node: Node, kinds: set[str]) -> bool:
    """By its type; one that has none, or a wider one, by the claim that it reviews."""
    return "claimreview" in kinds or ("claimReviewed" in node and kinds <= _REVIEWS)


def _is_reference(node: Node) -> bool:
    """Whether it only names a node that is described elsewhere."""
    return set(node) <= {"@id", "@type", "id", "type"}


def _built(builder: Builder, node: Node, around: tuple[Node, ...]) -> Iterator[Review]:
    near = tuple(one for one in around if not types(one) & _WIDER)
    try:
        yield builder.review(node, near, _deleted(builder, around))
    except Skipped as reason:
        builder.report.skip(str(reason))


def _deleted(builder: Builder, around: tuple[Node, ...]) -> date | None:
    """When the feed says that it was taken back; today when it gives no day that is one."""
    items = (one for one in around if one.get("dateDeleted"))
    item = next(items, None)
    return (builder.day(item, "dateDeleted") or builder.today) if item else None


def _gone(builder: Builder, node: Node) -> Iterator[TakenBack]:
    written = builder.graph.text(node, "url", "@id")
    if url := address(written):
        yield TakenBack(url, builder.day(node, "dateDeleted") or builder.today)
    else:
        builder.report.skip("taken back, without an address")
