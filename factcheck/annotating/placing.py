"""Which words a note of a draft is about. Pure: text and places."""

from __future__ import annotations

from factcheck import anchoring

_MARKS = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"'}
# Between a quotation mark and the words there is a space at most, perhaps with a dot.
_NEAR = 3


def words_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the words. A point, which is the call of a footnote, is about the sentence
    that ends there, or that goes on around it.
    """
    if start < end:
        return start, end
    while start > 0 and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    begin, finish = anchoring.sentence_span(text, start, start)
    sentence = text[begin:finish]
    begin += len(sentence) - len(sentence.lstrip())
    return begin, begin + len(sentence.strip())


def in_quotation_marks(text: str, start: int, end: int) -> bool:
    """Whether marks stand right around the words, or are the first and last of them."""
    words = text[start:end].strip()
    before = text[max(0, start - _NEAR) : start].rstrip()[-1:]
    after = text[end : end + _NEAR].lstrip(" \u00a0\u202f.,")[:1]
    return _pair(words[:1], words[-1:]) or _pair(before, after)


def _pair(opening: str, closing: str) -> bool:
    return bool(closing) and closing in _MARKS.get(opening, "")
