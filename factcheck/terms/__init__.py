"""The words of a claim, for finding claims like it: pure Python, French and English.

The same text gives the same terms whatever its typography, its accents, the forms of its words and
the way its numbers are written. One function serves for storing and for asking.
"""

from __future__ import annotations

from factcheck.terms.compare import Comparison, Figures, compare
from factcheck.terms.language import guess_language
from factcheck.terms.words import FIGURE, LONGEST, VERSION, Term, terms_of

__all__ = [
    "FIGURE",
    "LONGEST",
    "VERSION",
    "Comparison",
    "Figures",
    "Term",
    "compare",
    "guess_language",
    "terms_of",
]
