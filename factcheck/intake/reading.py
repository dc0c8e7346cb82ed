from __future__ import annotations

from typing import Literal

from factcheck.intake.blocks import Draft, compose
from factcheck.intake.clean import clean
from factcheck.intake.decode import decode, refuse_unreadable
from factcheck.intake.errors import IntakeError, refuse_too_large
from factcheck.intake.lines import is_blank, one_line
from factcheck.intake.markdown import read_markdown
from factcheck.intake.plain import read_plain

READERS = {"text": read_plain, "markdown": read_markdown}


def read_article(
    source: bytes | str,
    *,
    format: Literal["text", "markdown"] = "text",  # noqa: A002 - the word callers and forms use
    headline: str = "",
) -> Draft:
    """Read a file or pasted text. A given `headline` comes first unless the text has it already.

    The draft's text, read again as plain text, gives the same text. Raises `IntakeError`.
    """
    text = decode(source) if isinstance(source, bytes) else source
    body = tidy(text)
    if is_blank(body):
        raise IntakeError("empty")
    pieces = READERS[format](body, one_line(tidy(headline)))
    if not pieces:
        raise IntakeError("empty")
    draft = compose(pieces)
    refuse_too_large(len(draft.text))
    return draft


def tidy(text: str) -> str:
    refuse_too_large(len(text))
    refuse_unreadable(text)
    return clean(text)
