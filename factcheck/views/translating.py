"""Translating what a verdict says, beside the original, and signing it off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from factcheck import policy, publishing
from factcheck.choices import SETTLED
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.people import name_of
from factcheck.forms.translating import TranslationForm, UnsignForm
from factcheck.models import Claim, Translation, Verdict
from factcheck.views.claim_page import show_claim
from factcheck.views.conflict import show_conflict
from factcheck.views.shortcuts import desk, get_claim, person, posted_version
from factcheck.views.translated import Standing, figures_of, standing_in


@desk("GET", "POST")
def claim_translation(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    claim = _translatable(request, pk, language)
    verdict = _settled(claim)
    if verdict is None:
        return _unsettled(request, claim)
    standing = standing_in(claim, verdict, language)
    if request.method != "POST":
        return _page(request, claim, verdict, standing)
    form = _form(claim, verdict, standing, request.POST)
    if not form.is_valid():
        return _page(request, claim, verdict, standing, form=form, status=422)
    try:
        publishing.write_translation(
            claim,
            language,
            form.words(),
            actor=person(request),
            version=posted_version(request),
            of=request.POST.get("of", ""),
        )
    except StaleError as refusal:
        return _late(request, pk, language, str(refusal))
    except NotPossibleError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, claim, verdict, standing, form=form, status=409)
    messages.success(
        request, _("The translation is saved. Somebody else has to read it and sign it off.")
    )
    return redirect(request.path)


@desk("POST")
def translation_sign(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    def sign(translation: Translation) -> None:
        version = posted_version(request)
        publishing.sign_translation(translation, actor=person(request), version=version)

    said = _("The translation is signed off. Readers get it when the page is published.")
    return _decide(request, pk, language, sign, said=said)


@desk("POST")
def translation_unsign(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    def unsign(translation: Translation) -> None:
        publishing.unsign_translation(
            translation,
            actor=person(request),
            version=posted_version(request),
            reason=request.POST.get("reason", "")[:1000],
        )

    said = _("The translation is a draft again. Readers lose it with the next publication.")
    return _decide(request, pk, language, unsign, said=said)


def _decide(
    request: HttpRequest,
    pk: int,
    language: str,
    decide: Callable[[Translation], None],
    *,
    said: str,
) -> HttpResponse:
    claim = _translatable(request, pk, language)
    rows = Translation.objects.select_related("verdict__claim")
    translation = get_object_or_404(
        rows, verdict__claim=claim, verdict__current=True, language=language
    )
    try:
        decide(translation)
    except (StaleError, NotPossibleError) as refusal:
        return _again(request, claim, language, str(refusal))
    messages.success(request, said)
    return redirect("factcheck:claim-translation", pk, language)


def _again(request: HttpRequest, claim: Claim, language: str, refusal: str) -> HttpResponse:
    verdict = _settled(claim)
    if verdict is None:
        return show_claim(request, claim, refusal=refusal, status=409)
    standing = standing_in(claim, verdict, language)
    return _page(request, claim, verdict, standing, refusal=refusal, status=409)


def _late(request: HttpRequest, pk: int, language: str, refusal: str) -> HttpResponse:
    """What is saved now beside what this person typed, which may be saved on top of it."""
    claim = get_claim(request, pk)
    verdict = _settled(claim)
    if verdict is None:
        return _unsettled(request, claim)
    standing = standing_in(claim, verdict, language)
    data = request.POST.copy()
    data["version"], data["of"] = str(standing.version), publishing.words_digest(claim, verdict)
    form = _form(claim, verdict, standing, data)
    form.add_error(None, refusal)
    return _page(request, claim, verdict, standing, form=form, theirs=standing.held, status=409)


def _unsettled(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Why there is nothing to translate; with what was typed, not to lose it."""
    refusal = _("Only what a verdict says can be translated: settle it first.")
    if request.method != "POST":
        return show_claim(request, claim, refusal=refusal, status=409)
    fields = TranslationForm.base_fields.items()
    typed = [
        (str(field.label), request.POST.get(name, ""))
        for name, field in fields
        if not field.widget.is_hidden
    ]
    return show_conflict(request, claim, typed=typed)


def _settled(claim: Claim) -> Verdict | None:
    return Verdict.objects.current_of(claim) if claim.status in SETTLED else None


def _translatable(request: HttpRequest, pk: int, language: str) -> Claim:
    claim = get_claim(request, pk)
    if not policy.can_check(person(request), claim.article):
        raise NotAllowedError(_("Only checkers and editors can translate."))
    if language == claim.article.language:
        raise Http404
    return claim


def _form(claim: Claim, verdict: Verdict, standing: Standing, data: Any = None) -> TranslationForm:
    return TranslationForm(
        data,
        verdict=verdict,
        held=standing.held or standing.earlier,
        language=standing.language,
        version=standing.version,
        of=publishing.words_digest(claim, verdict),
    )


def _page(
    request: HttpRequest,
    claim: Claim,
    verdict: Verdict,
    standing: Standing,
    *,
    form: TranslationForm | None = None,
    theirs: Translation | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    user, held = person(request), standing.held
    may_sign = policy.can_manage_article(user, claim.article)
    is_own = held is not None and held.translated_by_id == user.pk
    form = form or _form(claim, verdict, standing)
    context = {
        "claim": claim,
        "article": claim.article,
        "standing": standing,
        "language": standing.language,
        "form": form,
        "rows": _rows(claim, verdict, form),
        "apart": figures_of(claim, verdict, held) if held else None,
        "theirs": theirs,
        "refusal": refusal,
        "translated_by": name_of(held.translated_by) if held else "",
        "signed_by": name_of(held.signed_by) if held and held.signed_by else "",
        "waits": held is not None and not standing.is_signed and not standing.is_stale,
        "may_sign": may_sign and not is_own,
        "is_own": is_own,
        "unsign_form": UnsignForm(version=standing.version)
        if may_sign and standing.is_signed
        else None,
    }
    return render(request, "factcheck/desk/claim_translation.html", context, status=status)


def _rows(
    claim: Claim, verdict: Verdict, form: TranslationForm
) -> list[tuple[str, forms.BoundField]]:
    """The original of each field, and the field."""
    originals = {
        "title": claim.statement,
        "summary": verdict.summary,
        "explanation": verdict.explanation,
    }
    return [(originals[field.name], field) for field in form.visible_fields()]
