"""Published facts as W3C Web Annotations, and the text that they count in. From snapshots alone."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from factcheck.annotations import (
    CONTENT_TYPE,
    PublicText,
    Publisher,
    annotation,
    collection,
    note_of,
    public_text,
    published_text,
)
from factcheck.choices import PageState
from factcheck.documents import ArticleDocument, FactDocument
from factcheck.models import ArticlePage, ArticleSnapshot
from factcheck.views.answers import FOR_EVER, answer, data_of
from factcheck.views.pages import (
    article_gone,
    article_page,
    fact_gone,
    fact_page,
    fact_pages,
    slug_in,
)


@login_not_required
@require_safe
def article_annotations(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every published fact of an article, on its published text. Two queries."""
    page, document = article_page(slug)
    if page.state == PageState.RETRACTED:
        return article_gone(document)
    site_url = settings.SITE_URL
    public = public_text(document, site_url=site_url)
    facts = fact_pages(document)
    notes = [note_of(fact, public, site_url=site_url) for _page, fact in facts]
    data = collection(
        f"{public.source}annotations.jsonld",
        document["headline"],
        [note for note in notes if note is not None],
        publisher=publisher(),
    )
    modified = max([page.modified_at, *(fact.modified_at for fact, _document in facts)])
    return answer(request, data_of(data, content_type=CONTENT_TYPE), modified=modified)


@login_not_required
@require_safe
def fact_annotation(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One published fact; 404 while its words are public nowhere. Two queries."""
    page, document = fact_page(slug)
    if page.state == PageState.RETRACTED:
        return fact_gone(document)
    public, modified = None, page.modified_at
    article = _article_of(document)
    if article is not None and article.snapshot is not None:
        public = _text_of(article.snapshot)
        modified = max(modified, article.modified_at)
    note = note_of(document, public, site_url=settings.SITE_URL)
    if note is None:
        raise Http404
    response = data_of(annotation(note, publisher=publisher()), content_type=CONTENT_TYPE)
    return answer(request, response, modified=modified)


@login_not_required
@require_safe
def article_text(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The published text, as the numbered state of the page had it, to the letter. One query."""
    snapshots = ArticleSnapshot.objects.select_related("page").filter(page__slug=slug)
    snapshot = get_object_or_404(snapshots, number=number)
    document = cast(ArticleDocument, snapshot.document)
    if snapshot.page.state == PageState.RETRACTED:
        return article_gone(document)
    response = HttpResponse(published_text(document), content_type="text/plain; charset=utf-8")
    response.headers["Content-Language"] = document["language"]
    # The article itself is what a search should find.
    response.headers["X-Robots-Tag"] = "noindex"
    return answer(request, response, modified=snapshot.created_at, cache=FOR_EVER)


def publisher() -> Publisher:
    return Publisher(name=settings.FACTCHECK_ORGANIZATION, url=settings.SITE_URL)


def _article_of(document: FactDocument) -> ArticlePage | None:
    pages = ArticlePage.objects.filter(state=PageState.PUBLISHED).select_related("snapshot")
    return pages.filter(slug=slug_in(document["origin"]["path"])).first()


def _text_of(snapshot: ArticleSnapshot) -> PublicText:
    return public_text(cast(ArticleDocument, snapshot.document), site_url=settings.SITE_URL)
