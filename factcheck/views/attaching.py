"""Putting a claim back on its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.anchoring import Change, Occurrence, find, snippet, word_diff
from factcheck.choices import AnchorReason, Status
from factcheck.errors import NotPossibleError, StaleError
from factcheck.forms.attaching import AttachForm
from factcheck.forms.suggested import place_key
from factcheck.marked import marked_blocks
from factcheck.models import ArticleRevision, Claim
from factcheck.views.conflict import show_conflict
from factcheck.views.shortcuts import desk, get_article, get_claim, person


@dataclass(frozen=True, slots=True)
class Candidate:
    """The nearest words, with what stands around them; `key` names their place in a form."""

    before: str
    words: str
    after: str
    key: str
    changes: Sequence[Change]


@desk("GET", "POST")
def claim_attach(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    claim.article = get_article(request, claim.article_id)
    revision = claim.article.revision
    if revision is None:
        raise NotPossibleError(_("This article has no text yet."))
    if request.method != "POST":
        return _page(request, claim, revision, _form(claim, revision))
    form = AttachForm(request.POST, text=revision.text)
    if not form.is_valid() or form.occurrence is None:
        return _page(request, claim, revision, form, status=422)
    try:
        annotating.attach_claim(
            claim,
            actor=person(request),
            version=form.cleaned_data["version"],
            revision=form.cleaned_data["revision"],
            start=form.occurrence.start,
            end=form.occurrence.end,
        )
    except StaleError:
        words = form.cleaned_data["words"]
        current = get_claim(request, pk)
        return show_conflict(request, current, typed=[(_("Words of the text"), words)])
    except NotPossibleError as refusal:
        return _page(request, claim, revision, form, refusal=str(refusal), status=409)
    messages.success(request, _("The claim has its place again."))
    return redirect(claim)


def _form(claim: Claim, revision: ArticleRevision) -> AttachForm:
    """Starts from the words that the claim had, where they still are in the text."""
    initial: dict[str, Any] = {"version": claim.version, "revision": revision.pk}
    if claim.anchor is not None and find(revision.text, claim.anchor.exact, limit=1):
        initial["words"] = claim.anchor.exact
    return AttachForm(initial=initial, text=revision.text)


def _page(
    request: HttpRequest,
    claim: Claim,
    revision: ArticleRevision,
    form: AttachForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    claims = claim.article.claims.exclude(status=Status.WITHDRAWN).select_related("anchor")
    context = {
        "claim": claim,
        "article": claim.article,
        "candidate": _candidate(claim, revision.text),
        "blocks": marked_blocks(revision, claims, Claim.get_absolute_url),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "factcheck/desk/claim_attach.html", context, status=status)


def _candidate(claim: Claim, text: str) -> Candidate | None:
    """The nearest words, unless they are the very same: then the form asks which place."""
    anchor = claim.anchor
    if anchor is None or anchor.candidate is None or anchor.reason == AnchorReason.TWICE:
        return None
    before, words, after = snippet(text, *anchor.candidate)
    key = place_key(Occurrence(*anchor.candidate))
    return Candidate(before, words, after, key, word_diff(anchor.exact, words))
