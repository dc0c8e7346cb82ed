"""Who may know that somebody was asked.

What was said on the record, by no protected source: whoever may see the claim. Anything else: who
logged it, the keepers of its source and the chiefs; for others it does not exist, nor does its
line in the ledger. What was corrected since is told as narrowly: the mistake may have been the
terms.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.choices import Record
from factcheck.models import Article, Contact, ReviewEvent, Source
from factcheck.policy.articles import visible_articles, visible_claims
from factcheck.policy.evidence import PARTIES, visible_evidence, visible_sources
from factcheck.policy.roles import User, can_use_desk, is_chief


def visible_contacts(user: User) -> QuerySet[Contact]:
    if is_chief(user):
        return Contact.objects.all()
    if not can_use_desk(user):
        return Contact.objects.none()
    kept = Source.keepers.through.objects.filter(source=OuterRef("source"), user=user.pk)
    told = Q(record=Record.ON, replaced_by=None) & ~Q(source__protected=True)
    seen = Exists(visible_articles(user).filter(pk=OuterRef("claim__article")))
    return Contact.objects.filter(seen, Q(logged_by=user.pk) | Exists(kept) | told)


def can_view_contact(user: User, contact: Contact) -> bool:
    return visible_contacts(user).filter(pk=contact.pk).exists()


def can_correct_contact(user: User, contact: Contact) -> bool:
    """Who logged it, and the chiefs."""
    return (is_chief(user) or contact.logged_by_id == user.pk) and can_view_contact(user, contact)


def told_events(user: User, events: QuerySet[ReviewEvent]) -> QuerySet[ReviewEvent]:
    """These lines of the ledger without those of contacts that this person may not know of."""
    if is_chief(user):
        return events
    mine = Exists(visible_contacts(user).filter(event=OuterRef("pk")))
    return events.filter(mine | ~Exists(Contact.objects.filter(event=OuterRef("pk"))))


def confided_sources(user: User, article: Article) -> QuerySet[Source]:
    """Protected sources of an article that this person may see, and whose part in it as well."""
    claims = visible_claims(user).filter(article=article.pk)
    pieces = visible_evidence(user).filter(citations__claim__in=claims)
    calls = visible_contacts(user).filter(claim__in=claims)
    part = Q(pk__in=pieces.order_by().values("source"))
    part |= Q(pk__in=calls.order_by().values("source"))
    for way in PARTIES:
        part |= Q(Exists(claims.filter(**{way: OuterRef("pk")})))
    return visible_sources(user).filter(part, protected=True)
