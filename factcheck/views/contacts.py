"""The call log of a claim: a new entry, a correction, and evidence made of an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from factcheck import annotating, policy
from factcheck.choices import Stance
from factcheck.errors import IncompleteError, NotPossibleError, StaleError
from factcheck.forms.contact import ContactForm, said_in
from factcheck.forms.sources import source_names
from factcheck.models import Claim, Contact
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.done import done
from factcheck.views.shortcuts import desk, get_claim, get_contact, person, posted_version


@desk("GET", "POST")
@sensitive_post_parameters("who", "question", "answer")
def contact_new(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    if request.method != "POST":
        now = timezone.localtime().replace(second=0, microsecond=0)
        return _page(request, claim, ContactForm(initial={"at": now}))
    return _log(request, claim, None)


@desk("GET", "POST")
@sensitive_post_parameters("who", "question", "answer")
def contact_correct(request: HttpRequest, pk: int) -> HttpResponse:
    contact = get_contact(request, pk)
    if not policy.can_correct_contact(person(request), contact):
        raise Http404
    claim = get_claim(request, contact.claim_id)
    if request.method != "POST":
        return _page(request, claim, ContactForm(initial=said_in(contact)), contact)
    return _log(request, claim, contact)


@desk("POST")
def contact_cite(request: HttpRequest, pk: int) -> HttpResponse:
    contact = get_contact(request, pk)
    claim = get_claim(request, contact.claim_id)
    stance = request.POST.get("stance", "")
    if stance not in Stance.values:
        return show_claim(request, claim, refusal=_("Choose what the answer does."), status=422)
    try:
        annotating.cite_contact(
            contact, actor=person(request), version=posted_version(request), stance=stance
        )
    except StaleError:
        return show_conflict(request, get_claim(request, claim.pk))
    except NotPossibleError as refusal:
        return show_claim(request, claim, refusal=str(refusal), status=409)
    said = _("The answer is evidence now.")
    done(request, said, verb="cite", article=claim.article, claim=claim)
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#evidence")


@sensitive_variables()
def _log(request: HttpRequest, claim: Claim, replaced: Contact | None) -> HttpResponse:
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, claim, form, replaced, status=422)
    try:
        annotating.log_contact(
            claim, actor=person(request), contact=form.contact(), replaces=replaced
        )
    except IncompleteError as refusal:
        for sentence in refusal.missing:
            form.add_error(None, sentence)
        return _page(request, claim, form, replaced, status=422)
    except (StaleError, NotPossibleError) as refusal:
        form.add_error(None, str(refusal))
        return _page(request, claim, form, replaced, status=409)
    messages.success(request, _("The contact is noted."))
    return redirect(f"{reverse('factcheck:claim', args=[claim.pk])}#contacts")


def _page(
    request: HttpRequest,
    claim: Claim,
    form: ContactForm,
    replaced: Contact | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "claim": claim,
        "article": claim.article,
        "form": form,
        "replaced": replaced,
        "source_names": source_names(person(request)),
    }
    return render(request, "factcheck/desk/contact_new.html", context, status=status)
