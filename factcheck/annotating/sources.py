"""A source by its name: the one that is known under it, or a new one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from factcheck import policy
from factcheck.anchoring import fold
from factcheck.models import Source
from factcheck.piles import without_piles

_PLAIN_RUN = re.compile(r"[A-Za-z0-9]+")


def source_named(
    name: str,
    *,
    user: AbstractBaseUser,
    kind: str,
    keep: Source | None = None,
    among: QuerySet[Source] | None = None,
    protect: bool = False,
) -> Source | None:
    """The source that this person knows by a name or alias, else a new one; None for no name.

    Case, typography and spaces do not matter. `keep` is the source the field held before: it stays
    when its name does, so that of two people of one name the right one is kept. `among` are the
    sources to choose from, instead of all that the person may see. A new source is written at
    once: call this in the transaction of what uses it. With `protect` a new one is protected, and
    the person keeps it.
    """
    wanted = folded(name)
    if not wanted:
        return None
    if keep is not None and folded(keep.name) == wanted:
        return keep
    known = _known(wanted, policy.visible_sources(user) if among is None else among, kind)
    if known is not None:
        return known
    new = new_source(name, user=user, kind=kind, protected=protect)
    new.save(force_insert=True)
    if protect:
        new.keepers.add(user.pk)
    return new


def new_source(name: str, *, user: AbstractBaseUser, kind: str, protected: bool = False) -> Source:
    """A source that is not stored yet."""
    return Source(name=name.strip(), kind=kind, added_by_id=user.pk, protected=protected)


def source_known(name: str, *, user: AbstractBaseUser) -> Source | None:
    """The source that this person knows by a name or alias, of whatever kind; none is made."""
    wanted = folded(name)
    return _known(wanted, policy.visible_sources(user), "") if wanted else None


def same_name(one: str, other: str) -> bool:
    """Whether two names are one as far as this module looks."""
    return folded(one) == folded(other)


def names_of(source: Source) -> tuple[str, ...]:
    """The name, then the aliases."""
    return source.names


def _known(wanted: str, among: QuerySet[Source], kind: str) -> Source | None:
    return best_known(wanted, near_to([wanted], among), kind)


def near_to(wanted: Iterable[str], among: QuerySet[Source]) -> list[Source]:
    """Those that may be known by one of the folded names; the older ones first, one query."""
    near = reduce(or_, map(_near, wanted), Q(protected=True))
    return [source for source in among.filter(near).order_by("pk") if not source.is_unreadable]


def best_known(wanted: str, sources: Iterable[Source], kind: str) -> Source | None:
    """Of sources, the one that is known by a folded name.

    Names come before aliases, then the kind asked for, then the older source.
    """
    found = [
        (folded(source.name) != wanted, source.kind != kind, source.pk, source)
        for source in sources
        if wanted in {folded(one) for one in names_of(source)}
    ]
    return min(found, key=lambda match: match[:3])[3] if found else None


def _near(wanted: str) -> Q:
    """A first choice by the longest run of plain letters.

    SQLite folds the case of those only; the comparison itself is done in Python, as it is for
    protected sources, whose names no query can ask for.
    """
    run = max(_PLAIN_RUN.findall(wanted), key=len, default="")
    return Q(name__icontains=run) | Q(aliases__icontains=run)


def folded(name: str) -> str:
    """A name as this module compares it."""
    return " ".join(fold(unicodedata.normalize("NFC", without_piles(name))).split())
