from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from factcheck import publishing
from factcheck.urls import api
from tests.api.test_problems import told
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.reading import a_fact, an_article_page
from tests.test_docs import _addresses

pytestmark = pytest.mark.django_db
NAMED = re.compile(r"<(?:\w+:)?(\w+)>")


def test_the_document_is_valid(client: Client) -> None:
    document = json.loads(client.get("/api/v1/openapi.json").content)

    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
    assert document["openapi"] == "3.1.0"


def test_the_headers_that_callers_need_are_named(client: Client) -> None:
    document = json.loads(client.get("/api/v1/openapi.json").content)
    operations = [one for path in document["paths"].values() for one in path.values()]
    named = {
        (one["operationId"], status): set(response.get("headers", ()))
        for one in operations
        for status, response in one["responses"].items()
    }

    assert named["createArticle", "201"] == {"Location"}
    waits = {operation for operation, status in named if status == "429"}
    assert waits >= {"listFacts", "createArticle", "reviseArticle", "getReadiness"}
    assert all(named[operation, "429"] == {"Retry-After"} for operation in waits)


def test_every_address_is_in_the_document_and_nothing_else(client: Client) -> None:
    document = json.loads(client.get("/api/v1/openapi.json").content)
    routes = {str(pattern.pattern) for pattern in api.urlpatterns}

    assert set(document["paths"]) == {"/" + NAMED.sub(r"{\1}", route) for route in routes}
    # Nothing is served beside them.
    assert {path for path, _name in _addresses() if path.startswith("/api/")} == {
        f"/{route}" for route in routes
    }


def test_every_public_path_answers_as_the_document_says(cast: Cast, client: Client) -> None:
    article = an_article(actor=cast.editor)
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)
    publishing.retract_fact(a_fact(cast), actor=cast.editor, why="Faux.")
    document = json.loads(client.get("/api/v1/openapi.json").content)
    slugs = {"/api/v1/facts/{slug}/": fact.slug, "/api/v1/articles/{slug}/": page.slug}

    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if operation["tags"] == ["public"]:
                response = getattr(client, method)(path.replace("{slug}", slugs.get(path, "")))
                content = operation["responses"]["200"]["content"]["application/json"]
                schema = {**content["schema"], "components": document["components"]}
                assert response.status_code == 200
                Draft202012Validator(schema).validate(json.loads(response.content))
            else:
                response = client.generic(method.upper(), path.replace("{external_id}", "cms-1"))
                told(response, 401)
                assert response.headers["WWW-Authenticate"] == 'Bearer realm="api"'
