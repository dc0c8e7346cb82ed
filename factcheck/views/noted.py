"""Claims of the desk as notes on the text that is under check, for an export that may travel.

So it holds what the article's page on the desk shows to everyone who may open it, and less: no
evidence but what readers may know, no verdict before it is approved, no names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from factcheck.anchoring import Selector, quote_selector, to_annotation
from factcheck.annotations import Copy, Link, Note, Target
from factcheck.models import Anchor, Article, ArticleRevision, Citation, Claim, Verdict
from factcheck.publishing.words import stamp, web_address


def notes_of(article: Article, claims: Iterable[Claim]) -> list[Note]:
    """Claims with their anchor, of one article with its revision; two queries."""
    claims = list(claims)
    verdicts = Verdict.objects.in_force().filter(claim__in=claims).select_related("rating")
    assessments = {verdict.claim_id: _in_words(verdict, article.language) for verdict in verdicts}
    links = _links(claims)
    return [
        Note(
            url=settings.SITE_URL + reverse("factcheck:claim-annotation", args=[claim.pk]),
            created=stamp(claim.created_at),
            modified=stamp(claim.status_since),
            classes=(claim.kind, claim.status),
            assessment=assessments.get(claim.pk, ""),
            language=article.language,
            links=[Link(settings.SITE_URL + claim.get_absolute_url()), *links[claim.pk]],
            target=_target(article, claim.anchor),
        )
        for claim in claims
        if claim.anchor is not None
    ]


def _target(article: Article, anchor: Anchor) -> Target:
    """The words where they are, or the words alone when they lost their place."""
    source = settings.SITE_URL + article.get_absolute_url()
    revision = article.revision if article.revision_id == anchor.revision_id else None
    if revision is None or anchor.start is None or anchor.end is None:
        return Target(source, [quote_selector(anchor.exact, anchor.prefix, anchor.suffix)])
    place = Selector(anchor.exact, anchor.prefix, anchor.suffix, anchor.start, anchor.end)
    return Target(source, to_annotation(place), copy=_copy(article, revision))


def _copy(article: Article, revision: ArticleRevision) -> Copy:
    path = reverse("factcheck:article-text", args=[article.pk, revision.number])
    return Copy(at=stamp(revision.created_at), url=settings.SITE_URL + path)


def _in_words(verdict: Verdict, language: str) -> str:
    return f"{verdict.rating.label(language)} — {verdict.summary}"


def _links(claims: Iterable[Claim]) -> dict[int, list[Link]]:
    """The addresses of public evidence, by claim."""
    links: dict[int, list[Link]] = defaultdict(list)
    citations = Citation.objects.filter(claim__in=claims).public().select_related("evidence")
    for citation in citations.order_by("id"):
        evidence = citation.evidence
        url, archived = web_address(evidence.url), web_address(evidence.archived_url)
        if url:
            copy = Copy(at=stamp(evidence.captured_at), url=archived) if archived else None
            links[citation.claim_id].append(Link(url, copy=copy))
    return links
