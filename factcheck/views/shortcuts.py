"""Fetch and authorise in one call: what a person may not see does not exist for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck import policy
from factcheck.errors import NotAllowedError
from factcheck.models import (
    DETAILS,
    Answer,
    Article,
    Citation,
    Claim,
    Comment,
    Contact,
    Evidence,
    Finding,
    NothingToCheck,
    Notification,
    Question,
    Suggestion,
)

View = Callable[..., HttpResponseBase]


def desk(*methods: str) -> Callable[[View], View]:
    """A view of the desk: these methods only, and only for people who have a role."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not policy.can_use_desk(request.user):
                raise NotAllowedError(_("Your account has no role at this desk: ask a chief."))
            return view(request, *args, **kwargs)

        allowed = [*methods, "HEAD"] if "GET" in methods else list(methods)
        return require_http_methods(allowed)(checked)

    return decorate


def person(request: HttpRequest) -> User:
    """The logged-in user; every view of the desk is behind the login."""
    return cast(User, request.user)


def get_article(request: HttpRequest, pk: int) -> Article:
    articles = policy.visible_articles(person(request)).select_related("revision", "created_by")
    return get_object_or_404(articles, pk=pk)


def get_claim(request: HttpRequest, pk: int) -> Claim:
    """The claim with its article, its place, its detail and its assignee; one query."""
    claims = policy.visible_claims(person(request)).select_related(
        "article", "anchor__revision", "assignee", "created_by", *DETAILS
    )
    return get_object_or_404(cast("QuerySet[Claim]", claims), pk=pk)


def get_citation(request: HttpRequest, pk: int) -> Citation:
    claims = policy.visible_claims(person(request))
    return get_object_or_404(
        Citation.objects.filter(claim__in=claims).select_related("claim__article", "evidence"),
        pk=pk,
    )


def get_comment(request: HttpRequest, pk: int) -> Comment:
    claims = policy.visible_claims(person(request))
    return get_object_or_404(
        Comment.objects.filter(claim__in=claims).select_related("claim__article"), pk=pk
    )


def get_contact(request: HttpRequest, pk: int) -> Contact:
    contacts = policy.visible_contacts(person(request))
    return get_object_or_404(contacts.select_related("claim__article", "source"), pk=pk)


def get_evidence(request: HttpRequest, pk: int) -> Evidence:
    return get_object_or_404(policy.visible_evidence(person(request)), pk=pk)


def get_question(request: HttpRequest, pk: int) -> Question:
    questions = policy.visible_questions(person(request)).select_related("claim__article")
    return get_object_or_404(questions, pk=pk)


def get_answer(request: HttpRequest, pk: int) -> Answer:
    answers = Answer.objects.filter(question__in=policy.visible_questions(person(request)))
    return get_object_or_404(answers.select_related("question__claim__article"), pk=pk)


def get_notification(request: HttpRequest, pk: int) -> Notification:
    """One of the person's own, while they may see what it is about."""
    return get_object_or_404(policy.visible_notifications(person(request)), pk=pk)


def get_suggestion(request: HttpRequest, pk: int) -> Suggestion:
    """The suggestion with its article, whose revision is the one that is under check now."""
    articles = policy.visible_articles(person(request))
    suggestions = Suggestion.objects.filter(revision__article__in=articles)
    return get_object_or_404(suggestions.select_related("revision__article__revision"), pk=pk)


def get_finding(request: HttpRequest, pk: int) -> Finding:
    articles = policy.visible_articles(person(request))
    findings = Finding.objects.filter(revision__article__in=articles)
    return get_object_or_404(findings.select_related("revision__article__revision"), pk=pk)


def posted_version(request: HttpRequest) -> int:
    """The version that the person was looking at; 0, which is never right, when it is missing."""
    value = request.POST.get("version", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def get_said(request: HttpRequest, pk: int) -> NothingToCheck:
    """What was said of a sentence, with its article as `get_suggestion` has it."""
    articles = policy.visible_articles(person(request))
    said = NothingToCheck.objects.filter(revision__article__in=articles)
    return get_object_or_404(said.select_related("revision__article__revision"), pk=pk)
