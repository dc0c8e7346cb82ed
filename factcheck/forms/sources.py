"""A source by its name: the one that is known under it, or a new one."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from factcheck import policy
from factcheck.anchoring import fold
from factcheck.models import Source

MAX_NAME = 200
# The browser's suggestions; beyond it people type the name, which is found all the same.
MAX_SUGGESTIONS = 200
DATALIST = "source-names"

_PLAIN_RUN = re.compile(r"[A-Za-z0-9]+")


class SourceNameField(forms.CharField):
    """The name of a source as text, with suggestions from `desk/_source_names.html`.

    Its value is a name: the view turns it into a row with `source_named`, in the transaction
    that saves the rest.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_NAME)
        control = forms.TextInput(attrs={"list": DATALIST, "autocomplete": "off"})
        super().__init__(**{"widget": control, **kwargs})


def source_names(user: policy.User) -> list[str]:
    """Names to suggest: sources that this person may see; one query."""
    names = policy.visible_sources(user).order_by("name").values_list("name", flat=True)
    return list(dict.fromkeys(names[:MAX_SUGGESTIONS]))


def source_named(
    name: str, *, user: AbstractBaseUser, kind: str, keep: Source | None = None
) -> Source | None:
    """The source that this person knows by a name or alias, else a new one; None for no name.

    Case, typography and spaces do not matter. `keep` is the source the field held before: it stays
    when its name does, so that of two people of one name the right one is kept. A new source is
    written at once: call this in the transaction of what uses it.
    """
    wanted = _folded(name)
    if not wanted:
        return None
    if keep is not None and _folded(keep.name) == wanted:
        return keep
    known = _known(wanted, user, kind)
    return known or Source.objects.create(name=name.strip(), kind=kind, added_by_id=user.pk)


def _known(wanted: str, user: AbstractBaseUser, kind: str) -> Source | None:
    """Names come before aliases, then the kind asked for, then the older source."""
    found = [
        (_folded(source.name) != wanted, source.kind != kind, source.pk, source)
        for source in policy.visible_sources(user).filter(_near(wanted)).order_by("pk")
        if wanted in {_folded(one) for one in (source.name, *source.aliases.split(","))}
    ]
    return min(found, key=lambda match: match[:3])[3] if found else None


def _near(wanted: str) -> Q:
    """A first choice by the longest run of plain letters.

    SQLite folds the case of those only; the comparison itself is done in Python.
    """
    run = max(_PLAIN_RUN.findall(wanted), key=len, default="")
    return Q(name__icontains=run) | Q(aliases__icontains=run)


def _folded(name: str) -> str:
    return " ".join(fold(unicodedata.normalize("NFC", name)).split())
