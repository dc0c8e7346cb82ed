"""Filters of a list of the admin under a name, like those of the queue; no script is needed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.views.main import ALL_VAR, ERROR_FLAG, PAGE_VAR
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck import bookmarks, policy
from factcheck.admin.base import person
from factcheck.admin.histories import ToldAdmin
from factcheck.errors import NotPossibleError
from factcheck.forms.people import name_of
from factcheck.forms.queue import SavedFilterForm
from factcheck.models import SavedFilter

# Where one is in a list is no filter of it.
_ASIDE = frozenset({PAGE_VAR, ALL_VAR, ERROR_FLAG, "_popup", "_to_field"})
MOST_PARAMETERS, LONGEST = 20, 300
MOST_LINKS = 40


class KeepingAdmin(ToldAdmin):
    """Its list offers to keep its filters, and shows those that are kept."""

    change_list_template = "admin/factcheck/kept_list.html"

    def get_urls(self) -> list[URLPattern]:
        name = f"factcheck_{self.opts.model_name}_keep"
        keep = self.admin_site.admin_view(require_POST(self.keep))
        return [path("keep/", keep, name=name), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        user, here = person(request), _known(request.GET)
        rows = policy.visible_filters(user).filter(listing=self.opts.model_name)
        kept = [
            {
                "name": one.name,
                "url": f"?{urlencode(_stored(one))}",
                "by": "" if one.owner_id == user.pk else name_of(one.owner),
                "is_current": _stored(one) == here,
            }
            for one in rows.select_related("owner").order_by("name", "id")[:MOST_LINKS]
        ]
        context = {
            "kept": kept,
            "keep_query": urlencode(here),
            "keep_form": SavedFilterForm(auto_id="id_keep_%s") if here else None,
            "keep_url": reverse(f"admin:factcheck_{self.opts.model_name}_keep"),
        }
        return super().changelist_view(request, {**(extra_context or {}), **context})

    def keep(self, request: HttpRequest) -> HttpResponse:
        """Save the filters that the list was shown with."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = _known(QueryDict(request.POST.get("query", "")[:5000]))
        form = SavedFilterForm(request.POST)
        if not query:
            self.message_user(
                request, _("Nothing is filtered: set a filter first."), messages.ERROR
            )
        elif form.is_valid():
            self._save(request, query, form.cleaned_data)
        else:
            self.message_user(request, _("Give it a name."), messages.ERROR)
        address = reverse(f"admin:factcheck_{self.opts.model_name}_changelist")
        return HttpResponseRedirect(f"{address}?{urlencode(query)}")

    def _save(self, request: HttpRequest, query: dict[str, str], given: dict[str, Any]) -> None:
        try:
            saved = bookmarks.save_filter(
                actor=person(request),
                name=given["name"],
                query=query,
                shared=given["shared"],
                listing=str(self.opts.model_name),
            )
        except NotPossibleError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            words = _("Saved as “%(name)s”.") % {"name": saved.name}
            self.message_user(request, words, messages.SUCCESS)


def _known(given: QueryDict) -> dict[str, str]:
    """The filters of an address, as far as they can be kept; the list itself judges them."""
    query = {name: given.get(name, "") for name in given if name not in _ASIDE}
    if any("\0" in text for pair in query.items() for text in pair):
        raise BadRequest
    fitting = [(n, v) for n, v in query.items() if v and len(n) <= LONGEST and len(v) <= LONGEST]
    return dict(fitting[:MOST_PARAMETERS])


def _stored(saved: SavedFilter) -> dict[str, str]:
    stored = saved.query if isinstance(saved.query, dict) else {}
    return {str(name): str(value) for name, value in stored.items()}
