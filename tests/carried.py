"""The next text of an article through the verb, and where its claims are then."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from factcheck import annotating, intake
from factcheck.models import Anchor, Article, Claim, ReviewEvent
from tests.newsdesk import TEXT

FIGURE = "491 840 personnes"
EDITED = TEXT.replace("491 840", "512 000")
DELETED = TEXT.replace("Les données de 491 840 personnes ont été publiées.\n\n", "")
LONGER = TEXT.replace("Vols de données", "Vols de données\n\nMis à jour à 18 heures, lundi.")


def revise(
    article: Article, text: str, *, actor: User | None = None, **fields: Any
) -> annotating.Report:
    article.refresh_from_db()
    revision = fields.pop("revision", article.revision_id)
    draft = intake.read_article(text)
    return annotating.revise_article(article, draft, actor=actor, revision=revision, **fields)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.select_related("anchor__revision", "article").get(pk=claim.pk)


def anchor_of(claim: Claim) -> Anchor:
    anchor = fresh(claim).anchor
    assert anchor is not None
    return anchor


def events(claim: Claim) -> list[tuple[str, str, str]]:
    rows = ReviewEvent.objects.filter(claim=claim).order_by("sequence")
    return list(rows.values_list("verb", "to_status", "reason"))
