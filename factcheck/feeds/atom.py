"""An Atom feed (RFC 4287) of rows that come in pages (RFC 5005), the same bytes for the same rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed

from factcheck.views.answers import answer
from factcheck.views.paging import PARAMETER, Page, link

# What XML cannot hold, however it is written.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# RFC 4287 asks for a date also where nothing was published yet.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; its title and text are plain text in `language`.

    `id`, `url` and `related` (JSON that proves it, if any) are whole addresses; `id` never changes.
    """

    id: str
    url: str
    title: str
    text: str
    language: str
    published: datetime
    updated: datetime
    categories: tuple[str, ...] = ()
    related: str = ""


class _Feed(Atom1Feed):
    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation in ("previous", "next"):
            if self.feed[relation]:
                handler.addQuickElement("link", "", {"rel": relation, "href": self.feed[relation]})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {**super().item_attributes(item), "xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        # No summary, which Django would call HTML.
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("content", item["text"], {"type": "text"})
        if item["related"]:
            kind = {"rel": "related", "type": "application/json", "href": item["related"]}
            handler.addQuickElement("link", "", kind)

    def latest_post_date(self) -> datetime:
        # Django's own takes the clock for an empty feed: it would be new at every request.
        return max((item["updateddate"] for item in self.items), default=NEVER)


def atom(
    request: HttpRequest,
    entries: Iterable[Entry],
    *,
    title: str,
    subtitle: str,
    page: str,
    language: str,
    asked: QueryDict,
    rows: Page[Any],
) -> HttpResponseBase:
    """The feed, or 304.

    `page` is the path of the page for people that shows the same, `asked` what the address asks
    for (as far as this feed knows it, so that nothing else makes another feed of it), `rows` the
    page of rows that the entries are from.
    """
    here = settings.SITE_URL + request.path
    # Where there is nothing before, the cursor was none and this is the first page.
    cursor = request.GET.get(PARAMETER) if rows.previous else None
    feed_id = here + (f"?{asked.urlencode()}" if asked else "")
    feed = _Feed(
        title=_clean(title),
        link=settings.SITE_URL + page,
        description=None,
        subtitle=_clean(subtitle),
        language=language,
        author_name=_clean(settings.FACTCHECK_ORGANIZATION),
        author_link=settings.SITE_URL + "/",
        feed_url=_neighbour(here, asked, cursor) or feed_id,
        feed_guid=feed_id,
        previous=_neighbour(here, asked, rows.previous),
        next=_neighbour(here, asked, rows.next),
    )
    for entry in entries:
        feed.add_item(
            title=_clean(entry.title),
            link=entry.url,
            description="",
            text=_clean(entry.text),
            related=entry.related,
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[_clean(word) for word in entry.categories],
            language=entry.language,
        )
    body = feed.writeString("utf-8")
    response = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    # Without a date: what was taken back makes the feed another one, and not a younger one.
    return answer(request, response)


def _neighbour(here: str, asked: QueryDict, cursor: str | None) -> str | None:
    query = link(asked, cursor)
    return here + query if query else None


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
