"""Writing a fact page: its next snapshot, and the columns that lists read instead of it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.utils.translation import gettext as _

from factcheck import matching, pagestore, search
from factcheck.choices import PageState
from factcheck.documents import FactDocument, digest, translations_of
from factcheck.errors import NotPossibleError
from factcheck.models import Claim, FactPage, FactSnapshot, FactTranslation, Verdict
from factcheck.publishing.composing import compose_corrections
from factcheck.publishing.translations import emptied
from factcheck.publishing.words import slug_for, stamp


def stored(page: FactPage) -> FactDocument:
    """What the page says now; select its snapshot together with the page."""
    if page.snapshot is None:
        raise NotPossibleError(_("This page has no content."))
    return cast(FactDocument, page.snapshot.document)


def begun(claim: Claim, now: datetime) -> FactPage:
    """A page that is not stored yet, at the address that it will have."""
    slug = slug_for(claim.statement, claim.pk, "fact")
    return FactPage(slug=slug, claim=claim, published_at=now, modified_at=now)


def fill(page: FactPage, claim: Claim, verdict: Verdict) -> None:
    """Copy what lists and search need, so that they never open a document."""
    language = claim.article.language
    page.title = claim.statement
    page.summary = verdict.summary
    page.kind = claim.kind
    page.language = language
    page.outcome = verdict.outcome
    page.rating = verdict.rating.slug
    page.rating_label = verdict.rating.label(language)


def store(page: FactPage, document: FactDocument, now: datetime) -> None:
    """The page's next snapshot, and what follows from it: columns of lists, the indexes, what is
    stored of it."""
    page.modified_at = now
    number = document["number"] + 1
    document = {
        **document,
        "number": number,
        "state": page.state,
        "corrections": compose_corrections(page),
        "modified_at": stamp(now),
    }
    claimant = document["claimant"]
    page.source_name = claimant["name"] if claimant else ""
    page.snapshot = FactSnapshot.objects.create(
        page=page, number=number, document=document, sha256=digest(document), created_at=now
    )
    page.save()
    _list_translations(page, document)
    matching.index_fact(page, document)
    search.index_fact(page, document)
    pagestore.touch_article(page.claim.article_id)


def _list_translations(page: FactPage, document: FactDocument) -> None:
    """Let lists and the site map know the languages of the page; none once it is retracted."""
    page.translations.all().delete()
    if page.state == PageState.PUBLISHED:
        FactTranslation.objects.bulk_create(
            FactTranslation(page=page, language=one["language"], title=one["title"])
            for one in translations_of(document)
        )


def taken_back(document: FactDocument) -> FactDocument:
    """What is taken back must be gone: the question stays, in each language, and the notes."""
    gone: FactDocument = {
        **document,
        "passage": {"before": "", "exact": "", "after": ""},
        "origin": {"headline": "", "byline": "", "dated": "", "url": "", "path": ""},
        "claimant": None,
        "said_on": "",
        "channel": "",
        "outcome": "",
        "rating": {"slug": "", "value": None, "label": "", "definition": ""},
        "summary": "",
        "explanation": "",
        "evidence": [],
        "checked_by": "",
        "approved_by": "",
        "checked_at": "",
        "valid_until": "",
    }
    if "translations" in gone:
        gone["translations"] = [emptied(one) for one in gone["translations"]]
    return gone
