"""Questions to ask of one line of text, and the way to make one line of several."""

from __future__ import annotations

import re
import unicodedata

# Spaces, separators, controls and format characters: nothing a reader would see.
INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})

SENTENCE_ENDS = ".!?…。！？؟۔"
# What may stand between the end of a sentence and the end of its line.
CLOSERS = "\"'»”’)]* \u00a0\u202f"

LIST_ITEM = re.compile(r"[-–—•·*‣▪]\s|\d{1,3}[.)]\s")


def is_blank(text: str) -> bool:
    """Tell whether a reader would see nothing: zero-width characters count as nothing."""
    return all(unicodedata.category(character) in INVISIBLE for character in text)


def ends_sentence(line: str) -> bool:
    return line.rstrip(CLOSERS).endswith(tuple(SENTENCE_ENDS))


def begins_item(line: str) -> bool:
    """Tell whether the line opens with a bullet, a dialogue dash or a list number."""
    return LIST_ITEM.match(line) is not None


def visible_lines(text: str) -> list[str]:
    """Return the lines with something to see, without the white space around them."""
    return [line.strip() for line in text.split("\n") if not is_blank(line)]


def one_line(text: str) -> str:
    return " ".join(visible_lines(text))
