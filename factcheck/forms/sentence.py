from __future__ import annotations

import re

# A mark, what may close after it, white space, then what may open a sentence. A dot after one or
# two letters ("M. Neyrat", "Dr. Who") ends nothing.
_END = re.compile(
    r"(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})[.!?…][\"'»”’)\s]*\s(?=[\"'«“‘(—–-]|[^\W_a-zà-ÿ])"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, that hold a span; never across a line break around it.

    A guess to start from: the person reads it and makes it stand on its own.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    borders = [match.end() for match in _END.finditer(text, first, last)]
    begin = max((border for border in borders if border <= start), default=first)
    finish = min((border for border in borders if border >= end), default=last)
    return " ".join(text[begin:finish].split())
