"""Saving the filters of the queue, and tidying up what is saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from factcheck import bookmarks, policy
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.people import name_of
from factcheck.forms.queue import SavedFilterForm
from factcheck.models import SavedFilter
from factcheck.views.queue import known_address, show_queue
from factcheck.views.saved import saved_for, url_of
from factcheck.views.shortcuts import desk, person, posted_version

# One's own are fewer; what others share comes after them, by name.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """`form` is there for the owner, `by` names anybody else."""

    saved: SavedFilter
    url: str
    by: str
    form: SavedFilterForm | None
    is_open: bool
    can_delete: bool


@desk("GET", "POST")
def saved_filters(request: HttpRequest) -> HttpResponse:
    """What is saved; by POST, the filters of the address are saved under a name."""
    if request.method != "POST":
        return _page(request)
    form = SavedFilterForm(request.POST, auto_id="id_save_%s")
    query = known_address(request)
    if form.is_valid() and not set(query) - {"list"}:
        form.add_error(None, _("Nothing is filtered: set a filter first, then save it."))
    if not form.is_valid():
        return show_queue(request, bound={"save": form}, status=422)
    try:
        saved = bookmarks.save_filter(
            actor=person(request),
            name=form.cleaned_data["name"],
            query=query,
            shared=form.cleaned_data["shared"],
            replace="replace" in request.POST,
        )
    except NotPossibleError as refusal:
        form.taken = isinstance(refusal, bookmarks.NameTakenError)
        form.add_error("name", str(refusal))
        return show_queue(request, bound={"save": form}, status=409)
    messages.success(request, _("Saved as “%(name)s”.") % {"name": saved.name})
    return redirect(url_of(saved))


@desk("POST")
def saved_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, or sharing it or not."""
    saved = _get(request, pk)
    form = _form(saved, request)
    if not policy.can_change_filter(person(request), saved):
        raise NotAllowedError(_("Only whoever saved them can change them."))
    if not form.is_valid():
        return _page(request, bound=(pk, form), status=422)
    try:
        bookmarks.change_filter(
            saved,
            actor=person(request),
            version=posted_version(request),
            name=form.cleaned_data["name"],
            shared=form.cleaned_data["shared"],
        )
    except StaleError as refusal:
        current = _get(request, pk)
        data = request.POST.copy()
        data["version"] = str(current.version)
        form = SavedFilterForm(data, auto_id=f"id_saved_{pk}_%s")
        form.add_error(None, str(refusal))
        return _page(request, bound=(pk, form), status=409)
    except NotPossibleError as refusal:
        form.add_error("name", str(refusal))
        return _page(request, bound=(pk, form), status=409)
    messages.success(request, _("The saved filters are changed."))
    return redirect("factcheck:saved-filters")


@desk("POST")
def saved_filter_delete(request: HttpRequest, pk: int) -> HttpResponse:
    saved = _get(request, pk)
    try:
        bookmarks.delete_filter(saved, actor=person(request), version=posted_version(request))
    except StaleError as refusal:
        return _page(request, refusal=str(refusal), status=409)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": saved.name})
    return redirect("factcheck:saved-filters")


def _get(request: HttpRequest, pk: int) -> SavedFilter:
    return get_object_or_404(policy.visible_filters(person(request)), pk=pk)


def _form(saved: SavedFilter, request: HttpRequest | None = None) -> SavedFilterForm:
    return SavedFilterForm(
        request.POST if request else None,
        initial={"name": saved.name, "shared": saved.shared, "version": saved.version},
        auto_id=f"id_saved_{saved.pk}_%s",
    )


def _page(
    request: HttpRequest,
    *,
    bound: tuple[int, SavedFilterForm] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    user = person(request)
    rows = []
    for saved in saved_for(user)[:MOST_ROWS]:
        own = policy.can_change_filter(user, saved)
        came_back = bound[1] if bound and bound[0] == saved.pk else None
        rows.append(
            Row(
                saved,
                url_of(saved),
                by="" if own else name_of(saved.owner),
                form=(came_back or _form(saved)) if own else None,
                is_open=came_back is not None,
                can_delete=policy.can_delete_filter(user, saved),
            )
        )
    context = {"rows": rows, "refusal": refusal, "most": bookmarks.MOST}
    return render(request, "factcheck/desk/saved_filters.html", context, status=status)
