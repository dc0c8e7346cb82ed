"""How the newsroom works and who it is, in either language.

An address that names no language is in that of the site; so is the canonical one of that language.
"""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from factcheck.choices import AboutName, Language, Outcome
from factcheck.models import AboutPage, Rating, SourceRule
from factcheck.publishing import about_words
from factcheck.views.answers import show
from factcheck.views.pages import Alternate


class Label(TypedDict):
    """A label of the scale in the language of the page, and what it is called in the other one."""

    label: str
    definition: str
    value: int | None
    active: bool
    other: str
    other_language: str


@login_not_required
@require_safe
def methodology(request: HttpRequest, language: str = "") -> HttpResponseBase:
    """The scale and the rules of the newsroom as they are now. Two queries."""
    language = language or settings.LANGUAGE_CODE
    context: dict[str, object] = {
        **_addresses("methodology", [], language),
        "scale": _scale(language),
        "rule": SourceRule.objects.filter(desk="").first(),
        "names": settings.FACTCHECK_SIGNATURES == "names",
    }
    return show(request, "factcheck/public/methodology.html", context, language=language)


@login_not_required
@require_safe
def about(
    request: HttpRequest, name: str = AboutName.ABOUT, language: str = ""
) -> HttpResponseBase:
    """What an editor has written, or what the settings say until then. One query."""
    language = language or settings.LANGUAGE_CODE
    written = AboutPage.objects.filter(name=name, language=language).first()
    with override(language):
        context: dict[str, object] = {
            **about_words(
                name, title=written.title if written else "", body=written.body if written else ""
            )
        }
    is_home = name == AboutName.ABOUT
    context |= _addresses("about" if is_home else "about-page", [] if is_home else [name], language)
    context["updated_at"] = written.updated_at if written else None
    return show(
        request,
        "factcheck/public/about.html",
        context,
        language=language,
        modified=written.updated_at if written else None,
    )


def _addresses(name: str, args: list[str], language: str) -> dict[str, object]:
    """The canonical address of a page in a language, and those of the same in every language."""
    alternates: list[Alternate] = [
        {"language": code, "url": _address(name, args, code)} for code in Language.values
    ]
    return {
        "url": _address(name, args, language),
        "alternates": alternates,
        "default": _address(name, args, settings.LANGUAGE_CODE),
        "language": language,
    }


def _address(name: str, args: list[str], language: str) -> str:
    if language == settings.LANGUAGE_CODE:
        return settings.SITE_URL + reverse(f"factcheck:{name}", args=args)
    return settings.SITE_URL + reverse(f"factcheck:{name}-in", args=[*args, language])


def _scale(language: str) -> list[tuple[str, list[Label]]]:
    """The labels in their order, by the outcome that they say; one query."""
    other = next(code for code in Language.values if code != language)
    ratings = list(Rating.objects.order_by("position", "id"))
    return [
        (outcome, [_label(one, language, other) for one in ratings if one.outcome == outcome])
        for outcome in Outcome.values
    ]


def _label(rating: Rating, language: str, other: str) -> Label:
    return {
        "label": rating.label(language),
        "definition": rating.definition(language),
        "value": rating.value,
        "active": rating.active,
        "other": rating.label(other),
        "other_language": other,
    }
