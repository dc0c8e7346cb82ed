"""Lists in pages by cursor: the next one is named in the answer and in its `Link` header."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict

from factcheck.api.operations import Parameter
from factcheck.views.paging import Page
from factcheck.views.ranked import Stretch

CURSOR = "cursor"
SIZE = 50


def cursor_parameter(pattern: str) -> Parameter:
    said = (
        "Where the page begins: a cursor from the answer before, which says nothing to anybody "
        "else. One that leads beyond the rows there are answers an empty page."
    )
    return Parameter(CURSOR, {"type": "string", "maxLength": 80, "pattern": pattern}, said)


def is_beyond(cursor: str | None, page: Page[Any] | Stretch) -> bool:
    """Whether page 1 stands in for one that there is not."""
    return cursor is not None and page.previous is None


def next_of(request: HttpRequest, cursor: str | None) -> str | None:
    """The whole address of the next page, with everything else that this one asks for."""
    if cursor is None:
        return None
    query: QueryDict = request.GET.copy()
    query[CURSOR] = cursor
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def links_of(address: str | None) -> dict[str, str]:
    """The headers that name the next page, if there is one (RFC 8288)."""
    return {"Link": f'<{address}>; rel="next"'} if address else {}
