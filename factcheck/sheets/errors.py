"""Why a file is no table. Stable codes, with a message each, so that a layer above translates."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "empty": "The file holds no table: its first row must name the columns.",
    "format": (
        "This is a %(kind)s file, which cannot be read. Save the table as XLSX, or as CSV in UTF-8."
    ),
    "encoding": (
        "The file is damaged or in an unknown encoding. Save the table as XLSX, or as CSV in UTF-8."
    ),
    "quotes": (
        "Row %(row)d: a quotation mark is opened and not closed, or text follows a closed one. "
        "Save the table again from a spreadsheet."
    ),
    "cell": (
        "Row %(row)d: a cell is longer than %(limit)d characters, or a quotation mark is opened "
        "and not closed. Shorten it, or save the table again from a spreadsheet."
    ),
    "columns": "Row %(row)d has more than %(limit)d columns. Take some out.",
    "rows": "The table has more than %(limit)d rows. Split the file.",
    "heavy": "The file is too heavy: at most %(limit)d MB are read. Split it.",
    "encrypted": "The file is locked with a password. Save it without one.",
    "macros": "The file holds macros. Save it as a workbook without macros (.xlsx), or as CSV.",
    "links": (
        "The file is linked to other workbooks. Paste the values and save it again, or save it "
        "as CSV."
    ),
    "bomb": "The file holds far more than a table needs, so it is not read. Save it as CSV.",
    "broken": (
        "This is not a whole XLSX file. Open it in the program that wrote it and save it again, "
        "or save it as CSV."
    ),
    "long": (
        "A text is longer than %(limit)d characters, the most that a cell of an XLSX file can "
        "hold. Choose CSV."
    ),
}


class SheetError(ValueError):
    """The file cannot be read, or the table not be written, as a whole.

    `code` is a key of `MESSAGES`; `params` are the values its message needs.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(MESSAGES[code] % params)
        self.code = code
        self.params: dict[str, object] = params
