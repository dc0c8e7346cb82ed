"""Evidence for a claim: adding and taking off."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.annotating.claims import open_claim
from factcheck.choices import Stance, Status
from factcheck.errors import NotPossibleError, StaleError
from factcheck.forms.evidence import CitationForm, EvidenceForm, EvidenceSearchForm
from factcheck.forms.sources import source_names
from factcheck.forms.versioned import on_top_of
from factcheck.history import LATEST, history_of
from factcheck.models import Citation, Claim, Evidence, sealed_with
from factcheck.views.captured import say_of_capture
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.done import done
from factcheck.views.shortcuts import desk, get_citation, get_claim, person
from factcheck.views.shortcuts import posted_version as version_of
from factcheck.workflow import CARRIES, where_lacks
from factcheck.workflow.needs import closed

MAX_FOUND = 20

# A piece that the desk has, or the form that describes a new one.
Piece = Evidence | EvidenceForm


@desk("GET", "POST")
def citation_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Cite what the desk has already (`?evidence=`, chosen from a list), or describe a new piece."""
    claim = get_claim(request, pk)
    chosen = _chosen(request)
    piece: Piece = chosen or _described(request, claim)
    kind = chosen.kind if chosen else ""
    if request.method != "POST":
        if claim.status != Status.TO_CHECK:
            return show_claim(request, claim, refusal=closed(claim), status=409)
        asked = request.GET.get("stance", "")
        initial = {"stance": asked if asked in Stance.values else ""}
        return _page(request, claim, CitationForm(claim=claim, initial=initial, kind=kind), piece)
    form = CitationForm(request.POST, claim=claim, kind=kind)
    if not all([form.is_valid(), isinstance(piece, Evidence) or piece.is_valid()]):
        return _page(request, claim, form, piece, status=422)
    try:
        citation = _cite(request, claim, form, piece)
    except StaleError as refusal:
        claim = get_claim(request, pk)
        form = CitationForm(on_top_of(request.POST, claim), claim=claim, kind=kind)
        return _page(request, claim, form, piece, stale=str(refusal), status=409)
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, claim, form, piece, status=409)
    done(request, _("The evidence is added."), verb="cite", article=claim.article, claim=claim)
    if isinstance(piece, EvidenceForm) and piece.wants_capture(citation.evidence):
        say_of_capture(request, citation.evidence)
    lacks = where_lacks(citation) if citation.stance in CARRIES.values() else ""
    if lacks:
        words = _("It cannot carry a verdict yet. %(lacks)s")
        messages.warning(request, words % {"lacks": lacks})
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#evidence")


@desk("POST")
def citation_remove(request: HttpRequest, pk: int) -> HttpResponse:
    citation = get_citation(request, pk)
    if not policy.can_view_evidence(person(request), citation.evidence):
        raise Http404
    claim = citation.claim
    try:
        annotating.uncite(citation, actor=person(request), version=version_of(request))
    except StaleError:
        return show_conflict(request, get_claim(request, claim.pk))
    except NotPossibleError as refusal:
        current = get_claim(request, claim.pk)
        return show_claim(request, current, refusal=str(refusal), status=409)
    said = _("The evidence is taken off this claim.")
    done(request, said, verb="uncite", article=claim.article, claim=claim, kept=citation)
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#evidence")


def _chosen(request: HttpRequest) -> Evidence | None:
    """The piece that the address or the form names; 404 when this person may not see it."""
    asked = request.POST.get("evidence") or request.GET.get("evidence") or ""
    if not asked:
        return None
    # No id has more digits; Python itself refuses to read some thousands of them.
    if not (asked.isascii() and asked.isdigit() and len(asked) < 20):
        raise Http404
    return get_object_or_404(policy.visible_evidence(person(request)), pk=int(asked))


def _described(request: HttpRequest, claim: Claim) -> EvidenceForm:
    known = _of_article(request, claim)
    if request.method == "POST":
        return EvidenceForm(request.POST, request.FILES, known=known, viewer=person(request))
    return EvidenceForm(known=known)


def _cite(request: HttpRequest, claim: Claim, form: CitationForm, piece: Piece) -> Citation:
    """The evidence, its source and the citation: all or nothing."""
    user, version = person(request), version_of(request)
    file = piece.cleaned_data["file"] if isinstance(piece, EvidenceForm) else None
    # Asked before a file is written, and a file written before anybody waits for it.
    with transaction.atomic():
        open_claim(claim, actor=user, version=version)
    held: AbstractContextManager[annotating.Stored | None] = (
        annotating.stored(file, file.name) if file else nullcontext()
    )
    with held as kept, transaction.atomic():
        # Held before the evidence and its source, as by everybody.
        open_claim(claim, actor=user, version=version)
        if isinstance(piece, EvidenceForm):
            piece = annotating.add_evidence(piece.evidence(user), actor=user, file=kept)
        return annotating.cite(claim, actor=user, version=version, citation=form.citation(piece))


def _of_article(request: HttpRequest, claim: Claim) -> QuerySet[Evidence]:
    """What is cited in the article already, newest first."""
    visible = policy.visible_evidence(person(request))
    cited = visible.filter(citations__claim__article=claim.article_id, withdrawn_at=None)
    return cited.distinct().order_by("-id")


def _found(request: HttpRequest, search: EvidenceSearchForm) -> QuerySet[Evidence]:
    words = search.cleaned_data["q"] if search.is_valid() else ""
    if not words:
        return Evidence.objects.none()
    visible = policy.visible_evidence(person(request)).filter(withdrawn_at=None).order_by("-id")
    named = Q(title__icontains=words) | Q(url__icontains=words) | Q(seals__name__icontains=words)
    sealed = sealed_with(words, visible, ("title", "url"))
    found = visible.filter(named & Q(secret="") | Q(pk__in=sealed))
    return found.distinct()[:MAX_FOUND]


def _page(
    request: HttpRequest,
    claim: Claim,
    form: CitationForm,
    piece: Piece,
    *,
    stale: str = "",
    status: int = 200,
) -> HttpResponse:
    search = EvidenceSearchForm({"q": request.GET.get("q", "")})
    found = _found(request, search)
    context: dict[str, Any] = {
        "claim": claim,
        "article": claim.article,
        "form": form,
        "new": piece if isinstance(piece, EvidenceForm) else None,
        "known": piece if isinstance(piece, Evidence) else None,
        "search": search,
        "searched": search.cleaned_data.get("q", ""),
        "found": found,
        "of_article": _of_article(request, claim)[:MAX_FOUND],
        "stance": request.GET.get("stance", ""),
        "source_names": source_names(person(request)),
        "stale": stale,
        "history": history_of(claim, person(request), limit=LATEST) if stale else [],
        "file_lost": bool(request.FILES),
    }
    return render(request, "factcheck/desk/citation_new.html", context, status=status)
