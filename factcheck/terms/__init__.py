"""The words of a claim, for finding claims like it and for searching: pure Python, French and English.

The same text gives the same terms whatever its typography, its accents, the forms of its words and
the way its numbers are written. One function serves for storing and for asking: `terms_of` where
claims are compared, `tokens_of` where readers search.
"""

from __future__ import annotations

from factcheck.terms.compare import Comparison, Figures, compare
from factcheck.terms.folding import fold_words
from factcheck.terms.language import guess_language
from factcheck.terms.query import Asked, Clause, read_query
from factcheck.terms.tokens import TOKENS, Token, tokens_of
from factcheck.terms.words import FIGURE, LONGEST, VERSION, Term, terms_of

__all__ = [
    "FIGURE",
    "LONGEST",
    "TOKENS",
    "VERSION",
    "Asked",
    "Clause",
    "Comparison",
    "Figures",
    "Term",
    "Token",
    "compare",
    "fold_words",
    "guess_language",
    "read_query",
    "terms_of",
    "tokens_of",
]
