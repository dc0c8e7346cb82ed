"""Which language a few words are in, as far as matching needs to know."""

from __future__ import annotations

import re

from factcheck.terms.stopwords import STOP_WORDS

# Enough to tell; a long text is not read to its end.
_ENOUGH = 2000
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The language whose function words occur more often; empty when neither does."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    french, english = (sum(word in STOP_WORDS[name] for word in words) for name in ("fr", "en"))
    if french == english:
        return ""
    return "fr" if french > english else "en"
