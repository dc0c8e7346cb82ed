"""A table as CSV, sent line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from factcheck.sheets import csv_lines
from factcheck.views.counted.tables import Table


def csv_of(table: Table, name: str) -> StreamingHttpResponse:
    """UTF-8, comma, double quotes, CRLF (RFC 4180); text that looks like a formula is made text."""
    lines = csv_lines(_rows(table))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=f"{name}-{table.name}.csv")
    )
    return response


def _rows(table: Table) -> Iterator[Sequence[str | int]]:
    yield [column.head for column in table.columns]
    for row in table.rows:
        yield [cell.raw for cell in row]
