"""The page behind the link of a question: for one person outside, who needs no account.

It reads the row of the question only, which holds all that was meant to be shown. A link that
never was, one that ended, was revoked or was opened too often all get the same answer.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from factcheck import annotating
from factcheck.errors import NotPossibleError
from factcheck.forms.replying import ReplyForm
from factcheck.models import Question
from factcheck.views.callers import is_foreign, length_of

# All fields filled to their limits take a tenth of it, so a text that is too long meets its field.
MOST_BYTES = 200_000
HEADERS = {
    "Cache-Control": "no-store",
    # The address is the secret.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


# Nobody has a session here: the token of the address and the seal of the form stand for it.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, token: str) -> HttpResponse:
    response = _send(request, token) if request.method == "POST" else _look(request, token)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _look(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing but the count, and only by GET: scanners of mail ask by HEAD too."""
    question = annotating.question_behind(token)
    if question is None or question.views_left < 1:
        return _closed(request)
    if request.method == "GET" and not annotating.count_view(question):
        return _closed(request)
    if hasattr(question, "answer"):
        return _page(request, question, "answered")
    return _page(request, question, "form", form=ReplyForm(question=question))


def _send(request: HttpRequest, token: str) -> HttpResponse:
    """The answer; also after the last view, by who has been writing since."""
    if length_of(request) > MOST_BYTES:
        return _closed(request, status=413)
    question = None if is_foreign(request) else annotating.question_behind(token)
    if question is None or not annotating.count_attempt(question):
        return _closed(request)
    if hasattr(question, "answer"):
        return _page(request, question, "answered", status=409)
    with override(question.language):
        form = ReplyForm(request.POST, question=question)
        if not form.is_valid():
            return _page(request, question, "form", form=form, status=422)
        try:
            annotating.reply(question, **form.reply())
        except NotPossibleError:
            return _page(request, question, "answered", status=409)
    return _page(request, question, "thanks")


def _page(
    request: HttpRequest, question: Question, state: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"question": question, "state": state, **more}
    with override(question.language):
        response = render(request, "factcheck/public/ask.html", context, status=status)
    response.headers["Content-Language"] = question.language
    return response


def _closed(request: HttpRequest, *, status: int = 404) -> HttpResponse:
    """The same bytes for every link that cannot be used."""
    with override(settings.LANGUAGE_CODE):
        context = {"state": "too_long" if status == 413 else "closed"}
        return render(request, "factcheck/public/ask.html", context, status=status)
