from __future__ import annotations

import unicodedata


def fold_words(text: str) -> str:
    """Lower case without accents, so that "electeurs" finds "Électeurs" on both databases."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
