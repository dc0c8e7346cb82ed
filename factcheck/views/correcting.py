"""Changing what a citation says: its stance, its locator, its excerpt. The evidence stays."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.choices import Status
from factcheck.errors import NotPossibleError, StaleError
from factcheck.forms.evidence import CitationForm
from factcheck.forms.versioned import chosen, on_top_of
from factcheck.models import Citation
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import compare, show_conflict, typed_in
from factcheck.views.done import done
from factcheck.views.shortcuts import desk, get_citation, get_claim, person, posted_version
from factcheck.workflow.needs import closed


@desk("GET", "POST")
def citation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    citation = _citation(request, pk)
    if citation.claim.status != Status.TO_CHECK:
        return _closed(request, citation)
    if request.method != "POST":
        return _page(request, citation, CitationForm.of(citation))
    data = chosen(request.POST, CitationForm.of(citation))
    form = CitationForm.of(citation, data)
    if not form.is_valid():
        return _page(request, citation, form, status=422)
    said = {name: form.cleaned_data[name] for name in ("stance", "locator", "excerpt")}
    try:
        claim = annotating.correct_citation(
            citation, actor=person(request), version=posted_version(request), **said
        )
    except StaleError:
        return _conflict(request, pk, data)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, citation, form, status=409)
    if claim.version == posted_version(request):
        messages.info(request, _("Nothing was changed: it says the same as before."))
    else:
        saved = _("What is cited of the evidence is saved.")
        verb = "correct_citation"
        done(request, saved, verb=verb, article=claim.article, claim=claim, kept=citation)
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#evidence")


def _citation(request: HttpRequest, pk: int) -> Citation:
    citation = get_citation(request, pk)
    if not policy.can_view_evidence(person(request), citation.evidence):
        raise Http404
    return citation


def _closed(request: HttpRequest, citation: Citation) -> HttpResponse:
    """What the person typed before a verdict was proposed, and nothing of what is saved: the stance
    would tell the second reader of a high risk what the verdict is."""
    claim = get_claim(request, citation.claim_id)
    if posted_version(request) in (0, claim.version):
        return show_claim(request, claim, refusal=closed(claim), status=409)
    form = CitationForm(request.POST, claim=claim)
    return show_conflict(request, claim, typed=typed_in(form), again={"closed": closed(claim)})


def _conflict(request: HttpRequest, pk: int, data: QueryDict) -> HttpResponse:
    citation = _citation(request, pk)
    if citation.claim.status != Status.TO_CHECK:
        return _closed(request, citation)
    claim = get_claim(request, citation.claim_id)
    form = CitationForm.of(citation, on_top_of(data, claim))
    again = {
        "action": reverse("factcheck:citation-edit", args=[pk]),
        "cancel": f"{claim.get_absolute_url()}#evidence",
    }
    differences = compare(CitationForm.of(citation), form)
    return show_conflict(request, claim, differences=differences, again=again)


def _page(
    request: HttpRequest, citation: Citation, form: CitationForm, *, status: int = 200
) -> HttpResponse:
    claim = get_claim(request, citation.claim_id)
    context = {
        "claim": claim,
        "article": claim.article,
        "evidence": citation.evidence,
        "form": form,
    }
    return render(request, "factcheck/desk/citation_edit.html", context, status=status)
