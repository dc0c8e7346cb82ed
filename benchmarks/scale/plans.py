"""Which index answers which reader, as the database itself plans it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import QuerySet

from benchmarks.scale.searches import words_of
from factcheck import search, sitemaps
from factcheck.choices import Status
from factcheck.models import QUEUE_ORDER, Claim, Correction, FactPage, PublicFact
from factcheck.search.engine import PLANNING
from factcheck.search.limiting import limited
from factcheck.terms import TOKENS, read_query
from factcheck.views.listed import SIZE

_NODE = re.compile(
    r"(?:Index Only |Bitmap Index |Bitmap Heap |Index |Seq )Scan[^(\n]*|Sort Key[^\n]*|Incremental Sort"
    r"|Limit|(?:SEARCH|SCAN) [^\n]*|USE TEMP B-TREE[^\n]*"
)


def plans() -> Mapping[str, str]:
    """For each reader the steps of its plan that read rows or sort them."""
    found = {name: _steps(rows) for name, rows in {**_public(), **_desk()}.items()}
    with limited(PLANNING):
        return found | {name: _steps(rows) for name, rows in _searches().items()}


def _steps(rows: QuerySet) -> str:
    plan = rows.explain(costs=False) if connection.vendor == "postgresql" else rows.explain()
    return " ← ".join(" ".join(step.split()) for step in _NODE.findall(plan))


def _public() -> dict[str, QuerySet]:
    facts = PublicFact.objects.order_by("-id")
    middle = facts.values_list("id", flat=True)[facts.count() // 2]
    one = facts.select_related("page").get(pk=middle)
    filters = ("outcome", "rating", "kind", "language", "year", "source")
    return {
        "list, page 1": facts[:SIZE],
        "list, a late page": facts.filter(pk__lt=middle)[:SIZE],
        **{
            f"list, {name}, a late page": facts.filter(**{name: getattr(one, name)}, pk__lt=middle)[
                :SIZE
            ]
            for name in filters
        },
        "counts beside the filters": facts.values_list("id")[: search.MOST],
        "other facts of the article": facts.filter(article=one.article)[:5],
        "index_facts": facts.filter(version=TOKENS - 1)[:1],
        "feed": FactPage.objects.published().newest_first()[:50],
        "data feed": FactPage.objects.order_by("-modified_at", "-id")[:100],
        "index of the sitemap": sitemaps.blocks_of(FactPage.objects.published()),
        "log of corrections": Correction.objects.order_by("-made_at", "-id")[:SIZE],
    }


def _searches() -> dict[str, QuerySet]:
    found: dict[str, QuerySet] = {}
    for name, (word, *_others) in words_of().items():
        # Finished, and as it is while it may still be the beginning of another one.
        for question in (f"{word} ", word):
            rows = search.fitting(PublicFact.objects.all(), read_query(question))
            found[f"search, {name} ({question})"] = rows.values_list("id", "words")[
                : search.WINDOW + 1
            ]
    return found


def _desk() -> dict[str, QuerySet]:
    claims = Claim.objects.order_by(*QUEUE_ORDER)
    somebody = User.objects.earliest("pk")
    return {
        "queue, everything": claims.awaited()[:50],
        "queue, in review": claims.filter(status=Status.IN_REVIEW)[:50],
        "queue, mine": claims.awaited().filter(assignee=somebody)[:50],
        "queue, changed": claims.filter(reworded=True)[:50],
        "admin, claims": Claim.objects.order_by("-id")[:100],
    }
