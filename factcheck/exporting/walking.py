"""From the site map over every link, until nothing new is found."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from factcheck.exporting.asking import Answer, Site
from factcheck.exporting.links import links_of
from factcheck.exporting.releases import Release, release

FIRST = ("/", "/sitemap.xml", "/robots.txt", "/feeds/facts.atom", "/claimreview.json")
# How often what is published during an export is read once more.
ROUNDS = 5

_PAGE = re.compile(r"/(?:facts|articles)/[^/?]+/")
_STATIC = re.compile(r"/static/")


class StillChangingError(Exception):
    """Something was published during every round: what was read does not fit together."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of it: files in all, and those that are new or not as they were.

    `missing`: addresses that a page leads to, with the status that they answer instead of 200;
    but for 410, which is how the data of a retracted page answers. With 200, those that no file
    can be named after.
    """

    files: int
    changed: int
    missing: dict[str, int]


def export(
    target: Path,
    *,
    changed_since: Callable[[datetime], set[str]],
    told: Callable[[int], object] = lambda _files: None,
) -> Exported:
    """Write the whole public site below `target`; see `releases` for how.

    `changed_since` names the pages (`/facts/…/`) that were published or taken back since a
    moment. Those that change while the export runs are read once more, with every list: else a
    fact taken back meanwhile would stay. `told` hears the number of files so far. Raises
    UnusableFolderError and StillChangingError; the export before then stays as it was.
    """
    with release(target) as writing:
        walk = _Walk(writing, told)
        asked: Iterable[str] = FIRST
        for _round in range(ROUNDS):
            began = timezone.now()
            walk.follow(asked)
            pages = changed_since(began)
            if not pages:
                return walk.result()
            asked = walk.again(pages)
        raise StillChangingError


class _Walk:
    def __init__(self, writing: Release, told: Callable[[int], object]) -> None:
        self._site = Site()
        self._writing = writing
        self._told = told
        # By address: 200 is a file, but for those that no file can be named after.
        self._statuses: dict[str, int] = {}
        self._nameless: set[str] = set()

    def follow(self, addresses: Iterable[str]) -> None:
        """Read these, and whatever they lead to that has not been read yet."""
        waiting = deque(addresses)
        while waiting:
            address = waiting.popleft()
            answer = self._site.ask(address)
            self._keep(address, answer)
            for link in _links(address, answer):
                if link not in self._statuses:
                    self._statuses[link] = 0
                    waiting.append(link)

    def again(self, pages: set[str]) -> Iterable[str]:
        """Forget these pages and all that is no page of its own; where to begin once more."""
        for address in [known for known in self._statuses if _may_differ(known, pages)]:
            if self._is_file(address):
                self._writing.drop(address)
            del self._statuses[address]
            self._nameless.discard(address)
        return (*FIRST, *pages)

    def result(self) -> Exported:
        right = (HTTPStatus.OK, HTTPStatus.GONE)
        missing = {
            address: status
            for address, status in self._statuses.items()
            if status not in right or address in self._nameless
        }
        files = sum(map(self._is_file, self._statuses))
        return Exported(files, self._writing.changed, missing)

    def _keep(self, address: str, answer: Answer) -> None:
        self._statuses[address] = answer.status
        if answer.status != HTTPStatus.OK:
            return
        if not self._writing.write(address, answer.body):
            self._nameless.add(address)
        self._told(len(self._statuses))

    def _is_file(self, address: str) -> bool:
        return self._statuses[address] == HTTPStatus.OK and address not in self._nameless


def _links(address: str, answer: Answer) -> Iterable[str]:
    if answer.status != HTTPStatus.OK or not answer.is_text:
        return ()
    site = str(settings.SITE_URL)
    return links_of(address, answer.body.decode(), answer.content_type, site=site)


def _may_differ(address: str, pages: set[str]) -> bool:
    page = _PAGE.match(address)
    if page is not None:
        return page.group() in pages
    return not _STATIC.match(address)
