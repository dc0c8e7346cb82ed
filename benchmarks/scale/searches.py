"""Searches by how many facts have the word, beside ranking all of them in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection
from django.test import Client

from benchmarks.scale.cases import Case
from benchmarks.searching import fts5, ours_of, ts_rank
from factcheck import search
from factcheck.models import PublicFact, PublicWord
from factcheck.terms import read_query

# Of a class, the share of all facts that have the word, and words of each.
CLASSES: Mapping[str, float] = {
    "very common": 0.30,
    "common": 0.08,
    "mid": 0.015,
    "rare": 0.0008,
}
WORDS = 8
NOTHING = [f"zzqxw{letter}" for letter in "abcdefgh"]
# Whoever types these gets an answer, and soon.
HOSTILE = (
    "\0",
    '"""',
    "((((",
    "a" * 10_000,
    "mot " * 2_500,
    "*" * 500,
    "' OR 1=1 --",
    "-\\-:&|!<->",
)


def cases() -> dict[str, Case]:
    baseline = fts5 if connection.vendor == "sqlite" else ts_rank
    client = Client(SERVER_NAME="127.0.0.1")
    found: dict[str, Case] = {}
    for name, words in {**words_of(), "none": NOTHING}.items():
        about = ", ".join(words)
        # With a blank: the word is finished, and not the beginning of another one.
        asked = [f"{word} " for word in words]
        found |= {
            f"search, {name}": Case([lambda q=q: ours_of(q) for q in asked], about),
            f"search view, {name}": Case([lambda q=q: _get(client, q) for q in asked], about),
            f"search with counts, {name}": Case([lambda q=q: _find(q) for q in asked], about),
            f"ranking all, {name}": Case([lambda q=q: baseline(q) for q in asked], about),
        }
    return found | {"hostile": Case([lambda q=q: _get(client, q) for q in HOSTILE])}


def words_of() -> dict[str, Sequence[str]]:
    """Words of each class, those that are in the most facts first."""
    facts = PublicFact.objects.count()
    found: dict[str, Sequence[str]] = {}
    for name, share in CLASSES.items():
        # Of the words around that share, those that are in the most facts, down to a third of it.
        near = PublicWord.objects.filter(facts__lte=2 * share * facts, facts__gt=share * facts / 3)
        words = near.order_by("-facts", "word").values_list("word", flat=True)[:500]
        step = max(1, len(words) // WORDS)
        found[name] = list(words)[::step][:WORDS]
    return found


def _get(client: Client, words: str) -> None:
    if client.get("/facts/", {"q": words}).status_code != 200:
        raise RuntimeError(words)


def _find(words: str) -> object:
    asked = read_query(words)
    return search.find(search.fitting(PublicFact.objects.all(), asked), asked, {})
