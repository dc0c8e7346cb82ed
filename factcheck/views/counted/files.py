"""A table as CSV, sent line by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from factcheck.views.counted.tables import Table

# With one of these in front a spreadsheet takes a text for a formula, also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it, spreadsheets read UTF-8 as something else.
BOM = "\ufeff"


class _Line:
    """What csv writes into: hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_of(table: Table, name: str) -> StreamingHttpResponse:
    """UTF-8, comma, double quotes, CRLF (RFC 4180); text that looks like a formula is made text."""
    response = StreamingHttpResponse(_lines(table), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=f"{name}-{table.name}.csv")
    )
    return response


def _lines(table: Table) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BOM + writer.writerow([plain(column.head) for column in table.columns])
    for row in table.rows:
        yield writer.writerow([plain(cell.raw) for cell in row])


def plain(value: str | int) -> str | int:
    """The value, or the same text behind an apostrophe, which a spreadsheet does not run.

    Spaces in front are looked past, as spreadsheets may do.
    """
    if isinstance(value, str) and value.lstrip(" \u00a0\u202f").startswith(_FORMULA):
        return f"'{value}"
    return value
