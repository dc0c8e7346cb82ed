from __future__ import annotations

MEGABYTE = 1024 * 1024
MAX_FILE = 200 * MEGABYTE
MAX_ROWS = 200_000
MAX_COLUMNS = 100
# The longest text that the desk reads is an article.
MAX_CELL = 1_000_000
# What a cell of a spreadsheet can hold.
MAX_XLSX_CELL = 32_767
