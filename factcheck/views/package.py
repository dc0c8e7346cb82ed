"""The source package of an article: what goes into it and what stays, and the ZIP itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from factcheck.annotations import collection
from factcheck.choices import Status
from factcheck.handover import (
    FOLDER,
    MANIFEST,
    Entry,
    as_json,
    check_files,
    claims_document,
    entries_of,
    pack,
    record_package,
    table_of,
)
from factcheck.models import Article
from factcheck.views.annotated import publisher
from factcheck.views.noted import notes_of
from factcheck.views.package_words import claim_rows, readme
from factcheck.views.shortcuts import desk, get_article, person

CONTENT_TYPE = "application/zip"
NAMES = MappingProxyType(
    {
        "readme": "README.txt",
        "text": "article.txt",
        "table": "claims.csv",
        "data": "claims.json",
        "annotations": "annotations.jsonld",
        "folder": f"{FOLDER}/",
        "manifest": MANIFEST,
    }
)


@desk("GET", "POST")
def article_package(request: HttpRequest, pk: int) -> HttpResponseBase:
    article = get_article(request, pk)
    if request.method != "POST":
        return _page(request, article)
    entries = entries_of(article)
    package = pack(article, entries, _texts(article, entries))
    record_package(article, actor=person(request), sha256=package.sha256)
    number = article.revision.number if article.revision else 0
    return FileResponse(
        package.file,
        as_attachment=True,
        filename=f"article-{article.pk}-revision-{number}-sources.zip",
        content_type=CONTENT_TYPE,
    )


def _page(request: HttpRequest, article: Article) -> HttpResponse:
    """Every file is read, so that what is missing or altered is known before somebody needs it."""
    entries = entries_of(article)
    packed, lost = check_files(entries)
    internal = {p.evidence.pk for entry in entries for p in entry.pieces if p.is_internal}
    context = {
        "article": article,
        "names": NAMES,
        "claims": len(entries),
        "proposals": sum(entry.claim.status == Status.IN_REVIEW for entry in entries),
        "packed": packed,
        "size": sum(one.size for one in packed),
        "lost": lost,
        "internal": len(internal),
        "withheld": sum(entry.withheld for entry in entries),
        "unnamed": sum(entry.hides_party for entry in entries),
    }
    return render(request, "factcheck/desk/package.html", context)


def _texts(
    article: Article, entries: list[Entry]
) -> Callable[[Mapping[int, str]], Mapping[str, bytes]]:
    """What is written about the files, once it is known which of them are in."""

    def texts(paths: Mapping[int, str]) -> Mapping[str, bytes]:
        language = get_language() or article.language
        return {
            NAMES["readme"]: readme(article).encode(),
            NAMES["text"]: article.revision.text.encode() if article.revision else b"",
            NAMES["table"]: table_of(claim_rows(entries, paths), language=language),
            NAMES["data"]: as_json(claims_document(article, entries, paths)),
            NAMES["annotations"]: _annotations(article, entries),
        }

    return texts


def _annotations(article: Article, entries: list[Entry]) -> bytes:
    url = settings.SITE_URL + reverse("factcheck:article-annotations", args=[article.pk])
    notes = notes_of(article, [entry.claim for entry in entries])
    return as_json(collection(url, article.headline, notes, publisher=publisher()))
