"""The gate: what blocks an article, its sign-off, its publication."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from factcheck import policy, publishing, workflow
from factcheck.choices import PageState
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.forms.gate import SignOffForm
from factcheck.models import Article, ArticlePage
from factcheck.readiness import readiness, valid_sign_off
from factcheck.views.blocking import grouped
from factcheck.views.shortcuts import desk, get_article, person


@desk("GET")
def gate(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_article(request, pk))


@desk("POST")
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    if not policy.can_manage_article(person(request), article):
        raise NotAllowedError(_("Only an editor can sign an article off."))
    form = SignOffForm(request.POST)
    if not form.is_valid():
        return _page(request, article, form, status=422)
    try:
        workflow.sign_off(
            article,
            actor=person(request),
            revision=form.cleaned_data["revision"],
            override_reason=form.cleaned_data["override_reason"],
        )
    except IncompleteError as refusal:
        form.add_error("override_reason", refusal.missing[-1])
        return _page(request, article, form, status=422)
    except StaleError:
        text = _("The text has changed since you read it: read it again, then sign.")
        form.add_error(None, text)
        return _page(request, article, form, status=409)
    messages.success(request, _("The article is signed off."))
    return redirect("factcheck:gate", pk=article.pk)


@desk("POST")
def article_publish(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    try:
        publishing.publish_article(article, actor=person(request))
    except NotPossibleError as refusal:
        return _page(request, article, refusal=str(refusal), status=409)
    messages.success(request, _("The article is published."))
    return redirect("factcheck:gate", pk=article.pk)


def _page(
    request: HttpRequest,
    article: Article,
    form: SignOffForm | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    sign_off, blockers = valid_sign_off(article), readiness(article)
    page = ArticlePage.objects.filter(article=article).first()
    context = {
        "article": article,
        "blockers": blockers,
        "groups": grouped(article, blockers),
        "sign_off": sign_off,
        "page": page,
        "is_public": page is not None and page.state == PageState.PUBLISHED,
        "is_current": page is not None and sign_off is not None and page.sign_off_id == sign_off.pk,
        "can_manage": policy.can_manage_article(person(request), article),
        "form": form or SignOffForm(),
        # Always the text on this screen, whichever one a refused form was about.
        "revision": article.revision,
        "refusal": refusal,
        "named": publishing.named_in_article(article, viewer=person(request)),
    }
    return render(request, "factcheck/desk/gate.html", context, status=status)
