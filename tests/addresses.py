"""Every address of the product, and what GET answers to every role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.everything import Everything
from tests.sealed_files import seal_of

WHO = ("stranger", "outsider", "reporter", "checker", "editor", "chief", "superuser")

# What GET answers, in the order of WHO. The article is open and not the reporter's own.
EVERYBODY = (200, 200, 200, 200, 200, 200, 200)
ACCOUNT = (302, 200, 200, 200, 200, 200, 200)
LOGGED_IN_ALREADY = (200, 302, 302, 302, 302, 302, 302)
DESK = (302, 403, 200, 200, 200, 200, 200)
IN_ARTICLE = (302, 403, 404, 200, 200, 200, 200)
EDITORS = (302, 403, 404, 403, 200, 200, 200)
CHECKERS = (302, 403, 403, 200, 200, 200, 200)
MERGING = (302, 403, 403, 403, 200, 200, 200)
POST_ONLY = (302, 405, 405, 405, 405, 405, 405)
ANYBODY_POSTS = (405, 405, 405, 405, 405, 405, 405)

GET = {
    "account_login": LOGGED_IN_ALREADY,
    "account_logout": POST_ONLY,
    "account_change_password": ACCOUNT,
    "set_language": ANYBODY_POSTS,
    "factcheck:home": EVERYBODY,
    "factcheck:facts": EVERYBODY,
    "factcheck:fact": EVERYBODY,
    "factcheck:fact-data": EVERYBODY,
    **dict.fromkeys(("factcheck:fact-card", "factcheck:fact-image"), EVERYBODY),
    **dict.fromkeys(("factcheck:facts-feed", "factcheck:data-feed"), EVERYBODY),
    **dict.fromkeys(("factcheck:sitemap-index", "factcheck:sitemap"), EVERYBODY),
    "factcheck:robots": EVERYBODY,
    # It has to be told which page.
    "factcheck:oembed": (400, 400, 400, 400, 400, 400, 400),
    **dict.fromkeys(("factcheck:fact-in", "factcheck:fact-data-in"), EVERYBODY),
    **dict.fromkeys(("factcheck:fact-card-in", "factcheck:fact-image-in"), EVERYBODY),
    "factcheck:fact-annotation": EVERYBODY,
    "factcheck:fact-history": EVERYBODY,
    **dict.fromkeys(("factcheck:fact-receipt", "factcheck:fact-receipt-of-state"), EVERYBODY),
    **dict.fromkeys(("factcheck:corrections", "factcheck:corrections-feed"), EVERYBODY),
    **dict.fromkeys(("factcheck:methodology", "factcheck:methodology-in"), EVERYBODY),
    **dict.fromkeys(("factcheck:about", "factcheck:about-in"), EVERYBODY),
    **dict.fromkeys(("factcheck:about-page", "factcheck:about-page-in"), EVERYBODY),
    "factcheck:article-page": EVERYBODY,
    "factcheck:article-page-annotations": EVERYBODY,
    "factcheck:article-page-text": EVERYBODY,
    "factcheck:ask": EVERYBODY,
    **dict.fromkeys(("factcheck:fact-report", "factcheck:report-receipt"), EVERYBODY),
    "factcheck:report-receipts": EVERYBODY,
    **dict.fromkeys(("factcheck:suggest", "factcheck:suggest-in"), EVERYBODY),
    **dict.fromkeys(("factcheck:api-facts", "factcheck:api-fact"), EVERYBODY),
    **dict.fromkeys(("factcheck:api-article", "factcheck:api-corrections"), EVERYBODY),
    **dict.fromkeys(("factcheck:api-ratings", "factcheck:api-document"), EVERYBODY),
    # What needs a token: no role opens it.
    **dict.fromkeys(("factcheck:api-articles", "factcheck:api-revisions"), ANYBODY_POSTS),
    "factcheck:api-readiness": (401, 401, 401, 401, 401, 401, 401),
    "factcheck:healthz": EVERYBODY,
    "factcheck:readyz": EVERYBODY,
    "factcheck:queue": DESK,
    "factcheck:saved-filters": DESK,
    "factcheck:saved-filter": POST_ONLY,
    "factcheck:saved-filter-delete": POST_ONLY,
    "factcheck:claims-assign": POST_ONLY,
    "factcheck:claims-send-back": POST_ONLY,
    "factcheck:articles": DESK,
    "factcheck:numbers": CHECKERS,
    "factcheck:numbers-file": CHECKERS,
    "factcheck:article-numbers": IN_ARTICLE,
    "factcheck:article-numbers-file": IN_ARTICLE,
    "factcheck:article-new": DESK,
    "factcheck:article": IN_ARTICLE,
    "factcheck:article-settings": EDITORS,
    "factcheck:article-annotations": IN_ARTICLE,
    "factcheck:article-checksheet": IN_ARTICLE,
    "factcheck:article-package": IN_ARTICLE,
    "factcheck:article-text": IN_ARTICLE,
    "factcheck:claim-new": IN_ARTICLE,
    "factcheck:nothing-to-check": IN_ARTICLE,
    "factcheck:check-after-all": POST_ONLY,
    "factcheck:detect": POST_ONLY,
    "factcheck:suggestions-accept": POST_ONLY,
    "factcheck:suggestion-accept": POST_ONLY,
    "factcheck:suggestion-dismiss": POST_ONLY,
    "factcheck:suggestion-restore": POST_ONLY,
    "factcheck:finding-answer": POST_ONLY,
    "factcheck:finding-ask-again": POST_ONLY,
    "factcheck:article-presence": POST_ONLY,
    "factcheck:article-revise": IN_ARTICLE,
    "factcheck:revisions": IN_ARTICLE,
    "factcheck:revisions-since-sign-off": IN_ARTICLE,
    "factcheck:revision-comparison": IN_ARTICLE,
    "factcheck:gate": IN_ARTICLE,
    "factcheck:sign-off": POST_ONLY,
    "factcheck:article-publish": POST_ONLY,
    "factcheck:claim": IN_ARTICLE,
    "factcheck:claim-attach": IN_ARTICLE,
    "factcheck:claim-edit": IN_ARTICLE,
    "factcheck:claim-annotation": IN_ARTICLE,
    "factcheck:claim-quote-check": IN_ARTICLE,
    "factcheck:claim-presence": POST_ONLY,
    "factcheck:claim-assign": POST_ONLY,
    "factcheck:claim-reuse": POST_ONLY,
    "factcheck:citation-new": IN_ARTICLE,
    "factcheck:citation-edit": IN_ARTICLE,
    **dict.fromkeys(("factcheck:citation-remove", "factcheck:page-keep"), POST_ONLY),
    "factcheck:claim-propose": IN_ARTICLE,
    "factcheck:claim-approve": POST_ONLY,
    "factcheck:claim-send-back": POST_ONLY,
    "factcheck:claim-reopen": POST_ONLY,
    "factcheck:claim-withdraw": POST_ONLY,
    "factcheck:claim-restore": POST_ONLY,
    "factcheck:claim-publish": EDITORS,
    "factcheck:claim-retract": POST_ONLY,
    "factcheck:claim-translation": IN_ARTICLE,
    **dict.fromkeys(("factcheck:translation-sign", "factcheck:translation-unsign"), POST_ONLY),
    "factcheck:comment-new": POST_ONLY,
    "factcheck:comment-resolve": POST_ONLY,
    "factcheck:comment-unresolve": POST_ONLY,
    "factcheck:claim-ask": POST_ONLY,
    "factcheck:question-revoke": POST_ONLY,
    "factcheck:answer-take": POST_ONLY,
    "factcheck:answer-leave": POST_ONLY,
    "factcheck:contact-new": IN_ARTICLE,
    # The entry is the chief's: nobody else but chiefs can correct it.
    "factcheck:contact-correct": (302, 403, 404, 404, 404, 200, 200),
    "factcheck:contact-cite": POST_ONLY,
    "factcheck:notifications": DESK,
    "factcheck:notifications-read": POST_ONLY,
    "factcheck:notification-settings": DESK,
    **dict.fromkeys(("factcheck:notification-open", "factcheck:notification-read"), POST_ONLY),
    "factcheck:reports": CHECKERS,
    "factcheck:report": IN_ARTICLE,
    **dict.fromkeys(("factcheck:report-take", "factcheck:report-accept"), POST_ONLY),
    **dict.fromkeys(("factcheck:report-settle", "factcheck:report-duplicate"), POST_ONLY),
    **dict.fromkeys(("factcheck:report-spam", "factcheck:report-put-back"), POST_ONLY),
    "factcheck:undo": POST_ONLY,
    "factcheck:evidence": IN_ARTICLE,
    "factcheck:evidence-seal": POST_ONLY,
    "factcheck:evidence-withdraw": POST_ONLY,
    "factcheck:evidence-restore": POST_ONLY,
    "factcheck:evidence-file": IN_ARTICLE,
    "factcheck:evidence-capture": POST_ONLY,
    "factcheck:seal-file": IN_ARTICLE,
    "factcheck:sources": CHECKERS,
    "factcheck:sources-alike": CHECKERS,
    "factcheck:sources-merge": MERGING,
    "factcheck:source": CHECKERS,
}
PUBLIC = frozenset(name for name, row in GET.items() if row == EVERYBODY) | {"factcheck:oembed"}
# Django's own class-based views, which answer OPTIONS with the methods they have.
STOCK = frozenset({"account_login", "account_logout", "account_change_password"})
# What may be asked of an address with a token: no session changes anything there.
BY_TOKEN = {
    "factcheck:api-articles": {"POST"},
    "factcheck:api-revisions": {"POST"},
    "factcheck:api-readiness": {"GET", "HEAD"},
}
# Addresses that change something: all that take POST, but for logging in and out.
CHANGING = frozenset(
    {name for name in GET if name.startswith("factcheck:")}
    - PUBLIC
    - set(BY_TOKEN)
    - {"factcheck:queue", "factcheck:articles", "factcheck:article", "factcheck:claim"}
    - {"factcheck:article-checksheet"}
    - {"factcheck:article-annotations", "factcheck:article-text", "factcheck:claim-annotation"}
    - {"factcheck:gate", "factcheck:revision-comparison"}
    - {"factcheck:evidence", "factcheck:evidence-file", "factcheck:seal-file"}
    - {"factcheck:revisions", "factcheck:revisions-since-sign-off", "factcheck:notifications"}
    - {"factcheck:sources", "factcheck:sources-alike", "factcheck:source"}
    - {"factcheck:reports", "factcheck:report"}
    - {name for name in GET if "numbers" in name}
)

# What anybody may send: the language that they read in, the answer to whoever has a link, and what
# readers tell the newsroom.
OPEN_TO_ALL = frozenset(
    {"set_language", "factcheck:ask"}
    | {"factcheck:fact-report", "factcheck:suggest", "factcheck:suggest-in"}
)

# Addresses without a number. The changes among them name no article that could be hidden.
BARE = ("articles", "article-new", "saved-filters", "claims-assign", "claims-send-back")
# Sign-off and the like are verbs of an article; a mark is made in it too.
OF_ARTICLE = frozenset(
    {"claim-new", "detect", "suggestions-accept", "gate", "sign-off", "nothing-to-check"}
)


def names(patterns: list[Any] | None = None, namespace: str = "") -> Iterator[str]:
    """The name of every address outside of the admin."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        elif isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from names(pattern.url_patterns, inner)


def address(name: str, world: Everything) -> str:
    article, short = world.article.pk, name.removeprefix("factcheck:")
    args: dict[str, list[object]] = {
        **{bare: [] for bare in BARE},
        **{saved: [world.saved.pk] for saved in ("saved-filter", "saved-filter-delete")},
        **{name: [world.fact.slug] for name in ("fact", "api-fact")},
        **{key: [world.fact.slug] for key in ("fact-data", "fact-card", "fact-image")},
        **{key: [world.fact.slug, "en"] for key in ("fact-in", "fact-data-in")},
        **{key: [world.fact.slug, "en"] for key in ("fact-card-in", "fact-image-in")},
        "sitemap": ["pages", 0],
        "fact-history": [world.fact.slug],
        "fact-receipt": [world.fact.slug],
        "fact-receipt-of-state": [world.fact.slug, 1],
        **{name: ["en"] for name in ("methodology-in", "about-in", "suggest-in")},
        "fact-report": [world.fact.slug],
        "report-receipt": [world.report.number],
        **{name: [] for name in ("reports", "report-receipts")},
        "about-page": ["funding"],
        "about-page-in": ["funding", "en"],
        "fact-annotation": [world.fact.slug],
        **{name: [world.page.slug] for name in ("article-page", "api-article")},
        "article-page-annotations": [world.page.slug],
        "article-page-text": [world.page.slug, 1],
        "article-text": [article, 1],
        "numbers-file": ["time"],
        "article-numbers-file": [article, "time"],
        "revision-comparison": [article, 1, 2],
        "claim-publish": [world.published.pk],
        "claim-retract": [world.published.pk],
        "claim-translation": [world.published.pk, "en"],
        **{key: [world.published.pk, "en"] for key in ("translation-sign", "translation-unsign")},
        **{name: [world.comment.pk] for name in ("comment-resolve", "comment-unresolve")},
        **{key: [world.notification.pk] for key in ("notification-open", "notification-read")},
        "ask": [world.token],
        "api-articles": [],
        **{name: ["cms-1"] for name in ("api-revisions", "api-readiness")},
        "question-revoke": [world.question.pk],
        **{key: [world.answer.pk] for key in ("answer-take", "answer-leave")},
        "contact-correct": [world.contact.pk],
        "contact-cite": [world.contact.pk],
        **{name: [world.citation.pk] for name in ("citation-edit", "citation-remove", "page-keep")},
        **{key: [world.evidence.pk] for key in ("evidence", "evidence-file", "evidence-seal")},
        **{key: [world.evidence.pk] for key in ("evidence-withdraw", "evidence-restore")},
        "evidence-capture": [world.evidence.pk],
        "seal-file": [seal_of(world.evidence).pk],
        "suggestion-accept": [world.suggestion.pk],
        "suggestion-dismiss": [world.suggestion.pk],
        "suggestion-restore": [world.dismissed.pk],
        "finding-answer": [world.finding.pk],
        "finding-ask-again": [world.finding.pk],
        "check-after-all": [world.said.pk],
        "source": [world.claim.quote.speaker_id],
        "undo": [world.claim.events.earliest("sequence").pk],
    }
    if short in args:
        return reverse(name, args=args[short])
    if short.startswith("report"):
        return reverse(name, args=[world.report.pk])
    if short in OF_ARTICLE or short.split("-")[0] in {"article", "revisions"}:
        return reverse(name, args=[article])
    if short.startswith(("claim", "citation", "comment", "contact")):
        return reverse(name, args=[world.claim.pk])
    return reverse(name)
