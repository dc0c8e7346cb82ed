"""Two sources that are one: everything that names the others names the one that stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import ManyToOneRel, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import ledger, policy
from factcheck.annotating.sources import names_of
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Claim, Source

NAMING = (
    "figure__attributed_to",
    "quote__speaker",
    "source_detail__source",
    "citations__evidence__source",
)
PROTECTED_TOGETHER = gettext_lazy(
    "A protected source is merged with protected ones only: protect both first."
)
# What the source that stays takes over where it has nothing itself.
_FILLED = ("description", "url", "wikidata_id")


def references() -> list[tuple[type[Model], str]]:
    """Every column that names a source, by its model and field; that of the keepers aside."""
    keepers = Source.keepers.through
    return [
        (relation.related_model, relation.field.name)
        for relation in Source._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel) and relation.related_model is not keepers
    ]


def is_used(source: Source) -> bool:
    """Whether anything, even what others keep, names this source, or was merged into it."""
    return any(_naming(model, name, [source]).exists() for model, name in references())


def claims_naming(sources: Sequence[Source]) -> QuerySet[Claim]:
    """Claims that name one of these sources, or cite evidence of it; each once."""
    named = Q()
    for way in NAMING:
        named |= Q(pk__in=Claim.objects.filter(**{f"{way}__in": sources}).values("pk"))
    return Claim.objects.filter(named)


def merge_sources(
    keep: Source, *others: Source, actor: AbstractBaseUser, reason: str = ""
) -> Source:
    """Let `keep` stand for the others; they stay as ways to it that nobody can choose.

    What was published is not touched, and no claim gets a new version: it states what it stated.
    The ledger has a line for every claim that named one of the others, and of protected sources
    no reason, which could name them.
    """
    if not policy.can_merge_sources(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        keep, gone = _held(keep, others, actor)
        _unite(keep, gone)
        claims = list(claims_naming(gone).select_related("article").order_by("pk"))
        for model, name in references():
            _naming(model, name, gone).update(**{name: keep})
        for source in gone:
            source.merged_into, source.merged_at = keep, timezone.now()
            source.merged_by_id = actor.pk
            source.save()
        for claim in claims:
            ledger.append(
                article=claim.article,
                claim=claim,
                verb="merge_sources",
                actor=actor,
                reason="" if keep.protected else reason.strip(),
                data={"kept": keep.pk, "merged": [source.pk for source in gone]},
            )
    return keep


def _held(
    keep: Source, others: Sequence[Source], actor: AbstractBaseUser
) -> tuple[Source, list[Source]]:
    """The rows as they are now, locked, once it is clear that they may become one."""
    wanted = {keep.pk, *(other.pk for other in others)}
    if len(wanted) < 2:
        raise NotPossibleError(_("Choose at least two sources."))
    # Without the key: whoever names one and has the ledger asks for it at the end, and is waited for.
    locked = Source.objects.select_for_update(no_key=True).filter(pk__in=wanted)
    rows = {source.pk: source for source in locked.order_by("pk")}
    if any(source.merged_into_id for source in rows.values()):
        raise NotPossibleError(_("One of these was merged already: look at the list again."))
    if policy.visible_sources(actor).filter(pk__in=wanted).count() < len(wanted):
        raise NotAllowedError(_("Your role does not allow this."))
    if len({source.protected for source in rows.values()}) > 1:
        raise NotPossibleError(str(PROTECTED_TOGETHER))
    kept = rows.pop(keep.pk)
    return kept, list(rows.values())


def _unite(keep: Source, gone: Sequence[Source]) -> None:
    """Every name that one of them had finds the one that stays."""
    names = {name.casefold(): name for source in reversed(gone) for name in names_of(source)}
    names |= {name.casefold(): name for name in names_of(keep)}
    del names[keep.name.casefold()]
    keep.aliases = ", ".join(sorted(names.values(), key=str.casefold))
    if len(keep.aliases) > Source.MOST_ALIASES:
        raise NotPossibleError(
            _("Together they have too many other names: take some away first, then merge.")
        )
    for field in _FILLED:
        for source in gone:
            setattr(keep, field, getattr(keep, field) or getattr(source, field))
    keep.save()
    if keep.protected:
        keep.keepers.add(*{person.pk for one in gone for person in one.keepers.all()})


def _naming(model: type[Model], name: str, sources: Sequence[Source]) -> QuerySet[Any]:
    return model._meta.base_manager.filter(**{f"{name}__in": sources})
