"""Whether others could use what a page says to machines; if not, it is not published."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings

from factcheck import claimreview
from factcheck.choices import PageState
from factcheck.documents import FactDocument, translations_of
from factcheck.errors import IncompleteError


def markup_of(document: FactDocument, language: str = "") -> dict[str, Any]:
    """The structured data of the page once it is published with this document."""
    published: FactDocument = {**document, "state": PageState.PUBLISHED}
    data = claimreview.markup(
        published,
        site_url=settings.SITE_URL,
        organization=settings.FACTCHECK_ORGANIZATION,
        language=language,
    )
    # None is for what was taken back.
    return cast(dict[str, Any], data)


def refuse_faulty(document: FactDocument) -> None:
    """Raises IncompleteError with each fault of the page's structured data, in every language."""
    languages = ["", *(one["language"] for one in translations_of(document))]
    found = [
        fault
        for language in languages
        for fault in claimreview.faults(markup_of(document, language), site_url=settings.SITE_URL)
    ]
    if found:
        raise IncompleteError(list(dict.fromkeys(found)))
