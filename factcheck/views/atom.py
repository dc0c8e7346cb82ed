"""Feeds in the Atom format (RFC 4287), the same bytes as long as nothing changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import override

# What XML cannot hold, however it is written.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# When a feed was last updated that never had an entry.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in its own language, in which `words` gives its title and the lines of its text.

    `key` and `published` never change, so that its id does not either.
    """

    key: str
    path: str
    language: str
    published: datetime
    updated: datetime
    words: Callable[[], tuple[str, list[str]]]
    receipt: str = ""


class _Feed(Atom1Feed):
    """Django's, with a language for each entry, and text that no reader takes for markup."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        # No summary, which Django would call HTML.
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("content", item["text"], {"type": "text"})
        if item["receipt"]:
            kind = {"rel": "related", "type": "application/json", "href": item["receipt"]}
            handler.addQuickElement("link", "", kind)


def atom(*, title: str, page: str, feed: str, language: str, entries: Sequence[Entry]) -> str:
    """The feed of a page; both are whole addresses."""
    written = _Feed(
        title=_plain(title),
        link=page,
        description=None,
        language=language,
        author_name=_plain(settings.FACTCHECK_ORGANIZATION),
        author_link=settings.SITE_URL + "/",
        feed_url=feed,
        feed_guid=feed,
    )
    for entry in entries:
        with override(entry.language):
            name, lines = entry.words()
        written.add_item(
            title=_plain(name),
            link=settings.SITE_URL + entry.path,
            description="",
            unique_id=get_tag_uri(
                f"{settings.SITE_URL}{entry.path.rstrip('/')}#{entry.key}", entry.published
            ),
            pubdate=entry.published,
            updateddate=entry.updated,
            language=entry.language,
            text=_plain("\n".join(lines)),
            receipt=settings.SITE_URL + entry.receipt if entry.receipt else "",
        )
    return str(written.writeString("utf-8"))


def _plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
