"""What a reader of one fact may want to read next."""

from __future__ import annotations

from factcheck.models import FactPage, PublicFact

MOST = 4


def related_to(page: FactPage) -> list[FactPage]:
    """The other published facts of its article, if that is public; newest first, MOST of them.

    One query. Only what a link to them needs is loaded. Their verdicts are left to their own
    pages: a copy of this page that somebody kept must not tell of one that was taken back.
    """
    article = PublicFact.objects.filter(page=page.pk).values("article")[:1]
    rows = PublicFact.objects.filter(article=article).exclude(page=page.pk).order_by("-id")
    rows = rows.select_related("page").only("page__slug", "page__title", "page__language")
    return [row.page for row in rows[:MOST]]
