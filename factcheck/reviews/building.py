"""From a node of structured data to a review, or to the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.reviews.addresses import address, host_of, is_home, without_fragment
from factcheck.reviews.days import day_of
from factcheck.reviews.languages import language_of
from factcheck.reviews.nodes import Graph, Node, text_of, types
from factcheck.reviews.plain import LONGEST, composed, plain
from factcheck.reviews.ratings import rating_of
from factcheck.reviews.report import Report
from factcheck.reviews.review import Review

# In code points; what is longer is left out.
MOST = {
    "title": 500,
    "claim_reviewed": 5_000,
    "claimant": 500,
    "publisher": 300,
    "rating": 300,
    "explanation": 20_000,
}
_APPEARANCES = 20


@dataclass(frozen=True)
class Page:
    """What the page around a review says of itself."""

    url: str = ""
    base: str = ""
    title: str = ""
    site: str = ""
    language: str = ""


class Skipped(Exception):  # noqa: N818 -- no error: a review that is left out
    """Why a node does not become a review."""


@dataclass(frozen=True)
class Builder:
    """Builds the reviews of one document."""

    graph: Graph
    page: Page
    today: date
    report: Report

    def review(self, node: Node, around: tuple[Node, ...], deleted_on: date | None) -> Review:
        """The review that a node describes; raises `Skipped`."""
        claims = self.graph.values(node, "itemReviewed")
        items = [claim for claim in claims if isinstance(claim, dict)]
        language = self._language(node, around)
        said = rating_of(node, self.graph, self.report)
        publisher, publisher_url = self._publisher(node, around)
        url = self._url(node, around)
        if not said.words:
            self.report.note("without a rating")
        return Review(
            url=url,
            claim_reviewed=self._claim(node, claims),
            title=self._title(node, around),
            claimant=self._kept("claimant", self._claimant(items)),
            claimed_on=self._day(items, "datePublished", "dateCreated", language=language),
            appearances=self._appearances(items, url),
            publisher=publisher or host_of(url).removeprefix("www."),
            publisher_url=publisher_url,
            rating=self._kept("rating", said.words),
            rating_value=said.value,
            rating_best=said.best,
            rating_worst=said.worst,
            explanation=self._explanation(node, said.explanation),
            language=language,
            reviewed_on=self._day([node], "datePublished", "dateCreated", language=language),
            modified_on=self._day([node], "dateModified", language=language),
            deleted_on=deleted_on,
        )

    def day(self, node: Node, *names: str) -> date | None:
        return self._day([node], *names, language="")

    def _url(self, node: Node, around: Iterable[Node]) -> str:
        """Its own address, else that of what it belongs to, else that of the page."""
        base = self._base(around)
        own = self._address(node, base, "url") or self._address(node, base, "sameAs")
        if own and not (is_home(own) and self._is_of(own)):
            return own
        named = self._address(node, base, "@id", "id", "mainEntityOfPage")
        named = without_fragment(named)
        found = self.page.url if own else "" if is_home(named or "/") else named
        found = found or self.page.url or self._around(around, base) or own
        if not found:
            raise Skipped("without an address")
        if not own and self._has(node, "url"):
            self.report.note("whose address was none, found elsewhere")
        return found

    def _is_of(self, home: str) -> bool:
        """Whether the page says that it is another one of the same site."""
        other = self.page.url
        return bool(other) and host_of(home) == host_of(other) and not is_home(other)

    def _around(self, around: Iterable[Node], base: str) -> str:
        urls = (self._address(node, base, "url", "mainEntityOfPage", "@id") for node in around)
        return next((url for url in urls if url and not is_home(without_fragment(url))), "")

    def _base(self, around: Iterable[Node]) -> str:
        urls = (self._address(node, "", "url") for node in around)
        return self.page.base or self.page.url or next((url for url in urls if url), "")

    def _has(self, node: Node, name: str) -> bool:
        return bool(self.graph.values(node, name))

    def _address(self, node: Node, base: str, *names: str) -> str:
        for name in names:
            for value in self.graph.values(node, name):
                if found := address(_written(value), base):
                    return found
        return ""

    def _claim(self, node: Node, claims: Iterable[Any]) -> str:
        own = [text_of(one) for one in self.graph.values(node, "claimReviewed")]
        written = " / ".join(dict.fromkeys(filter(None, own)))
        said = plain(written[: LONGEST + 1])
        for claim in claims if not said else ():
            said = said or plain(self._statement(claim)[: LONGEST + 1])
        if not said:
            raise Skipped("without a claim")
        if len(said) > MOST["claim_reviewed"]:
            raise Skipped("with a claim that is too long")
        return composed(said)

    def _statement(self, claim: Any) -> str:
        if isinstance(claim, dict):
            return self.graph.text(claim, "text", "name", "headline", "description")
        said = text_of(claim)
        return "" if address(said) else said

    def _claimant(self, items: Iterable[Node]) -> str:
        for item in items:
            people = self.graph.values(item, "author") or self.graph.values(item, "creator")
            names = [self._name(one) for one in people]
            if any(names):
                return ", ".join(dict.fromkeys(filter(None, names)))
        return ""

    def _name(self, who: Any) -> str:
        """The name of somebody, never an address in its place."""
        said = self.graph.text(who, "name", "legalName") if isinstance(who, dict) else text_of(who)
        said = plain(said[:LONGEST])
        return "" if address(said) else said

    def _publisher(self, node: Node, around: Iterable[Node]) -> tuple[str, str]:
        """Whose review it is: an organisation before a person, the page's when it says nothing."""
        found = [
            (who, self._kept("publisher", self._name(who)))
            for name in ("author", "publisher", "sourceOrganization", "creator")
            for who in self.graph.values(node, name)
        ]
        named = [(who, name) for who, name in found if name]
        named.sort(key=lambda one: isinstance(one[0], dict) and "person" in types(one[0]))
        if not named:
            outer = [who for one in around for who in self.graph.values(one, "publisher")]
            named = [
                (who, name) for who in outer if (name := self._kept("publisher", self._name(who)))
            ]
        who, name = named[0] if named else (found[0][0] if found else "", self.page.site)
        base = self._base(around)
        if isinstance(who, dict):
            return name, self._address(who, base, "url", "sameAs", "@id")
        return name, address(_written(who))

    def _title(self, node: Node, around: Iterable[Node]) -> str:
        for one in (node, *around):
            if found := self._kept("title", self.graph.text(one, "headline", "name")):
                return found
        return self._kept("title", self.page.title)

    def _language(self, node: Node, around: Iterable[Node]) -> str:
        for one in (node, *around):
            for value in self.graph.values(one, "inLanguage"):
                said = (
                    self.graph.text(value, "alternateName", "name", "@value", "@id")
                    if isinstance(value, dict)
                    else text_of(value)
                )
                if found := language_of(said):
                    return found
        return language_of(self.page.language)

    def _appearances(self, items: Iterable[Node], own: str) -> tuple[str, ...]:
        found = [
            address(_written(value))
            for item in items
            for name in ("firstAppearance", "appearance", "url", "sameAs")
            for value in self.graph.values(item, name)
        ]
        return tuple(dict.fromkeys(url for url in found if url and url != own))[:_APPEARANCES]

    def _explanation(self, node: Node, said: str) -> str:
        return self._kept("explanation", said or self.graph.text(node, "description", "reviewBody"))

    def _day(self, nodes: Iterable[Node], *names: str, language: str) -> date | None:
        for node in nodes:
            if said := self.graph.text(node, *names):
                return day_of(said, language=language, today=self.today, report=self.report)
        return None

    def _kept(self, name: str, said: str) -> str:
        """A text as it is kept; left out when it is longer than its column."""
        words = plain(said[: LONGEST + 1])
        if len(words) > MOST[name]:
            self.report.note(f"whose {name} is too long")
            return ""
        return composed(words)


def _written(value: Any) -> str:
    """An address as it is written, or that of a node."""
    if isinstance(value, dict):
        for name in ("url", "contentUrl", "@id", "@value", "sameAs"):
            inner = value.get(name)
            inner = inner[0] if isinstance(inner, list) and inner else inner
            if isinstance(inner, str) and address(inner):
                return inner
        return ""
    return value if isinstance(value, str) else ""
