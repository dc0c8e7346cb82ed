"""Taking over the evidence of a fact that was checked before."""

from __future__ import annotations

from django.contrib import messages
from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import ngettext

from factcheck import annotating, policy
from factcheck.errors import NotPossibleError, StaleError
from factcheck.models import FactPage
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.shortcuts import desk, get_claim, person, posted_version


@desk("POST")
def claim_reuse(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    page = _fact(request)
    try:
        new = annotating.reuse_evidence(
            claim, actor=person(request), version=posted_version(request), page=page
        )
    except StaleError:
        return show_conflict(request, get_claim(request, pk))
    except NotPossibleError as refusal:
        current = get_claim(request, pk)
        return show_claim(request, current, refusal=str(refusal), status=409)
    said = ngettext(
        "%(count)s piece of evidence was taken over. Confirm it before you rely on it.",
        "%(count)s pieces of evidence were taken over. Confirm each before you rely on it.",
        len(new),
    )
    messages.success(request, said % {"count": len(new)})
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#evidence")


def _fact(request: HttpRequest) -> FactPage:
    """The fact that the form names; 404 when this person may not see its claim."""
    slug = request.POST.get("fact", "")
    # A NUL, say, would be an error of the database on PostgreSQL.
    if not slug_re.match(slug):
        raise Http404
    claims = policy.visible_claims(person(request))
    return get_object_or_404(FactPage, slug=slug, claim__in=claims)
