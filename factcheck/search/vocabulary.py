"""The words that published facts hold, how many facts have each, and their spelling in threes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from django.db import connection
from django.db.models import F

from factcheck.models import PublicTrigram, PublicWord
from factcheck.terms import fold_words

SHORTEST = 4
_LONGEST = 40
# Rows of one statement: databases have their limits.
_ROWS = 500


def is_word(folded: str) -> bool:
    """Can it be misspelled? Figures cannot, and of short words every letter counts."""
    return SHORTEST <= len(folded) <= _LONGEST and folded.isalpha()


def trigrams(folded: str) -> list[str]:
    """Three letters each, with where the word begins and where it ends."""
    marked = f" {folded} "
    return sorted({marked[at : at + 3] for at in range(len(marked) - 2)})


def change(*, taken: Counter[str], added: Counter[str]) -> None:
    """Count facts out of words and into others; a word that no fact has any more goes."""
    if taken:
        _take(taken)
    new: list[PublicWord] = []
    pairs = iter(sorted(added.items()))
    while batch := list(islice(pairs, _ROWS)):
        new += _add(batch)
    _spell(new)


def _take(taken: Counter[str]) -> None:
    by_times: dict[int, list[str]] = {}
    for word, times in taken.items():
        by_times.setdefault(times, []).append(word)
    for times, words in by_times.items():
        PublicWord.objects.filter(word__in=words).update(facts=F("facts") - times)
    gone = PublicWord.objects.filter(word__in=list(taken), facts=0)
    PublicTrigram.objects.filter(word__in=gone).delete()
    gone.delete()


def _add(batch: list[tuple[str, int]]) -> list[PublicWord]:
    """Count facts into words; returns those that are new."""
    table = connection.ops.quote_name(PublicWord._meta.db_table)
    values = ", ".join(["(%s, %s, %s)"] * len(batch))
    with connection.cursor() as cursor:
        # The same on both databases; the ORM cannot add to a row that is there already.
        cursor.execute(
            f"INSERT INTO {table} (word, folded, facts) VALUES {values}"  # noqa: S608 -- placeholders
            f" ON CONFLICT (word) DO UPDATE SET facts = {table}.facts + excluded.facts"
            " RETURNING id, word, folded, facts",
            [value for word, times in batch for value in (word, fold_words(word), times)],
        )
        rows = [PublicWord(*row) for row in cursor.fetchall()]
    times = dict(batch)
    return [row for row in rows if row.facts == times[row.word]]


def _spell(words: Iterable[PublicWord]) -> None:
    PublicTrigram.objects.bulk_create(
        (
            PublicTrigram(letters=letters, length=len(word.folded), word=word)
            for word in words
            for letters in trigrams(word.folded)
        ),
        batch_size=_ROWS,
    )
