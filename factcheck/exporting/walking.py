"""From the site map over every link, until nothing new is found."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.conf import settings

from factcheck.choices import Language
from factcheck.exporting.asking import Answer, Site
from factcheck.exporting.links import links_of
from factcheck.exporting.releases import Release, release

FIRST = ("/", "/sitemap.xml", "/robots.txt", "/feeds/facts.atom", "/claimreview.json")
# How often what is published during an export is read once more.
ROUNDS = 5

_PAGE = re.compile(r"/(?:facts|articles)/[^/?]+/")
_FACT = re.compile(r"/facts/[^/?]+/")
_STATIC = re.compile(r"/static/")
# Others embed the cards of a fact and link to its translations: they answer when the page, once
# retracted, leads nowhere any more.
_BELOW = ("embed/", "history/", *(f"{one}/{end}" for one in Language for end in ("", "embed/")))


class StillChangingError(Exception):
    """Something was published during every round: what was read does not fit together."""


class FailingSiteError(Exception):
    """The site itself is not well: what it answers is no reason to take a page out of the files."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(
            f"{address} answers {status}. The export before this one stays: mend that, and try again."
        )


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
    state: Callable[[], Mapping[str, Hashable]],
    told: Callable[[int], object] = lambda _files: None,
) -> Exported:
    """Write the whole public site below `target`; see `releases` for how.

    `state` says of every page (`/facts/…/`), by its address, what it is like now: something that
    differs once the page would. Pages that differ after a round from before it are read once
    more, with every list: else a fact taken back meanwhile would stay. No clock is asked: what is
    dated before the round may have come to be during it. `told` hears the number of addresses so
    far. Raises UnusableFolderError, ExportRunningError, FailingSiteError and StillChangingError;
    the export before then stays as it was.
    """
    with release(target) as writing:
        walk = _Walk(writing, told)
        before, again = state(), set[str]()
        for _round in range(ROUNDS):
            walk.follow(again)
            after = state()
            changed = {page for page, _state in before.items() ^ after.items()}
            if not changed:
                return walk.result()
            before, again = after, changed | walk.forget(changed)
        raise StillChangingError


class _Walk:
    def __init__(self, writing: Release, told: Callable[[int], object]) -> None:
        self._site = Site()
        self._writing = writing
        self._told = told
        self._waiting: deque[str] = deque()
        # By address: 200 is a file, but for those that no file can be named after.
        self._statuses: dict[str, int] = {}
        self._nameless: set[str] = set()
        # What no page leads to may answer what it likes.
        self._guessed: set[str] = set()

    def follow(self, guesses: Iterable[str]) -> None:
        """Read FIRST, what may be there besides, and whatever they lead to that was not read yet."""
        self._find(FIRST)
        self._guess(guesses)
        while self._waiting:
            address = self._waiting.popleft()
            answer = self._site.ask(address)
            if _is_failure(address, answer.status):
                raise FailingSiteError(address, answer.status)
            self._statuses[address] = answer.status
            if answer.status == HTTPStatus.OK:
                self._keep(address, answer)

    def forget(self, pages: set[str]) -> set[str]:
        """Take back these pages and all that is no page of its own; which addresses that is."""
        forgotten = {known for known in self._statuses if _may_differ(known, pages)}
        for address in forgotten:
            if self._is_file(address):
                self._writing.drop(address)
            del self._statuses[address]
        self._nameless -= forgotten
        self._guessed -= forgotten
        return forgotten

    def result(self) -> Exported:
        missing = {a: status for a, status in self._statuses.items() if self._is_missing(a)}
        files = sum(map(self._is_file, self._statuses))
        return Exported(files, self._writing.changed, missing)

    def _find(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self._guessed.discard(address)
            if address not in self._statuses:
                self._statuses[address] = 0
                self._waiting.append(address)

    def _guess(self, addresses: Iterable[str]) -> None:
        new = [address for address in addresses if address not in self._statuses]
        self._find(new)
        self._guessed.update(new)

    def _keep(self, address: str, answer: Answer) -> None:
        if not self._writing.write(address, answer.body):
            self._nameless.add(address)
        self._told(len(self._statuses))
        if answer.is_text:
            site = str(settings.SITE_URL)
            self._find(links_of(address, answer.body.decode(), answer.content_type, site=site))
        if _FACT.fullmatch(address):
            self._guess(address + below for below in _BELOW)

    def _is_file(self, address: str) -> bool:
        return self._statuses[address] == HTTPStatus.OK and address not in self._nameless

    def _is_missing(self, address: str) -> bool:
        found = self._is_file(address) or self._statuses[address] == HTTPStatus.GONE
        return not found and address not in self._guessed


def _is_failure(address: str, status: int) -> bool:
    """Would an export that goes on leave out what is there?"""
    if address in FIRST:
        return status != HTTPStatus.OK
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _may_differ(address: str, pages: set[str]) -> bool:
    page = _PAGE.match(address)
    if page is not None:
        return page.group() in pages
    return not _STATIC.match(address)
