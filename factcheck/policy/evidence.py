"""Evidence and sources.

Protected: its keeper and the chiefs. Otherwise whoever may see an article that uses it; what no
claim uses yet is the desk's. Sources of open articles are the whole desk's; one that only
restricted articles name is their teams' and the one's who added it.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.choices import Visibility
from factcheck.models import (
    Article,
    Citation,
    Claim,
    Evidence,
    Source,
)
from factcheck.policy.articles import (
    visible_articles,
)
from factcheck.policy.roles import User, can_use_desk, is_checker, is_chief, is_editor

# How a claim names who made a statement.
PARTIES = ("figure__attributed_to", "quote__speaker", "source_detail__source")


def visible_evidence(user: User) -> QuerySet[Evidence]:
    if is_chief(user):
        return Evidence.objects.all()
    if not can_use_desk(user):
        return Evidence.objects.none()
    citations = Citation.objects.filter(evidence=OuterRef("pk"))
    seen = citations.filter(claim__article__in=visible_articles(user))
    used = Exists(seen) | ~Exists(citations) if is_checker(user) else Exists(seen)
    return Evidence.objects.filter(
        Q(added_by=user.pk) | (~Q(visibility=Visibility.PROTECTED) & used)
    )


def can_view_evidence(user: User, evidence: Evidence) -> bool:
    return visible_evidence(user).filter(pk=evidence.pk).exists()


def can_edit_evidence(user: User, evidence: Evidence) -> bool:
    return (is_checker(user) or evidence.added_by_id == user.pk) and can_view_evidence(
        user, evidence
    )


def can_withdraw_evidence(user: User, evidence: Evidence) -> bool:
    """Withdraw and restore: it takes ground from claims, so a checker."""
    return is_checker(user) and can_view_evidence(user, evidence)


def capturable_evidence(user: User) -> QuerySet[Evidence]:
    """What this person may let the desk fetch from the web: never what protects somebody, because
    whoever runs the server sees who asks."""
    rows = visible_evidence(user).filter(withdrawn_at=None).exclude(url="")
    rows = rows.exclude(visibility=Visibility.PROTECTED).exclude(source__protected=True)
    return rows if is_checker(user) else rows.filter(added_by=user.pk)


def can_capture_evidence(user: User, evidence: Evidence) -> bool:
    return capturable_evidence(user).filter(pk=evidence.pk).exists()


def visible_sources(user: User) -> QuerySet[Source]:
    """What was merged into another source is nobody's to choose any more."""
    sources = Source.objects.filter(merged_into=None)
    if is_chief(user):
        return sources
    if not can_use_desk(user):
        return sources.none()
    kept = Exists(Source.keepers.through.objects.filter(source=OuterRef("pk"), user=user.pk))
    team = Article.team.through.objects.filter(article=OuterRef("article"), user=user.pk)
    closed = _naming(Claim.objects.filter(article__restricted=True))
    open_to_all = _naming(Claim.objects.filter(Q(article__restricted=False) | Exists(team)))
    told = Q(added_by=user.pk) | ~closed | open_to_all
    return sources.filter(kept | Q(protected=False) & told)


def _naming(claims: QuerySet[Claim]) -> Q:
    """Whether any of these claims names the source, or cites evidence of it."""
    named = Q()
    for way in (*PARTIES, "citations__evidence__source"):
        named |= Q(Exists(claims.filter(**{way: OuterRef("pk")})))
    return named


def can_view_source(user: User, source: Source) -> bool:
    if is_chief(user):
        return True
    return visible_sources(user).filter(pk=source.pk).exists()


def known_sources(user: User) -> QuerySet[Source]:
    """Those that this person may see, and what was merged into them."""
    visible = visible_sources(user).order_by()
    return Source.objects.filter(Q(pk__in=visible) | Q(merged_into__in=visible))


def can_merge_sources(user: User) -> bool:
    """Editors and chiefs; each of the sources must be visible to them."""
    return is_editor(user)
