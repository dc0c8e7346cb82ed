from __future__ import annotations

import re

# A mark, what may close after it, white space, then what may open a sentence. A dot after one or
# two letters ("M. Neyrat", "Dr. Who") ends nothing.
_END = re.compile(
    r"(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})[.!?…][\"'»”’)\s]*\s(?=[\"'«“‘(—–-]|[^\W_a-zà-ÿ])"
)

# A sentence does not reach further; else every word of an endless line would cost all of it.
_REACH = 2000


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or sentences, that hold a span; never across a line break around it.

    A guess to start from: the person reads it and makes it stand on its own.
    """
    nearest, farthest = max(0, start - _REACH), min(len(text), end + _REACH)
    first = max(text.rfind("\n", nearest, start) + 1, nearest)
    last = text.find("\n", end, farthest)
    last = farthest if last < 0 else last
    borders = [match.end() for match in _END.finditer(text, first, last)]
    begin = max((border for border in borders if border <= start), default=first)
    finish = min((border for border in borders if border >= end), default=last)
    return begin, finish
