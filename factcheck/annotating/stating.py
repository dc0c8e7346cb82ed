"""What the statement of a claim starts from, until a person makes it stand on its own."""

from __future__ import annotations

from factcheck import anchoring

MAX_STATEMENT = 1000


def statement_around(text: str, start: int, end: int) -> str:
    """The sentence around a span; of a longer one, as many words around the span as fit."""
    begin, finish = anchoring.sentence_span(text, start, end)
    sentence = " ".join(text[begin:finish].split())
    if len(sentence) <= MAX_STATEMENT:
        return sentence
    words = " ".join(text[start:end].split())
    # On each side one more character says that it was cut.
    around = (MAX_STATEMENT - len(words)) // 2 - 1
    if around <= 0:
        return _beginning(words)
    pieces = anchoring.snippet(text[begin:finish], start - begin, end - begin, around=around)
    return " ".join("".join(pieces).split())


def _beginning(words: str) -> str:
    cut = words[: MAX_STATEMENT + 1].rfind(" ")
    return words[: cut if cut > 0 else MAX_STATEMENT]
