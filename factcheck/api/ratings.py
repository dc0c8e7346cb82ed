"""The scale of the newsroom, as its page about the method shows it."""

from __future__ import annotations

from typing import TypedDict

from django.http.response import HttpResponseBase

from factcheck.api.operations import Call, Operation, json_answer, serve
from factcheck.choices import Language
from factcheck.models import Rating
from factcheck.views.answers import answer


class ScaleRating(TypedDict):
    """`label` and `definition` by language. One that is not `active` is only on older pages."""

    slug: str
    outcome: str
    value: int | None
    active: bool
    label: dict[str, str]
    definition: dict[str, str]


class RatingList(TypedDict):
    ratings: list[ScaleRating]


LIST = Operation(
    id="listRatings",
    summary="The rating scale, in its order.",
    answers={200: ("The ratings.", RatingList)},
)


def _ratings(call: Call) -> HttpResponseBase:
    """One query."""
    scale = Rating.objects.order_by("position", "id")
    data: RatingList = {"ratings": [_rating(one) for one in scale]}
    return answer(call.request, json_answer(data))


def _rating(rating: Rating) -> ScaleRating:
    return {
        "slug": rating.slug,
        "outcome": rating.outcome,
        "value": rating.value,
        "active": rating.active,
        "label": {language: rating.label(language) for language in Language.values},
        "definition": {language: rating.definition(language) for language in Language.values},
    }


ratings = serve(LIST, _ratings)
