"""A claim's public page: publishing it, changing it with a note for readers, retracting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import policy, publishing, workflow
from factcheck.choices import SETTLED, Language, PageState
from factcheck.documents import FactDocument, digest, translations_of
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.review import NoteForm, RetractionForm
from factcheck.forms.versioned import on_top_of
from factcheck.models import Claim, FactPage, Verdict
from factcheck.publishing.naming import Named
from factcheck.publishing.storing import stored
from factcheck.views.already import uses_of
from factcheck.views.changes import Change, changes_of
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.outgoing import outgoing
from factcheck.views.shortcuts import desk, get_claim, person, posted_version

# The field that holds what was looked at, and what differs each time one looks.
SEEN = "seen"
MOMENTS = frozenset({"number", "published_at", "modified_at"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go out, beside what is out already, if anything is."""

    page: FactPage | None
    document: FactDocument
    changes: list[Change]

    @property
    def held(self) -> list[str]:
        """The languages that readers have besides the page's own."""
        held = translations_of(stored(self.page)) if self.page else []
        return [one["language"] for one in held if one["summary"]]

    @property
    def added(self) -> list[str]:
        """The languages that readers would have besides those that they have."""
        found = [one["language"] for one in translations_of(self.document)]
        return [str(Language(one).label) for one in found if one not in self.held]

    @property
    def lost(self) -> list[str]:
        """The languages that readers have and would have no longer."""
        kept = {one["language"] for one in translations_of(self.document)}
        return [one for one in self.held if one not in {*kept, self.document["language"]}]

    @property
    def digest(self) -> str:
        """Of what was looked at: evidence may change without the claim."""
        return digest({key: value for key, value in self.document.items() if key not in MOMENTS})


@desk("GET", "POST")
def claim_publish(request: HttpRequest, pk: int) -> HttpResponse:
    claim = _manageable(request, pk)
    verdict = Verdict.objects.current_of(claim)
    if verdict is None or claim.status not in SETTLED:
        refusal = _("Only a verified or disputed claim can be published.")
        return show_claim(request, claim, refusal=refusal, status=409)
    plan = _plan(claim, verdict)
    if request.method != "POST":
        return _publish_page(request, claim, plan, NoteForm(claim=claim))
    form = NoteForm(request.POST, claim=claim)
    if plan.changes and not form.is_valid():
        return _publish_page(request, claim, plan, form, status=422)
    if request.POST.get(SEEN, plan.digest) != plan.digest:
        form.add_error(None, _("What would go out has changed since you looked: look at it again."))
        return _publish_page(request, claim, plan, form, status=409)
    try:
        with transaction.atomic():
            _same_version(claim, request)
            publishing.publish_fact(
                claim, actor=person(request), note=_note(form), told=_told(request)
            )
    except StaleError:
        typed = [(str(form["why"].label), request.POST.get("why", ""))]
        return show_conflict(request, get_claim(request, pk), typed=typed)
    except IncompleteError as refusal:
        form.add_error(None, list(refusal.missing))
        plan, named = _plan(claim, verdict), _named(refusal)
        return _publish_page(request, claim, plan, form, named=named, status=422)
    messages.success(request, _("The page is published."))
    return redirect(claim)


@desk("POST")
def claim_retract(request: HttpRequest, pk: int) -> HttpResponse:
    claim = _manageable(request, pk)
    page = get_object_or_404(FactPage.objects.select_related("claim"), claim=claim)
    form = RetractionForm(request.POST, claim=claim, auto_id="id_retract_%s")
    if not form.is_valid():
        return show_claim(request, claim, bound={"retract": form}, status=422)
    why = form.cleaned_data["why"]
    try:
        with transaction.atomic():
            _same_version(claim, request)
            publishing.retract_fact(page, actor=person(request), why=why, told=_told(request))
    except StaleError:
        return _retraction_conflict(request, pk, page)
    except NotPossibleError as refusal:
        form.named = _named(refusal)
        return show_claim(request, claim, bound={"retract": form}, refusal=str(refusal), status=409)
    messages.success(request, _("The page is retracted: its address says so from now on."))
    return redirect(claim)


def _retraction_conflict(request: HttpRequest, pk: int, page: FactPage) -> HttpResponse:
    """What happened, and the form again with what was typed while there is a page to retract."""
    claim = get_claim(request, pk)
    form = RetractionForm(on_top_of(request.POST, claim), claim=claim, auto_id="id_retract_%s")
    page.refresh_from_db(fields=["state"])
    if page.state != PageState.PUBLISHED:
        typed = [(str(form["why"].label), request.POST.get("why", ""))]
        return show_conflict(request, claim, typed=typed)
    address = reverse("factcheck:claim-retract", args=[pk])
    again = {"retry": form, "url": address, "label": _("Retract the page")}
    return show_conflict(request, claim, again=again)


def _manageable(request: HttpRequest, pk: int) -> Claim:
    claim = get_claim(request, pk)
    if not policy.can_manage_article(person(request), claim.article):
        raise NotAllowedError(_("Only an editor can publish or retract."))
    return claim


def _plan(claim: Claim, verdict: Verdict) -> Plan:
    page = FactPage.objects.select_related("snapshot").filter(claim=claim).first()
    document = publishing.preview_fact(page, claim, verdict)
    return Plan(page, document, changes_of(page, document) if page else [])


def _same_version(claim: Claim, request: HttpRequest) -> None:
    """Hold the claim and refuse when it is not the one that the person was looking at."""
    if publishing.hold_claim(claim, person(request)).version != posted_version(request):
        raise StaleError(workflow.STALE)


def _told(request: HttpRequest) -> set[int]:
    """The protected sources whose names the person said may go out."""
    ticked = request.POST.getlist("told")
    return {int(one) for one in ticked if one.isascii() and one.isdigit() and len(one) < 19}


def _named(refusal: NotPossibleError) -> Sequence[Named]:
    return refusal.named if isinstance(refusal, publishing.NamesProtectedError) else ()


def _note(form: NoteForm) -> publishing.Note | None:
    if not form.is_valid():
        return None
    return publishing.Note(kind=form.cleaned_data["kind"], why=form.cleaned_data["why"])


def _publish_page(
    request: HttpRequest,
    claim: Claim,
    plan: Plan,
    form: NoteForm,
    *,
    named: Sequence[Named] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "claim": claim,
        "article": claim.article,
        "page": plan.page,
        "changes": plan.changes,
        "added": plan.added,
        "seen": plan.digest,
        "form": form,
        "outgoing": outgoing(plan.document, claim, lost=plan.lost),
        "named": named,
        "resting": uses_of(claim, person(request))["resting"],
    }
    return render(request, "factcheck/desk/claim_publish.html", context, status=status)
