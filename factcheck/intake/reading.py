from __future__ import annotations

from factcheck.intake.blocks import Draft, Piece, Remark, compose
from factcheck.intake.clean import clean
from factcheck.intake.decode import decode, refuse_unreadable
from factcheck.intake.errors import IntakeError, refuse_too_large
from factcheck.intake.formats import Format
from factcheck.intake.lines import is_blank, one_line
from factcheck.intake.markdown import read_markdown
from factcheck.intake.plain import read_plain
from factcheck.intake.remarks import refuse_too_much
from factcheck.intake.web import read_html, words_in_html
from factcheck.intake.web_source import decode_page
from factcheck.intake.word import read_docx


def read_article(
    source: bytes | str,
    *,
    format: Format = "text",  # noqa: A002 - the word callers and forms use
    headline: str = "",
) -> Draft:
    """Read a file or pasted text. A given `headline` comes first unless the text has it already.

    The draft's text, read again as plain text, gives the same text. Raises `IntakeError`.
    """
    pieces, remarks = _read(source, format, one_line(tidy(headline)))
    if not pieces:
        raise IntakeError("empty")
    refuse_too_much(remarks)
    draft = compose(pieces, remarks)
    refuse_too_large(len(draft.text))
    return draft


def read_words(source: bytes, format: Format) -> str:  # noqa: A002 - as above
    """All the words of a file, of a page also those beside its article. Raises `IntakeError`."""
    if format != "html":
        return read_article(source, format=format).text
    page = decode_page(source)
    refuse_unreadable(page)
    return words_in_html(page)


def _read(source: bytes | str, format_: Format, headline: str) -> tuple[list[Piece], list[Remark]]:
    if format_ == "docx":
        return read_docx(source if isinstance(source, bytes) else b"", headline)
    if format_ == "html":
        page = decode_page(source) if isinstance(source, bytes) else source
        refuse_unreadable(page)
        return read_html(page, headline)
    text = decode(source) if isinstance(source, bytes) else source
    body = tidy(text)
    if is_blank(body):
        raise IntakeError("empty")
    return (
        read_markdown(body, headline) if format_ == "markdown" else (read_plain(body, headline), [])
    )


def tidy(text: str) -> str:
    refuse_too_large(len(text))
    refuse_unreadable(text)
    return clean(text)
