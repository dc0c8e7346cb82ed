"""Sources that are one, made one: what moves is shown first."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.forms.merging import MergeForm
from factcheck.models import Source
from factcheck.views.shortcuts import desk, person
from factcheck.views.sources import used_by

MOST_AT_ONCE = 20


@desk("GET", "POST")
def sources_merge(request: HttpRequest) -> HttpResponse:
    """`?source=` names those that are one, as often as there are; without, it says how to begin."""
    if not policy.can_merge_sources(person(request)):
        raise NotAllowedError(_("Your role does not allow this."))
    sources = _chosen(request)
    if len(sources) < 2:
        status = 422 if request.method == "POST" else 200
        return render(request, "factcheck/desk/sources_merge.html", {}, status=status)
    if request.method != "POST":
        form = MergeForm(sources=sources, initial={"keep": str(_most_used(request, sources))})
        return _page(request, sources, form)
    form = MergeForm(request.POST, sources=sources)
    if not form.is_valid():
        return _page(request, sources, form, status=422)
    try:
        kept = annotating.merge_sources(
            form.kept(),
            *form.others(),
            actor=person(request),
            reason=form.cleaned_data.get("reason", ""),
        )
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, sources, form, status=409)
    messages.success(request, _("The sources are one now."))
    return redirect("factcheck:source", pk=kept.pk)


def _chosen(request: HttpRequest) -> list[Source]:
    """The sources that the address names; 404 when this person may not see one of them."""
    asked = set(request.GET.getlist("source"))
    wanted = {int(one) for one in asked if one.isascii() and one.isdigit() and len(one) < 19}
    found = list(policy.visible_sources(person(request)).filter(pk__in=wanted).order_by("pk"))
    if len(found) > MOST_AT_ONCE or len(found) < len(asked):
        raise Http404
    return found


def _most_used(request: HttpRequest, sources: list[Source]) -> int:
    """The one that is offered to stay; of two as much used, the older."""
    rows = used_by(person(request), sources)
    return max(rows, key=lambda row: (row.claims + row.evidence, -row.source.pk)).source.pk


def _page(
    request: HttpRequest, sources: list[Source], form: MergeForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "rows": used_by(person(request), sources),
        "protected": any(one.protected for one in sources),
    }
    return render(request, "factcheck/desk/sources_merge.html", context, status=status)
