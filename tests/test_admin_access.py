"""Every address of the admin × every role. A model without a row here fails until it gets one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factcheck import tables
from tests.conftest import Cast
from tests.everything import everything
from tests.test_access import WHO, status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
begin = everything
NOBODY: tuple[str, ...] = ()
CHIEFS = ("chief", "superuser")
EDITORS = ("editor", *CHIEFS)
CHECKERS = ("checker", *EDITORS)

# Who may open the list and a row, the form for a new one, and the question before deleting.
MODELS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "auth.group": (CHIEFS, NOBODY, NOBODY),
    "auth.user": (CHIEFS, CHIEFS, NOBODY),
    "factcheck.aboutpage": (CHECKERS, EDITORS, NOBODY),
    "factcheck.apitoken": (CHIEFS, CHIEFS, NOBODY),
    "factcheck.article": (CHECKERS, CHECKERS, NOBODY),
    "factcheck.articlepage": (CHECKERS, NOBODY, NOBODY),
    "factcheck.articlesnapshot": (CHECKERS, NOBODY, NOBODY),
    "factcheck.claim": (CHECKERS, NOBODY, NOBODY),
    "factcheck.comment": (CHECKERS, NOBODY, NOBODY),
    "factcheck.contact": (CHIEFS, NOBODY, NOBODY),
    "factcheck.correction": (CHECKERS, NOBODY, NOBODY),
    "factcheck.evidence": (CHECKERS, CHECKERS, NOBODY),
    "factcheck.factpage": (CHECKERS, NOBODY, NOBODY),
    "factcheck.factsnapshot": (CHECKERS, NOBODY, NOBODY),
    "factcheck.figureclaim": (CHECKERS, CHECKERS, NOBODY),
    "factcheck.finding": (CHECKERS, NOBODY, NOBODY),
    "factcheck.importedreview": (CHIEFS, NOBODY, NOBODY),
    "factcheck.job": (CHIEFS, NOBODY, NOBODY),
    "factcheck.mail": (CHIEFS, NOBODY, NOBODY),
    "factcheck.quoteclaim": (CHECKERS, CHECKERS, NOBODY),
    "factcheck.rating": (CHIEFS, CHIEFS, NOBODY),
    "factcheck.readerreport": (CHIEFS, NOBODY, NOBODY),
    "factcheck.reviewevent": (CHECKERS, NOBODY, NOBODY),
    "factcheck.signoff": (CHECKERS, NOBODY, NOBODY),
    "factcheck.source": (CHECKERS, CHECKERS, NOBODY),
    "factcheck.sourceclaim": (CHECKERS, CHECKERS, NOBODY),
    "factcheck.sourcerule": (CHIEFS, CHIEFS, CHIEFS),
    "factcheck.suggestion": (CHECKERS, NOBODY, NOBODY),
    "factcheck.verdict": (CHECKERS, NOBODY, NOBODY),
    "factcheck.webhookdelivery": (CHIEFS, NOBODY, NOBODY),
    "factcheck.webhookendpoint": (CHIEFS, CHIEFS, NOBODY),
}
# Addresses that belong to no model, and what GET answers each of WHO.
PAGES = {
    "index": (302, 403, 403, 200, 200, 200, 200),
    "login": (302, 403, 403, 302, 302, 302, 302),
    "logout": (302, 405, 405, 405, 405, 405, 405),
    "password_change": (302, 403, 403, 200, 200, 200, 200),
    "password_change_done": (302, 403, 403, 200, 200, 200, 200),
    **dict.fromkeys(
        (
            *("factcheck_article_keep", "factcheck_claim_keep", "factcheck_figureclaim_keep"),
            *("factcheck_quoteclaim_keep", "factcheck_sourceclaim_keep"),
            *("factcheck_evidence_keep", "factcheck_source_keep", "factcheck_reviewevent_verify"),
        ),
        (302, 403, 403, 405, 405, 405, 405),
    ),
    "factcheck_reviewevent_export": (302, 403, 403, 403, 403, 200, 200),
    "jsi18n": (302, 403, 403, 200, 200, 200, 200),
    # Without the field that it should complete there is nothing to answer.
    "autocomplete": (302, 403, 403, 403, 403, 403, 403),
}

# The entries whose rows come and go as a table, and who may take them out.
TABLES = {
    "factcheck.article": EDITORS,
    "factcheck.claim": EDITORS,
    "factcheck.evidence": EDITORS,
    "factcheck.rating": CHIEFS,
    "factcheck.source": EDITORS,
}


def patterns(found: list[Any] | None = None) -> Iterator[URLPattern]:
    for pattern in get_resolver().url_patterns if found is None else found:
        if isinstance(pattern, URLResolver) and (found or pattern.namespace == "admin"):
            yield from patterns(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and found is not None:
            yield pattern


def address(model: type[Model], page: str, *arguments: object) -> str:
    options = model._meta
    name = f"admin:{options.app_label}_{options.model_name}_{page}"
    return reverse(name, args=arguments)


def row_of(model: type[Model]) -> Model:
    row = model._default_manager.order_by("pk").first()
    assert row is not None, f"tests/everything.py has no {model._meta.label_lower}"
    return row


@pytest.fixture
def clients(cast: Cast) -> dict[str, Client]:
    browsers = {who: Client() for who in WHO}
    for who in WHO[1:]:
        browsers[who].force_login(getattr(cast, who))
    return browsers


def test_every_model_of_the_admin_has_its_row() -> None:
    changelists = [p.name for p in patterns() if p.name and p.name.endswith("_changelist")]

    rows = [f"{label.replace('.', '_')}_changelist" for label in MODELS]

    assert sorted(changelists) == sorted(rows)


def test_every_other_address_of_the_admin_has_its_row() -> None:
    of_models = {
        f"{label.replace('.', '_')}_{page}"
        for label in MODELS
        for page in ("changelist", "add", "history", "delete", "change")
    }
    of_tables = {
        f"{label.replace('.', '_')}_{page}"
        for label in TABLES
        for page in ("export", "template", "import", "import_preview", "import_faults")
    }
    # Placed by the tests of the admin itself: they need a row of one particular kind.
    elsewhere = {"auth_user_password_change", "view_on_site", "app_list"}

    others = {p.name for p in patterns() if p.name} - of_models - of_tables - elsewhere

    assert sorted(others) == sorted(PAGES)


@pytest.mark.parametrize("label", sorted(MODELS))
def test_a_model_is_open_to_its_roles_only(label: str, clients: dict[str, Client]) -> None:
    model = apps.get_model(label)
    pk = row_of(model).pk
    listing, adding, deleting = MODELS[label]
    pages = {
        address(model, "changelist"): listing,
        address(model, "change", pk): listing,
        address(model, "history", pk): listing,
        address(model, "add"): adding,
        address(model, "delete", pk): deleting,
    }

    answers = {path: {who: status(clients[who], "get", path) for who in WHO} for path in pages}

    assert answers == {
        path: {who: 200 if who in may else 302 if who == "stranger" else 403 for who in WHO}
        for path, may in pages.items()
    }


@pytest.mark.parametrize("label", sorted(TABLES))
def test_tables_are_open_to_their_roles_only(
    label: str, clients: dict[str, Client], cast: Cast
) -> None:
    model = apps.get_model(label)
    kinds = {table.kind: table for table in tables.TABLES.values()}
    kind = next(kind for kind in kinds if model.__name__.lower() in kind)
    content = b"name;nom\n"
    kept = tables.keep(tables.TABLES[kind], content, name="x.csv", actor=cast.chief)
    pages = {
        **{address(model, "export", form): TABLES[label] for form in ("csv", "xlsx")},
        **{address(model, "template", form): CHIEFS for form in ("csv", "xlsx")},
        address(model, "import"): CHIEFS,
        # Not even a chief sees what another one uploaded; this file is no table.
        address(model, "import_preview", kept.pk): (),
        address(model, "import_faults", kept.pk): (),
    }

    answers = {path: {who: status(clients[who], "get", path) for who in WHO} for path in pages}

    for path, may in pages.items():
        strict = {who: 200 if who in may else 302 if who == "stranger" else 403 for who in WHO}
        if not may:
            strict |= {"chief": 409, "superuser": 404}
        assert answers[path] == strict, path


def test_the_pages_of_the_admin_by_every_role(clients: dict[str, Client]) -> None:
    answers = {
        name: tuple(status(clients[who], "get", reverse(f"admin:{name}")) for who in WHO)
        for name in PAGES
    }

    assert answers == PAGES


def test_strangers_meet_the_login_of_the_desk(client: Client) -> None:
    models = [address(apps.get_model(label), "changelist") for label in MODELS]

    led = [client.get(path).headers["Location"] for path in models]

    assert led == [f"/accounts/login/?next={path}" for path in models]
