"""Public pages to read, and what a browser would make of them."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

from factcheck import publishing, workflow
from factcheck.choices import Kind
from factcheck.models import Article, ArticlePage, FactPage
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, settled


class Page(HTMLParser):
    """The parts of a page that tests ask for."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.text = ""
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data
        else:
            self.text += data

    def lang(self) -> str | None:
        return next(attrs["lang"] for tag, attrs in self.attributes if tag == "html")


def a_fact(cast: Cast, *, article: Article | None = None, **fields: Any) -> FactPage:
    claim = a_claim(
        article,
        kind=Kind.QUOTE,
        statement="Le fournisseur doute.",
        detail={"speaker": a_source(), "said_on": date(2021, 2, 20), "channel": "AFP"},
    )
    claim = settled(claim, by=cast.checker, approver=cast.editor, **fields)
    return publishing.publish_fact(claim, actor=cast.editor)


def an_article_page(cast: Cast, article: Article) -> ArticlePage:
    article.refresh_from_db()
    workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id or 0, override_reason="Voulu."
    )
    return publishing.publish_article(article, actor=cast.editor)
