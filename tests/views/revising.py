"""Reporting on the next text of an article, and saving it, as a browser does."""

from __future__ import annotations

from typing import Any

from django.test import Client

from factcheck.models import Anchor, Article, Claim
from tests.newsdesk import TEXT

ENGLISH = {"Accept-Language": "en"}
FIGURE = "491 840 personnes"
EDITED = TEXT.replace("491 840", "512 000")
DELETED = TEXT.replace("Les données de 491 840 personnes ont été publiées.\n\n", "")


def url_of(article: Article) -> str:
    return f"{article.get_absolute_url()}revise/"


def report(client: Client, article: Article, text: str, **fields: Any) -> Any:
    article.refresh_from_db()
    data = {"revision": article.revision_id, "text": text, **fields}
    return client.post(url_of(article), data, headers=ENGLISH)


def save(client: Client, article: Article, text: str, **fields: Any) -> Any:
    """Press "save" on the report of a text."""
    form = report(client, article, text).context["form"]
    data = {"revision": form["revision"].value(), "packed": form["packed"].value()}
    return client.post(url_of(article), {**data, "step": "save", **fields}, headers=ENGLISH)


def anchor_of(claim: Claim) -> Anchor:
    anchor = Claim.objects.select_related("anchor").get(pk=claim.pk).anchor
    assert anchor is not None
    return anchor
