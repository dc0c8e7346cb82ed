"""Many names at once: the sources that are known by them, and new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice

from django.contrib.auth.models import AbstractBaseUser

from factcheck import policy
from factcheck.annotating.sources import best_known, folded, names_of, near_to, new_source
from factcheck.models import Source, bulk

# Names that one query asks for.
_TOGETHER = 100


class SourceNames:
    """`source_named` for names that were looked up together; what it makes is stored later."""

    def __init__(self, names: Iterable[str], *, user: AbstractBaseUser) -> None:
        self._known: dict[str, list[Source]] = defaultdict(list)
        self._new: dict[str, Source] = {}
        wanted = iter({folded(name) for name in names} - {""})
        while some := set(islice(wanted, _TOGETHER)):
            for source in near_to(some, policy.visible_sources(user)):
                for name in some.intersection(map(folded, names_of(source))):
                    self._known[name].append(source)

    def __call__(
        self, name: str, *, user: AbstractBaseUser, kind: str, keep: Source | None = None
    ) -> Source | None:
        """The one that is known by the name, or a new one that has no id yet."""
        wanted = folded(name)
        if not wanted:
            return None
        if keep is not None and folded(keep.name) == wanted:
            return keep
        known = best_known(wanted, self._known.get(wanted, ()), kind)
        if known is None and wanted not in self._new:
            self._new[wanted] = new_source(name, user=user, kind=kind)
        return known or self._new[wanted]

    def free(self, names: Iterable[str]) -> set[str]:
        """Those, as names are compared, by which nobody is known, neither a new one."""
        return {folded(name) for name in names} - {"", *self._known, *self._new}

    def known(self) -> Iterator[Source]:
        """Everybody who was found by one of the names."""
        return chain.from_iterable(self._known.values())

    @contextmanager
    def if_used(self) -> Iterator[None]:
        """Leave out the new ones of a block that raises."""
        before = len(self._new)
        try:
            yield
        except Exception:
            for name in list(self._new)[before:]:
                del self._new[name]
            raise


def store_sources(used: Iterable[Source]) -> None:
    """Give those that have no id theirs. Within the transaction of what uses them."""
    once = {id(source): source for source in used}.values()
    bulk.insert([source for source in once if source.pk is None])
