"""Who may do what, and who may see what. The only place where permissions are decided.

A predicate answers for one row; the queryset beside it answers for many. A test proves that the
two agree for every role. Default deny: somebody without a role may do nothing.

Reading roles costs one query per user object; a predicate on a restricted article costs one more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.auth.models import User as Person
from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.choices import Risk, Role, Status, Visibility
from factcheck.models import (
    Article,
    Citation,
    Claim,
    ClaimQuerySet,
    Evidence,
    Notification,
    SavedFilter,
    Source,
    Verdict,
)

User = AbstractBaseUser | AnonymousUser
_DESK = frozenset(Role.values)
_CHECKERS = frozenset({Role.CHECKER.value, Role.EDITOR.value, Role.CHIEF.value})
_EDITORS = frozenset({Role.EDITOR.value, Role.CHIEF.value})


def roles(user: User) -> frozenset[str]:
    """The desk roles of a user; a superuser is a chief, an inactive user nobody."""
    known: frozenset[str] | None = getattr(user, "_factcheck_roles", None)
    if known is None:
        known = _read_roles(user)
        user._factcheck_roles = known  # type: ignore[union-attr]  # noqa: SLF001 -- kept for this request
    return known


def _read_roles(user: Any) -> frozenset[str]:
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    names = frozenset(user.groups.values_list("name", flat=True)) & _DESK
    return names | {Role.CHIEF.value} if user.is_superuser else names


def can_use_desk(user: User) -> bool:
    return bool(roles(user))


def is_checker(user: User) -> bool:
    """Checkers, editors and chiefs: they may check and use the admin."""
    return bool(roles(user) & _CHECKERS)


def is_editor(user: User) -> bool:
    """Editors and chiefs: they decide, sign and publish."""
    return bool(roles(user) & _EDITORS)


def is_chief(user: User) -> bool:
    """Chiefs: people, scale, imports, and everything that is restricted."""
    return Role.CHIEF.value in roles(user)


# Articles and claims. Restricted: its team and the chiefs. A reporter: own articles only.


def visible_articles(user: User) -> QuerySet[Article]:
    if is_chief(user):
        return Article.objects.all()
    if not can_use_desk(user):
        return Article.objects.none()
    team = Exists(Article.team.through.objects.filter(article=OuterRef("pk"), user=user.pk))
    open_to_all = Q(restricted=False)
    if not is_checker(user):
        open_to_all &= Q(created_by=user.pk)
    return Article.objects.filter(open_to_all | team)


def can_view_article(user: User, article: Article) -> bool:
    if is_chief(user):
        return True
    if not can_use_desk(user):
        return False
    if not article.restricted and (is_checker(user) or article.created_by_id == user.pk):
        return True
    return Article.team.through.objects.filter(article=article, user=user.pk).exists()


def visible_claims(user: User) -> ClaimQuerySet:
    if is_chief(user):
        return Claim.objects.all()
    # Asked of each claim, not as a list of articles: SQLite would start from that list, and then
    # sort all their claims for a page of the queue.
    return Claim.objects.filter(Exists(visible_articles(user).filter(pk=OuterRef("article"))))


def can_view_claim(user: User, claim: Claim) -> bool:
    return can_view_article(user, claim.article)


def can_annotate(user: User, article: Article) -> bool:
    """Mark claims, edit them, accept suggestions, cite evidence, comment: whoever sees it."""
    return can_view_article(user, article)


def can_answer(user: User, article: Article) -> bool:
    """Answer what does not fit together in an article, or dismiss what is suggested in it.

    Both take something from the gate: a check, so not its reporter's to do.
    """
    return is_checker(user) and can_view_article(user, article)


def can_manage_article(user: User, article: Article) -> bool:
    """Settings, team, sign-off, publication."""
    return is_editor(user) and can_view_article(user, article)


def can_see_numbers(user: User) -> bool:
    """What the desk counts, of the articles that they may see: whoever checks.

    Not the reporters: how long colleagues took over their own article is no business of theirs.
    """
    return is_checker(user)


# The verbs of the workflow. `verdict` is the current one, or None.

Verb = Callable[[User, Claim, Verdict | None], bool]


def _may_propose(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    return is_checker(user) and can_view_claim(user, claim)


def _may_approve(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    own = verdict is not None and verdict.proposed_by_id == user.pk
    return is_editor(user) and not own and can_view_claim(user, claim)


def _may_send_back(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    own = verdict is not None and verdict.proposed_by_id == user.pk
    return (is_editor(user) or own) and can_view_claim(user, claim)


def _may_decide(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    return is_editor(user) and can_view_claim(user, claim)


def _may_withdraw(user: User, claim: Claim, verdict: Verdict | None) -> bool:
    own = claim.status == Status.TO_CHECK and claim.created_by_id == user.pk
    # Withdrawing what answers a suggestion is dismissing it, which takes a checker.
    own = own and (is_checker(user) or not claim.suggestions.exists())
    return (is_editor(user) or own) and can_view_claim(user, claim)


MAY: Mapping[str, Verb] = MappingProxyType(
    {
        "propose": _may_propose,
        "approve": _may_approve,
        "disagree": _may_approve,
        "send_back": _may_send_back,
        "reopen": _may_decide,
        "withdraw": _may_withdraw,
        "restore": _may_decide,
    }
)


# The second verdict on a high risk: whoever may still give it sees nothing of the first one.


def blind_claims(user: User) -> ClaimQuerySet:
    """Claims on which this person is to judge before they may see what was proposed."""
    if not is_editor(user):
        return Claim.objects.none()
    own = Verdict.objects.filter(claim=OuterRef("pk"), current=True, proposed_by=user.pk)
    return Claim.objects.filter(~Exists(own), risk=Risk.HIGH, status=Status.IN_REVIEW)


def is_blind(user: User, claim: Claim) -> bool:
    """Asked of the database, so that a proposal of this very moment counts already."""
    if claim.risk != Risk.HIGH or not is_editor(user):
        return False
    return blind_claims(user).filter(pk=claim.pk).exists()


# Evidence and sources. Protected: its keeper and the chiefs. Otherwise whoever may see an
# article that uses it; what no claim uses yet is the desk's. Sources of open articles are the
# whole desk's; one that only restricted articles name is their teams' and the one's who added it.


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


def visible_sources(user: User) -> QuerySet[Source]:
    if is_chief(user):
        return Source.objects.all()
    if not can_use_desk(user):
        return Source.objects.none()
    kept = Exists(Source.keepers.through.objects.filter(source=OuterRef("pk"), user=user.pk))
    team = Article.team.through.objects.filter(article=OuterRef("article"), user=user.pk)
    closed = _naming(Claim.objects.filter(article__restricted=True))
    open_to_all = _naming(Claim.objects.filter(Q(article__restricted=False) | Exists(team)))
    told = Q(added_by=user.pk) | ~closed | open_to_all
    return Source.objects.filter(kept | Q(protected=False) & told)


def _naming(claims: QuerySet[Claim]) -> Q:
    """Whether any of these claims names the source, or cites evidence of it."""
    ways = ("figure__attributed_to", "quote__speaker", "source_detail__source")
    named = Q()
    for way in (*ways, "citations__evidence__source"):
        named |= Q(Exists(claims.filter(**{way: OuterRef("pk")})))
    return named


def can_view_source(user: User, source: Source) -> bool:
    if is_chief(user):
        return True
    return visible_sources(user).filter(pk=source.pk).exists()


# Saved filters of the queue. Its owner's own, until they share it; a chief may tidy up.


def visible_filters(user: User) -> QuerySet[SavedFilter]:
    if not can_use_desk(user):
        return SavedFilter.objects.none()
    return SavedFilter.objects.filter(Q(owner=user.pk) | Q(shared=True))


def can_change_filter(user: User, saved: SavedFilter) -> bool:
    return can_use_desk(user) and saved.owner_id == user.pk


def can_delete_filter(user: User, saved: SavedFilter) -> bool:
    return can_change_filter(user, saved) or (is_chief(user) and saved.shared)


# Notifications: one's own, as long as one may see what they are about.


def visible_notifications(user: User) -> QuerySet[Notification]:
    own = Notification.objects.filter(recipient=user.pk, at_desk=True)
    # Asked for each row: every page counts them, and a list of all articles would be read for it.
    seen = Exists(visible_articles(user).filter(pk=OuterRef("article")))
    return own if is_chief(user) else own.filter(seen)


# People, for the lists to choose from.


def desk_people() -> QuerySet[Person]:
    """Everybody who has a role."""
    people = Person.objects.filter(_with_role(_DESK), is_active=True)
    return people.order_by("first_name", "last_name", "username")


def checkers() -> QuerySet[Person]:
    """Who may check claims."""
    return desk_people().filter(_with_role(_CHECKERS))


def checkers_of(article: Article) -> QuerySet[Person]:
    """Who may check claims of this article."""
    people = checkers()
    if not article.restricted:
        return people
    team = Exists(Article.team.through.objects.filter(article=article, user=OuterRef("pk")))
    return people.filter(team | _with_role({Role.CHIEF.value}))


def people_who_see(article: Article) -> QuerySet[Person]:
    """Everybody for whom `can_view_article` holds."""
    team = Article.team.through.objects.filter(article=article, user=OuterRef("pk"))
    seen = Q(Exists(team)) | _with_role({Role.CHIEF.value})
    if not article.restricted:
        seen |= _with_role(_CHECKERS) | Q(pk=article.created_by_id)
    return desk_people().filter(seen)


def approvers_of(article: Article) -> QuerySet[Person]:
    """Who may approve what somebody else proposed in this article."""
    return people_who_see(article).filter(_with_role(_EDITORS))


def _with_role(names: Set[str]) -> Q:
    held = Person.groups.through.objects.filter(user=OuterRef("pk"), group__name__in=names)
    return Q(Exists(held)) | Q(is_superuser=True)
