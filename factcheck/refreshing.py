"""Aggregates that many ask for: built by one, while the others get the copy from before.

In front of Django's cache, whichever it is. What is kept carries the version that it was built for,
so that a new version is a new build and nothing has to be purged. A copy of another version is
given to nobody: it may name what was taken back, and a page that is made of it may be stored.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeGuard, TypeVar, cast

from django.core.cache import cache

# A builder that died holds the others up no longer than this; they have the old copy meanwhile.
LONGEST_BUILD = 10
# How long an old copy is there for whoever comes while a new one is built.
KEPT_FOR = 24 * 60 * 60
_JITTER = 0.1

Value = TypeVar("Value")
_Kept = tuple[Hashable, float, object]
# Without a copy of their version the threads of a process wait for one of them.
_first: defaultdict[str, Lock] = defaultdict(Lock)


def get_or_refresh(
    name: str, version: Hashable, build: Callable[[], Value], *, seconds: float
) -> Value:
    """What `build` returned for this version, at most `seconds` ago (± 10 %).

    Whoever finds it missing, old or of another version builds it. Others wait, or where only its
    time is over get that copy until the next one is there. What `build` raises is raised, and the
    next one tries again. The value must survive pickling.
    """
    kept = _kept(name)
    if _is_good(kept, version):
        return cast(Value, kept[2])
    if not _is_of(kept, version):
        with _first[name]:
            kept = _kept(name)
            if _is_of(kept, version):
                return cast(Value, kept[2])
            return _build(name, version, build, seconds)
    lock = f"{name}:lock"
    if not cache.add(lock, True, timeout=LONGEST_BUILD):
        return cast(Value, kept[2])
    try:
        kept = _kept(name)
        if _is_good(kept, version):
            return cast(Value, kept[2])
        return _build(name, version, build, seconds)
    finally:
        cache.delete(lock)


def _kept(name: str) -> _Kept | None:
    return cast("_Kept | None", cache.get(name))


def _is_of(kept: _Kept | None, version: Hashable) -> TypeGuard[_Kept]:
    return kept is not None and kept[0] == version


def _is_good(kept: _Kept | None, version: Hashable) -> TypeGuard[_Kept]:
    return _is_of(kept, version) and time.time() < kept[1]


def _build(name: str, version: Hashable, build: Callable[[], Value], seconds: float) -> Value:
    value = build()
    until = time.time() + seconds * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 -- no secret
    cache.set(name, (version, until, value), timeout=KEPT_FOR)
    return value
