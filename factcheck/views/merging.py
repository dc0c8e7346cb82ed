"""Sources that are one, made one: what moves is shown first."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.annotating.merging import PROTECTED_TOGETHER
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.forms.merging import MergeForm
from factcheck.models import Source
from factcheck.views.shortcuts import desk, person
from factcheck.views.sources import MOST_AT_ONCE, sources_named, used_by


@desk("GET", "POST")
def sources_merge(request: HttpRequest) -> HttpResponse:
    """`?source=` names those that are one, as often as there are; of others it says what is wrong."""
    if not policy.can_merge_sources(person(request)):
        raise NotAllowedError(_("Your role does not allow this."))
    sources = _chosen(request)
    wrong = _wrong_choice(request, sources)
    if wrong:
        return _choose_again(request, sources, wrong)
    if request.method != "POST":
        # Nothing is chosen beforehand: what is merged stays so.
        return _page(request, sources, MergeForm(sources=sources))
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
    found = sources_named(request)
    if len(found) < min(len(asked), MOST_AT_ONCE + 1):
        raise Http404
    return found


def _wrong_choice(request: HttpRequest, sources: list[Source]) -> str:
    """Why these are not to be merged, in a sentence; "" when they may be, as far as one can see."""
    if not sources:
        return _("You have not chosen any yet.")
    if len(sources) == 1:
        words = _("You have chosen one only, “%(name)s”: tick the one that is the same as well.")
        return words % {"name": sources[0].name}
    if len(sources) > MOST_AT_ONCE:
        return _("These are more than %(most)d: merge some of them first.") % {"most": MOST_AT_ONCE}
    mixed = len({one.protected for one in sources}) > 1
    return str(PROTECTED_TOGETHER) if mixed and request.method == "GET" else ""


def _choose_again(request: HttpRequest, sources: list[Source], wrong: str) -> HttpResponse:
    """With the way back to the list, where what was chosen is still ticked."""
    ticked = urlencode([("source", one.pk) for one in sources[:MOST_AT_ONCE]])
    context = {"wrong": wrong, "list_url": f"{reverse('factcheck:sources')}?{ticked}"}
    status = 422 if request.method == "POST" else 200
    return render(request, "factcheck/desk/sources_merge.html", context, status=status)


def _page(
    request: HttpRequest, sources: list[Source], form: MergeForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "rows": used_by(person(request), sources),
        "protected": any(one.protected for one in sources),
    }
    return render(request, "factcheck/desk/sources_merge.html", context, status=status)
