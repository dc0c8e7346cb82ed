"""Deciding on what the machine suggests and on what it says does not fit together."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import annotating
from factcheck.choices import Kind
from factcheck.errors import IncompleteError, NotAllowedError, RefusalError
from factcheck.forms.reading import AcceptManyForm, AnswerForm, DismissForm
from factcheck.models import Article, Claim, Suggestion
from factcheck.views.done import done
from factcheck.views.progress import read_choice
from factcheck.views.reading import place_of
from factcheck.views.shortcuts import desk, get_article, get_finding, get_suggestion, person
from factcheck.views.workbench import kept_filters, show_article

# Of a suggestion's words, in a message about it.
MOST_SAID = 80
QUOTATION_MARKS = '«»“”" \u00a0\u202f'


@desk("POST")
def detect(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    return _decide(
        request,
        article,
        lambda: annotating.detect_article(article, actor=person(request)),
        said=_("The article has been read again."),
        place="suggestions",
    )


@desk("POST")
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    suggestion = get_suggestion(request, pk)
    return _decide(
        request,
        suggestion.revision.article,
        lambda: annotating.accept_suggestion(suggestion, actor=person(request)),
        said=_("Accepted: “%(words)s” is a claim to check now.") % _words(suggestion),
        place=_next_to(suggestion, request),
        verb="mark",
    )


@desk("POST")
def accept_many(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    form = AcceptManyForm(request.POST)
    if not form.is_valid():
        return show_article(request, article, refusal=_first_error(form), status=422)
    try:
        claims = annotating.accept_many(
            article,
            actor=person(request),
            revision=form.cleaned_data["revision"],
            shown=form.cleaned_data["shown"],
        )
    except RefusalError as refusal:
        return _refused(request, article, refusal)
    said = ngettext("%(count)d claim is marked.", "%(count)d claims are marked.", len(claims))
    return _back(request, article, said % {"count": len(claims)}, place="suggestions")


@desk("POST")
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    suggestion = get_suggestion(request, pk)
    form = DismissForm(request.POST)
    typed = {"place": place_of(suggestion), "wrong": "note"}
    typed |= _typed(request, "dismissal", "note")
    article = suggestion.revision.article
    if not form.is_valid():
        typed["wrong"] = next(iter(form.errors))
        return show_article(request, article, refusal=_first_error(form), typed=typed, status=422)
    return _decide(
        request,
        article,
        lambda: annotating.dismiss_suggestion(
            suggestion, actor=person(request), **form.cleaned_data
        ),
        said=_("Dismissed: “%(words)s” will not be suggested again. You can restore it below.")
        % _words(suggestion),
        place=_next_to(suggestion, request),
        verb="dismiss",
        typed=typed,
    )


@desk("POST")
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    suggestion = get_suggestion(request, pk)
    return _decide(
        request,
        suggestion.revision.article,
        lambda: annotating.restore_suggestion(suggestion, actor=person(request)),
        said=_("The suggestion is offered again."),
        verb="reoffer",
        place=place_of(suggestion),
    )


@desk("POST")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_finding(request, pk)
    form = AnswerForm(request.POST)
    typed = {"place": place_of(finding), **_typed(request, "answer")}
    article = finding.revision.article
    if not form.is_valid():
        return show_article(request, article, refusal=_first_error(form), typed=typed, status=422)
    return _decide(
        request,
        article,
        lambda: annotating.answer_finding(finding, actor=person(request), **form.cleaned_data),
        said=_("Your answer is saved."),
        verb="answer",
        place="findings",
        typed=typed,
    )


@desk("POST")
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_finding(request, pk)
    return _decide(
        request,
        finding.revision.article,
        lambda: annotating.reopen_finding(finding, actor=person(request)),
        said=_("The answer is set aside."),
        verb="ask_again",
        place=place_of(finding),
    )


def _decide(
    request: HttpRequest,
    article: Article,
    act: Callable[[], object],
    *,
    said: str,
    place: str,
    verb: str = "",
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    """Act; back to `place` on the page, or the page with what stands against it."""
    try:
        made = act()
    except RefusalError as refusal:
        return _refused(request, article, refusal, typed)
    claim = made if isinstance(made, Claim) else None
    return _back(request, article, said, place=place, verb=verb, claim=claim)


def _back(
    request: HttpRequest,
    article: Article,
    said: str,
    *,
    place: str,
    verb: str = "",
    claim: Claim | None = None,
) -> HttpResponse:
    """To `place` under the same filters; what is said stands there too."""
    done(request, said, verb=verb, article=article, claim=claim, place=place)
    return redirect(f"{article.get_absolute_url()}{kept_filters(request)}#{place}")


def _refused(
    request: HttpRequest,
    article: Article,
    refusal: RefusalError,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    if isinstance(refusal, NotAllowedError):
        raise refusal
    status = 422 if isinstance(refusal, IncompleteError) else 409
    current = get_article(request, article.pk)
    return show_article(request, current, refusal=str(refusal), typed=typed or {}, status=status)


def _next_to(suggestion: Suggestion, request: HttpRequest) -> str:
    """The row below it on the page, so that the eye need not search."""
    waiting = Suggestion.objects.filter(revision=suggestion.revision_id).offered()
    later = waiting.filter(kind=suggestion.kind, start__gte=suggestion.start)
    following = later.exclude(pk=suggestion.pk).order_by("start", "-end").first()
    chosen, _status = read_choice(request.GET)
    kinds = [] if chosen else Kind.values[Kind.values.index(suggestion.kind) + 1 :]
    for kind in kinds:
        following = following or waiting.filter(kind=kind).order_by("start", "-end").first()
    return place_of(following) if following else "suggestions"


def _words(suggestion: Suggestion) -> dict[str, str]:
    """What it is about, without the marks of a quote: a message has its own."""
    return {"words": Truncator(suggestion.exact.strip(QUOTATION_MARKS)).chars(MOST_SAID)}


def _typed(request: HttpRequest, *names: str) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in names}


def _first_error(form: DismissForm | AcceptManyForm | AnswerForm) -> str:
    return next(str(error) for errors in form.errors.values() for error in errors)
