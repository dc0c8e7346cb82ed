"""The addresses of the API below `/api/v1/`: what serves them, and what they say they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponseBase

from factcheck.api import articles, corrections, desk, facts, ratings
from factcheck.api.openapi import document
from factcheck.api.operations import Call, Operation, View, json_answer, serve
from factcheck.views.answers import answer


@dataclass(frozen=True, slots=True)
class Route:
    """`route` as the resolver writes it."""

    route: str
    name: str
    operation: Operation
    view: View


DOCUMENT = Operation(
    id="getDocument",
    summary="This document.",
    answers={200: ("OpenAPI 3.1.", dict[str, Any])},
)


def _document(call: Call) -> HttpResponseBase:
    """No query."""
    data = document((route.route, route.operation) for route in ROUTES)
    return answer(call.request, json_answer(data))


ROUTES = (
    Route("facts/", "api-facts", facts.LIST, facts.facts),
    Route("facts/<slug:slug>/", "api-fact", facts.DETAIL, facts.fact),
    Route("articles/<slug:slug>/", "api-article", articles.DETAIL, articles.article),
    Route("corrections/", "api-corrections", corrections.LIST, corrections.corrections),
    Route("ratings/", "api-ratings", ratings.LIST, ratings.ratings),
    Route("articles/", "api-articles", desk.CREATE, desk.create),
    Route("articles/<path:external_id>/revisions/", "api-revisions", desk.REVISE, desk.revise),
    Route("articles/<path:external_id>/readiness/", "api-readiness", desk.READY, desk.ready),
    Route("openapi.json", "api-document", DOCUMENT, serve(DOCUMENT, _document)),
)
