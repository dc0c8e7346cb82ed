"""An article's claims as W3C Web Annotations for the desk, and the text that they count in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header

from factcheck.annotations import CONTENT_TYPE, annotation, collection
from factcheck.choices import Status
from factcheck.models import ArticleRevision
from factcheck.views.annotated import publisher
from factcheck.views.answers import data_of
from factcheck.views.noted import notes_of
from factcheck.views.shortcuts import desk, get_article, get_claim


@desk("GET")
def article_annotations(request: HttpRequest, pk: int) -> HttpResponse:
    """Every claim that is not withdrawn, in the order of their numbers."""
    article = get_article(request, pk)
    claims = article.claims.exclude(status=Status.WITHDRAWN).select_related("anchor")
    notes = notes_of(article, claims.order_by("number"))
    url = settings.SITE_URL + reverse("factcheck:article-annotations", args=[pk])
    data = collection(url, article.headline, notes, publisher=publisher())
    return _download(data, f"article-{pk}-annotations.jsonld")


@desk("GET")
def claim_annotation(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    if claim.status == Status.WITHDRAWN:
        raise Http404
    notes = notes_of(claim.article, [claim])
    if not notes:
        raise Http404
    return _download(annotation(notes[0], publisher=publisher()), f"claim-{pk}-annotation.jsonld")


@desk("GET")
def article_text(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One revision to the letter, which is what positions count in."""
    revisions = ArticleRevision.objects.filter(article=get_article(request, pk))
    revision = get_object_or_404(revisions, number=number)
    return HttpResponse(revision.text, content_type="text/plain; charset=utf-8")


def _download(data: dict[str, Any], name: str) -> HttpResponse:
    response = data_of(data, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=name)
    )
    return response
