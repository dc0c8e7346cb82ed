"""The index, read back and checked against the numbers that are kept beside it."""

from __future__ import annotations

from factcheck.matching import indexing
from factcheck.models import MatchDocument, MatchPosting, MatchTerm


def index() -> dict[str, dict[str, list[int]]]:
    """The pages and the reviews that have each term."""
    having: dict[str, dict[str, list[int]]] = {"page": {}, "review": {}}
    rows = MatchPosting.objects.values_list("term__word", "document__page", "document__review")
    for word, page, review in rows.order_by("document"):
        kind, pk = ("page", page) if page else ("review", review)
        having[kind].setdefault(word, []).append(pk)
    words = {word for kind in having.values() for word in kind}
    counted = {word: sum(len(kind.get(word, [])) for kind in having.values()) for word in words}
    if MatchDocument.objects.exists():
        counted[indexing.EVERY] = MatchDocument.objects.count()
    kept = MatchTerm.objects.filter(documents__gt=0).values_list("word", "documents")
    assert dict(kept) == counted
    return having
