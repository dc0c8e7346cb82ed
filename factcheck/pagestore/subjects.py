"""Which addresses are stored, what each is about, and what a change is about.

This is the only place that knows it. A page is stored under one subject. A change in an article, in
its page or in one of its facts, is about all of these (facts name each other, the article marks
them) and about every list. What is about none of this says so by a change of everything: a label of
the scale stands in lists, in filters and on the page about the method.
"""

from __future__ import annotations

import re

from factcheck.choices import AboutName, Language
from factcheck.models import LONGEST_PATH, ArticlePage, FactPage

ABOUT, CORRECTIONS, LISTS, SITE = "about", "corrections", "lists", "site"
EVERYTHING = "*"
_ARTICLE = "article:"

_LANGUAGE = "(?:" + "|".join(f"{code}/" for code in Language.values) + ")"
_NAME = "(?:" + "|".join(f"{name}/" for name in AboutName.values) + ")"
# A number as we write it: one that begins with zeros would be another row for the same part.
_BLOCK = "(?:0|[1-9][0-9]{0,8})"
# Neither what a search or a filter asks for, nor forms, receipts, earlier states and pictures: as
# many addresses as questions, or asked for too seldom to be worth their rows.
_FACT = re.compile(
    r"(?:/api/v1)?/facts/(?P<fact>[-a-zA-Z0-9_]+)/"
    rf"(?:annotation\.jsonld|history/|{_LANGUAGE}?(?:embed/|claim\.jsonld)?)"
)
_OF_ARTICLE = re.compile(
    r"(?:/api/v1)?/articles/(?P<article>[-a-zA-Z0-9_]+)/(?:annotations\.jsonld)?"
)
_OTHERS = {
    LISTS: re.compile(
        r"/|(?:/api/v1)?/facts/|/feeds/facts\.atom(?:\?language=(?:"
        + "|".join(Language.values)
        + rf"))?|/claimreview\.json|/sitemap\.xml|/sitemap-(?:pages|facts|articles)-{_BLOCK}\.xml"
    ),
    CORRECTIONS: re.compile(r"(?:/api/v1)?/corrections/|/feeds/corrections\.atom"),
    ABOUT: re.compile(rf"/about/{_NAME}?{_LANGUAGE}?"),
    SITE: re.compile(rf"/methodology/{_LANGUAGE}?|/api/v1/(?:ratings/|openapi\.json)|/robots\.txt"),
}
_FIRST = (
    *("/", "/facts/", "/corrections/", "/feeds/facts.atom", "/feeds/corrections.atom"),
    *(f"/feeds/facts.atom?language={code}" for code in Language.values),
    *("/claimreview.json", "/sitemap.xml", "/api/v1/facts/", "/api/v1/corrections/"),
)
_STORABLE = re.compile(
    "|".join(
        f"(?:{re.sub('[?]P<[a-z]+>', '?:', one.pattern)})"
        for one in (_FACT, _OF_ARTICLE, *_OTHERS.values())
    )
)


def is_storable(address: str) -> bool:
    """An address from the root, with its query if it has one. Whether anything is there, the view
    says."""
    return len(address) <= LONGEST_PATH and _STORABLE.fullmatch(address) is not None


def subject_of(address: str) -> str | None:
    """What a page is about; one query for a fact or an article, None for what is not there."""
    if found := _FACT.fullmatch(address):
        return _of_article(FactPage.objects.filter(slug=found["fact"]), "claim__article")
    if found := _OF_ARTICLE.fullmatch(address):
        return _of_article(ArticlePage.objects.filter(slug=found["article"]), "article")
    return next((name for name, rule in _OTHERS.items() if rule.fullmatch(address)), None)


def addresses_about(pk: int) -> list[str]:
    """What readers and machines ask for first, of an article, its facts and the lists."""
    facts = FactPage.objects.published().filter(claim__article=pk).order_by("pk")
    articles = ArticlePage.objects.published().filter(article=pk)
    found = []
    for slug, language in facts.values_list("slug", "translations__language"):
        place = f"{slug}/{language}/" if language else f"{slug}/"
        found += [f"/facts/{place}", f"/facts/{place}embed/", f"/facts/{place}claim.jsonld"]
        found += [f"/facts/{slug}/", f"/api/v1/facts/{slug}/"]
    for slug in articles.values_list("slug", flat=True):
        found += [f"/articles/{slug}/", f"/articles/{slug}/annotations.jsonld"]
        found += [f"/api/v1/articles/{slug}/"]
    return list(dict.fromkeys([*found, *_FIRST]))


def article(pk: int) -> str:
    """The subject of an article, its page and its facts."""
    return f"{_ARTICLE}{pk}"


def changed_by(subject: str) -> tuple[str, ...]:
    """The subjects whose pages are no longer true after a change of this one; not for EVERYTHING."""
    if subject.startswith(_ARTICLE):
        return (subject, LISTS, CORRECTIONS)
    return (subject,)


def _of_article(pages: object, path: str) -> str | None:
    pk = pages.values_list(path, flat=True).first()  # type: ignore[attr-defined]
    return None if pk is None else article(pk)
