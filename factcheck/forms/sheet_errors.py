"""Why a file is no table, said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.sheets import SheetError

SENTENCES: Mapping[str, Promise | str] = MappingProxyType(
    {
        "empty": _("The file holds no table: its first row must name the columns."),
        "format": _(
            "This is a %(kind)s file, which cannot be read. Save the table as XLSX, or as CSV"
            " in UTF-8."
        ),
        "encoding": _(
            "The file is damaged or in an unknown encoding. Save the table as XLSX, or as CSV"
            " in UTF-8."
        ),
        "quotes": _(
            "Row %(row)d: a quotation mark is opened and not closed, or text follows a closed"
            " one. Save the table again from a spreadsheet."
        ),
        "cell": _(
            "Row %(row)d: a cell is longer than %(limit)d characters, or a quotation mark is "
            "opened and not closed. Shorten it, or save the table again from a spreadsheet."
        ),
        "columns": _("Row %(row)d has more than %(limit)d columns. Take some out."),
        "rows": _("The table has more than %(limit)d rows. Split the file."),
        "heavy": _("The file is too heavy: at most %(limit)d MB are read. Split it."),
        "encrypted": _("The file is locked with a password. Save it without one."),
        "macros": _(
            "The file holds macros. Save it as a workbook without macros (.xlsx), or as CSV."
        ),
        "links": _(
            "The file is linked to other workbooks. Paste the values and save it again, or "
            "save it as CSV."
        ),
        "bomb": _("The file holds far more than a table needs, so it is not read. Save it as CSV."),
        "broken": _(
            "This is not a whole XLSX file. Open it in the program that wrote it and save it "
            "again, or save it as CSV."
        ),
        "long": _(
            "A text is longer than %(limit)d characters, the most that a cell of an XLSX file"
            " can hold. Choose CSV."
        ),
    }
)


def sheet_error_in_words(error: SheetError) -> str:
    return str(SENTENCES[error.code]) % error.params
