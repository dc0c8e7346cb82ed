"""Words without case and accents, as people type them into a search box."""

from __future__ import annotations

import unicodedata

from factcheck.piles import without_piles

# NFKD leaves these alone, but nobody types them into a search box.
_LETTERS = str.maketrans({"’": "'", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def fold_words(text: str) -> str:
    """Lower case without accents, so that "electeurs" finds "Électeurs" on both databases."""
    decomposed = unicodedata.normalize("NFKD", without_piles(text).translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
