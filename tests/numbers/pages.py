"""What the pages of numbers show, as words."""

from __future__ import annotations

from django.http import HttpResponse

from factcheck.models import Article

URL = "/desk/numbers/"


def of(article: Article) -> str:
    return f"/desk/articles/{article.pk}/numbers/"


def shown(response: HttpResponse) -> dict[str, list[list[str]]]:
    """The rows of every table of a page, in words."""
    assert response.status_code == 200
    return {
        table.name: [[cell.text for cell in row] for row in table.rows]
        for part in response.context["parts"]
        for table in part.tables
        if not table.is_empty
    }


def total(response: HttpResponse) -> str:
    """How many claims there are at the end of the period, as the last cell of the table says."""
    return shown(response).get("standing", [["0"]])[-1][-1]
