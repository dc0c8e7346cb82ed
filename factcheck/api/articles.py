"""Published articles, each with its published facts marked. From snapshots alone."""

from __future__ import annotations

from http import HTTPStatus
from typing import TypedDict

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.api.operations import Call, Operation, json_answer, serve
from factcheck.api.problems import ProblemError
from factcheck.choices import PageState
from factcheck.documents import ArticleDocument
from factcheck.views.answers import answer
from factcheck.views.pages import article_page


class PublishedArticle(TypedDict):
    """`sha256` is of the canonical JSON of `document`, the numbered state of the page."""

    slug: str
    url: str
    number: int
    sha256: str
    document: ArticleDocument


DETAIL = Operation(
    id="getArticle",
    summary="One published article, its facts marked in its text.",
    answers={200: ("The article.", PublishedArticle)},
    refusals={404: "There is no such page.", 410: "It was retracted."},
)


def _article(call: Call, slug: str) -> HttpResponseBase:
    """One query."""
    page, document = article_page(slug)
    url = settings.SITE_URL + document["path"]
    if page.state == PageState.RETRACTED:
        with override(document["language"]):
            detail = _("This article was retracted.")
        raise ProblemError(HTTPStatus.GONE, detail, code="retracted", url=url)
    data: PublishedArticle = {
        "slug": slug,
        "url": url,
        "number": document["number"],
        "sha256": page.snapshot.sha256 if page.snapshot else "",
        "document": document,
    }
    response = json_answer(data)
    response.headers["Content-Language"] = document["language"]
    return answer(call.request, response, modified=page.modified_at)


article = serve(DETAIL, _article)
