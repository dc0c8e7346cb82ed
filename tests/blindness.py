"""A high risk in review with a past, and a walk over every page that might tell what was proposed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from factcheck import annotating, workflow
from factcheck.choices import Risk
from factcheck.models import Citation, Claim
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review, second

OTHER = {"verified": "disputed", "disputed": "verified"}
# What only somebody may read who has nothing left to judge: each of them is a canary.
TOLD = {
    "summary": "Zqsommaire",
    "explanation": "Zqexplique",
    "correction_asked": "Zqcorrige",
}
REASONS = ("Zqreprend", "Zqsecond", "Zqrouvre", "Zqapprouve")
CANARIES = (*TOLD.values(), *REASONS)
# What somebody might ask a list of the admin although it does not offer it.
ASKED = {
    "claim": (
        "?verdicts__outcome=verified",
        "?citations__stance=supports",
        "?events__to_status=verified",
        "?q=Zq",
    ),
    "verdict": ("?outcome=verified", "?rating__value=5", "?summary__contains=Zq", "?q=Zq"),
    "reviewevent": (
        "?data__outcome=verified",
        "?data__has_key=own_outcome",
        "?data__stance=supports",
        "?reason__contains=Zq",
        "?to_status=verified",
        "?q=che",
    ),
}


def risky(cast: Cast, outcome: str) -> Claim:
    """Proposed with this outcome, after everything that can have happened before.

    It was settled while its risk was not high yet, then taken back once, judged differently once,
    and settled and reopened once, always with the same outcome; one citation was taken off.
    """
    article = an_article(actor=cast.reporter)
    claim = a_claim(article)
    stance = workflow.CARRIES[outcome]
    cited(claim, actor=cast.checker, stance=stance)
    cited(claim, actor=cast.checker, stance=stance, locator="p. 4")
    extra = Citation.objects.filter(claim=claim).latest("pk")
    claim = annotating.uncite(extra, actor=cast.checker, version=claim.version)
    claim = in_review(claim, by=cast.checker, outcome=outcome, **TOLD)
    claim = workflow.approve(claim, actor=cast.other_editor, version=claim.version)
    claim = reopened(claim, by=cast.other_editor)
    claim = annotating.edit_claim(claim, actor=cast.checker, version=claim.version, risk=Risk.HIGH)
    claim = in_review(claim, by=cast.checker, outcome=outcome, **TOLD)
    claim = workflow.send_back(
        claim, actor=cast.checker, version=claim.version, reason="Zqreprend."
    )
    claim = in_review(claim, by=cast.checker, outcome=outcome, **TOLD)
    claim = second(claim, by=cast.other_editor, outcome=OTHER[outcome], reason="Zqsecond.")
    claim = in_review(claim, by=cast.checker, outcome=outcome, **TOLD)
    claim = second(claim, by=cast.other_editor, outcome=outcome, reason="Zqapprouve.")
    claim = reopened(claim, by=cast.other_editor)
    return in_review(claim, by=cast.checker, outcome=outcome, **TOLD)


def reopened(claim: Claim, *, by: User) -> Claim:
    return workflow.reopen(claim, actor=by, version=claim.version, reason="Zqrouvre.")


@dataclass(frozen=True)
class Page:
    """An answer; `address` says also what was sent."""

    address: str
    status: int
    html: str


def walk(client: Client, claim: Claim, models: Collection[str] = ()) -> list[Page]:
    """Every page of the desk and of the admin, asked for in every way that changes nothing; of
    the admin those of some models only, where they are named."""
    pages = [*_desk(client, claim), *_refused(client, claim)]
    if client.get("/admin/").status_code == 200:
        pages += [*_admin(client, models), *_actions(client, claim)]
    return pages


def _page(address: str, response: HttpResponse) -> Page:
    content = b"" if response.streaming else response.content
    return Page(address, response.status_code, f"{response.headers} {content.decode()}")


def _desk(client: Client, claim: Claim) -> Iterator[Page]:
    for address in dict.fromkeys(desk_addresses(claim)):
        yield _page(address, client.get(address))


def desk_addresses(claim: Claim) -> Iterator[str]:
    """Every address of the desk, filled in for this claim and its article, filters included."""
    numbers = {"claims": claim.pk, "articles": claim.article_id}
    for route in _routes(get_resolver().url_patterns):
        if not route.startswith("desk/"):
            continue
        filled = route
        for name, value in (("number", 1), ("before", 1), ("after", 1)):
            filled = filled.replace(f"<int:{name}>", str(value))
        pk = numbers.get(route.split("/")[1], 1)
        yield "/" + filled.replace("<int:pk>", str(pk))
    for name in ("list=all", "list=review", "status=in_review", "status=verified", "risk=high"):
        yield f"/desk/?list=all&{name}"
    for status in ("in_review", "verified", "disputed", "to_check"):
        yield f"{claim.article.get_absolute_url()}?status={status}"
    yield "/desk/?list=all&q=Zq"


def _refused(client: Client, claim: Claim) -> Iterator[Page]:
    """Forms that are sent in vain: what comes back is a page too."""
    for verb in ("approve", "propose", "reopen", "restore", "edit", "evidence/new", "comments"):
        for version in (0, claim.version):
            address = f"/desk/claims/{claim.pk}/{verb}/"
            yield _page(f"{address} {version}", client.post(address, {"version": version}))
    data = {"outcome": "verified", "reason": "Lu.", "summary": "Oui.", "statement": "Oui."}
    for verb in ("approve", "propose", "send-back", "withdraw", "edit"):
        address = f"/desk/claims/{claim.pk}/{verb}/"
        yield _page(f"{address} stale", client.post(address, {**data, "version": 1}))


def _admin(client: Client, models: Collection[str]) -> Iterator[Page]:
    for model in admin.site._registry:
        options = model._meta
        if models and options.model_name not in models:
            continue
        base = f"/admin/{options.app_label}/{options.model_name}/"
        listing = client.get(base)
        yield _page(base, listing)
        if options.model_name in ASKED:
            asked = [*_filters(listing), *ASKED[options.model_name]]
            yield from (_page(f"{base}{query}", client.get(f"{base}{query}")) for query in asked)
        rows = model._default_manager.order_by("pk").values_list("pk", flat=True)
        for place, pk in enumerate(rows):
            for view in ("change", "history"):
                answer = client.get(f"{base}{pk}/{view}/")
                yield _page(f"{base}row {place} {view}", answer)


def _filters(listing: HttpResponse) -> list[str]:
    """What the filters and the headings of a list lead to."""
    columns = listing.context["cl"]
    choices = [choice for one in columns.filter_specs for choice in one.choices(columns)]
    orders = [f"?o={place}" for place in range(1, len(columns.list_display) + 1)]
    return [*(choice["query_string"] for choice in choices), *orders]


def _actions(client: Client, claim: Claim) -> Iterator[Page]:
    """What the verbs of the admin ask for, before anything is given; unfinished, then refused."""
    for verb in workflow.LABELS:
        for more in ({}, {"apply": 1}, {"apply": 1, "outcome": "verified", "reason": "Lu."}):
            data = {"action": verb, "index": 0, "_selected_action": claim.pk, **more}
            data[f"seen-{claim.pk}"] = 1
            answer = client.post("/admin/factcheck/claim/", data, follow=True)
            yield _page(f"/admin/factcheck/claim/ {verb} {sorted(more)}", answer)


def _routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def without_chance(page: Page) -> Page:
    """The page without what differs from one run to the next: tokens, hashes and numbers."""
    html = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", page.html)
    html = re.sub(r"nonce-?[=\w'\"+/-]+", "", html)
    html = re.sub(r"\b[0-9a-f]{64}\b", "#", html)
    return Page(re.sub(r"\d+", "#", page.address), page.status, re.sub(r"\d+", "#", html))
