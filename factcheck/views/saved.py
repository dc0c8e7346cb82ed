"""Filters of the queue under a name: as links beside the lists, and the page to tidy them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils.http import urlencode

from factcheck import policy
from factcheck.choices import Listing
from factcheck.filters.queue import LISTS, QueueFilter
from factcheck.forms.people import name_of
from factcheck.models import SavedFilter

# Links beside the lists; the page of saved filters shows more.
MOST_LINKS = 40
PARAMETERS = ("list", *QueueFilter.base_filters)


@dataclass(frozen=True, slots=True)
class Link:
    """`by` names whoever shares it; empty for one's own."""

    name: str
    url: str
    by: str
    is_current: bool


def saved_links(user: User, here: Mapping[str, str]) -> list[Link]:
    """One's own, then what others share; one query. `here` is what the page shows now."""
    of_queue = saved_for(user).filter(listing=Listing.QUEUE)
    return [_link(saved, user, here) for saved in of_queue[:MOST_LINKS]]


def saved_for(user: User) -> QuerySet[SavedFilter]:
    own = Case(When(owner=user, then=Value(0)), default=Value(1))
    return policy.visible_filters(user).select_related("owner").order_by(own, "name", "id")


def query_of(saved: SavedFilter) -> dict[str, str]:
    """What was saved, as far as the queue still knows the names."""
    stored = saved.query if isinstance(saved.query, dict) else {}
    known = {name: str(stored[name]) for name in PARAMETERS if name in stored}
    return {name: value for name, value in known.items() if name != "list" or value in LISTS}


def url_of(saved: SavedFilter) -> str:
    if saved.listing != Listing.QUEUE:
        return reverse(f"admin:factcheck_{saved.listing}_changelist") + f"?{urlencode(saved.query)}"
    return f"{reverse('factcheck:queue')}?{urlencode(query_of(saved))}"


def _link(saved: SavedFilter, user: User, here: Mapping[str, str]) -> Link:
    by = "" if saved.owner_id == user.pk else name_of(saved.owner)
    return Link(saved.name, url_of(saved), by, is_current=query_of(saved) == here)
