"""Marks piled on one letter, such as fifty thousand accents: no language stacks more than thirty.

Normalization sorts each pile in quadratic time, here and in PostgreSQL: a hundred thousand take
seconds to a minute. What is only compared is cut (`without_piles`), what is kept is not changed:
an article with such a pile is refused (`intake.clean`), other texts are bounded by their columns.
"""

from __future__ import annotations

import re
import unicodedata

# UAX #15, Stream-Safe Text Format.
MOST = 30


def without_piles(text: str) -> str:
    """The same with no more marks behind each other than `MOST`; in linear time."""
    marks = "".join(sorted(one for one in set(text) if _is_mark(one)))
    if not marks:
        return text
    return re.sub(f"([{marks}]{{{MOST}}})[{marks}]+", r"\1", text)


def _is_mark(one: str) -> bool:
    """Also what is no mark itself but parted into some, such as a vowel of Tibetan."""
    return bool(unicodedata.combining(unicodedata.normalize("NFKD", one)[0]))
