"""Filters of the queue, or of a list of the admin, that a person keeps under a name. The only writer of SavedFilter."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.choices import Listing
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import SavedFilter

# As many as one finds again in a row of links.
MOST = 20
LONGEST = 60
_STALE = gettext_lazy("These saved filters were changed meanwhile: look at them, then save again.")


class NameTakenError(NotPossibleError):
    """The person has filters of this name already."""


def save_filter(
    *,
    actor: AbstractBaseUser,
    name: str,
    query: Mapping[str, str],
    shared: bool = False,
    replace: bool = False,
    listing: str = Listing.QUEUE,
) -> SavedFilter:
    """Keep `query` of a list under a name. One that is taken raises NameTakenError, unless it is replaced."""
    if not policy.can_use_desk(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    name = _tidy(name)
    with transaction.atomic():
        # Held, so that two at once cannot pass the limit, or take one name twice.
        User.objects.select_for_update(no_key=True).get(pk=actor.pk)
        own = SavedFilter.objects.filter(owner=actor.pk, listing=listing)
        taken = own.filter(name=name).first()
        if taken and not replace:
            raise _taken()
        if taken:
            own.filter(pk=taken.pk).update(
                query=dict(query), shared=shared, version=F("version") + 1
            )
            taken.refresh_from_db()
            return taken
        if own.count() >= MOST:
            raise NotPossibleError(
                _("%(most)d saved filters are the most: delete one first.") % {"most": MOST}
            )
        return own.create(
            owner_id=actor.pk, listing=listing, name=name, query=dict(query), shared=shared
        )


def change_filter(
    saved: SavedFilter, *, actor: AbstractBaseUser, version: int, name: str, shared: bool
) -> None:
    """Another name, or sharing it or not."""
    if not policy.can_change_filter(actor, saved):
        raise NotAllowedError(_("Your role does not allow this."))
    name = _tidy(name)
    seen = SavedFilter.objects.filter(pk=saved.pk, version=version)
    try:
        with transaction.atomic():
            found = seen.update(name=name, shared=shared, version=F("version") + 1)
    except IntegrityError as error:
        raise _taken() from error
    if not found:
        raise StaleError(_STALE)


def delete_filter(saved: SavedFilter, *, actor: AbstractBaseUser, version: int) -> None:
    if not policy.can_delete_filter(actor, saved):
        raise NotAllowedError(_("Your role does not allow this."))
    deleted, _rows = SavedFilter.objects.filter(pk=saved.pk, version=version).delete()
    if not deleted:
        raise StaleError(_STALE)


def _taken() -> NameTakenError:
    return NameTakenError(
        _("You have saved filters under this name already: choose another one, or replace them.")
    )


def _tidy(name: str) -> str:
    """The name on one line, without characters that nobody sees: they would hide in a list."""
    spaced = " ".join(unicodedata.normalize("NFC", name).split())
    seen = "".join(c for c in spaced if unicodedata.category(c)[0] != "C").strip()
    if not seen:
        raise IncompleteError([_("Give it a name.")])
    return seen[:LONGEST]
