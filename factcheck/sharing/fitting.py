"""Breaking a text into lines of a width. Knows nothing of pictures but how wide some words are."""

from __future__ import annotations

import re
from collections.abc import Callable

ELLIPSIS = "…"
# Not at a no-break space, which French has before ; : ! ? and after «; nor within 491 840.
_BREAK = re.compile(r"[\t\n\r]+|(?<![0-9]) +| +(?![0-9 ])")
# Longer than any line holds: nothing beyond is measured.
MOST_CHARACTERS = 1000


def fitted(
    text: str, room: float, most: int, measure: Callable[[str], float]
) -> tuple[list[str], bool]:
    """At most `most` lines no wider than `room`, and whether they hold the whole text.

    A text that is cut ends with an ellipsis; a word that is wider than a line is broken.
    """
    words = [word for word in _BREAK.split(text[:MOST_CHARACTERS]) if word]
    lines: list[str] = []
    line = ""
    while words and len(lines) < most:
        word = words.pop(0)
        longer = f"{line} {word}" if line else word
        if measure(longer) <= room:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            words.insert(0, word)
        else:
            head = _head(word, room, measure)
            lines.append(head)
            words.insert(0, word[len(head) :])
    if line and len(lines) < most:
        lines.append(line)
        line = ""
    whole = not words and not line and len(text) <= MOST_CHARACTERS
    if not whole and lines:
        lines[-1] = _shortened(lines[-1], room, measure)
    return lines, whole


def _head(word: str, room: float, measure: Callable[[str], float]) -> str:
    """As much of a word as fits, one character at least."""
    fits, beyond = 1, len(word) + 1
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        if measure(word[:middle]) <= room:
            fits = middle
        else:
            beyond = middle
    return word[:fits]


def _shortened(line: str, room: float, measure: Callable[[str], float]) -> str:
    if measure(line + ELLIPSIS) > room:
        line = _head(line, room - measure(ELLIPSIS), measure)
        line = line if measure(line + ELLIPSIS) <= room else ""
    return line.rstrip(" ,;:.–—-") + ELLIPSIS
