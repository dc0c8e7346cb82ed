"""Did you mean? For a word that no published fact has, the one that is spelled most like it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Count
from rapidfuzz.distance import OSA

from factcheck.models import PublicTrigram, PublicWord
from factcheck.search.vocabulary import is_word, trigrams
from factcheck.terms import Asked, Token, fold_words

# Words of a question that are looked up, and words like them that are compared.
_ASKED = 3
_COMPARED = 200
# Spelled as alike as that; a word of the length that begins each line.
_DISTANCES = ((9, 3), (6, 2), (0, 1))


def suggest(asked: Asked) -> str:
    """The question with its unknown words replaced; empty when there is nothing to suggest.

    Two queries at most.
    """
    unknown = _unknown(asked)
    found = _alike(unknown) if unknown else {}
    text, at = "", 0
    for token in unknown:
        if token.word in found:
            text += asked.text[at : token.start] + found[token.word]
            at = token.end
    return text + asked.text[at:] if at else ""


def _unknown(asked: Asked) -> list[Token]:
    words = [token for token in asked.words if is_word(token.word)]
    known = set(
        PublicWord.objects.filter(folded__in={token.word for token in words}).values_list(
            "folded", flat=True
        )
    )
    return [token for token in words if token.word not in known][:_ASKED]


def _alike(unknown: Sequence[Token]) -> dict[str, str]:
    """For each of the words the known one that is most like it: nearest, then most used."""
    words = {token.word for token in unknown}
    lengths = {len(word) + more for word in words for more in (-2, -1, 0, 1, 2)}
    letters = {three for word in words for three in trigrams(word)}
    shared = (
        PublicTrigram.objects.filter(letters__in=letters, length__in=lengths)
        .values("word")
        .annotate(shared=Count("letters"))
        .order_by("-shared", "word")
        .values("word")[:_COMPARED]
    )
    known = list(PublicWord.objects.filter(pk__in=shared).values_list("word", "facts"))
    best = {word: _best(word, known) for word in words}
    return {word: found for word, found in best.items() if found}


def _best(word: str, known: Iterable[tuple[str, int]]) -> str:
    most = next(distance for length, distance in _DISTANCES if len(word) >= length)
    near = [
        (distance, -facts, other)
        for other, facts in known
        if (distance := OSA.distance(word, fold_words(other), score_cutoff=most)) <= most
    ]
    return min(near)[2] if near else ""
