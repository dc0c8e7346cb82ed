"""Tables as files: CSV and XLSX, read line by line and written line by line.

Pure Python: knows neither Django nor the database.
"""

from __future__ import annotations

from factcheck.sheets.cells import as_text, as_written
from factcheck.sheets.errors import MESSAGES, SheetError
from factcheck.sheets.limits import MAX_CELL, MAX_FILE, MAX_ROWS
from factcheck.sheets.lines import Line
from factcheck.sheets.reading import read_sheet
from factcheck.sheets.writing import BOM, csv_lines, xlsx_file

__all__ = [
    "BOM",
    "MAX_CELL",
    "MAX_FILE",
    "MAX_ROWS",
    "MESSAGES",
    "Line",
    "SheetError",
    "as_text",
    "as_written",
    "csv_lines",
    "read_sheet",
    "xlsx_file",
]
