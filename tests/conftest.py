"""The cast, and a database that may be flushed although it refuses deletions."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as site
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client, TransactionTestCase, override_settings
from pytest_django import DjangoDbBlocker

from factcheck.choices import Role
from factcheck.models import Seal, triggers
from tests.choosing import pytest_collection_modifyitems

__all__ = ("pytest_collection_modifyitems",)  # a hook, which pytest looks for here

# The key of the tests, and of nothing else.
KEY = "3bQJ8lV0mJ0QnVtkE0o0pPj1c0y6v3sX8Wb8r5nq0mE="


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass rarely, and never over what stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@dataclass(frozen=True)
class Cast:
    """One person a role, a second checker and editor, somebody without a role, a superuser."""

    reporter: User
    checker: User
    other_checker: User
    editor: User
    other_editor: User
    chief: User
    outsider: User
    superuser: User


def people() -> Cast:
    roles = {
        "reporter": Role.REPORTER,
        "checker": Role.CHECKER,
        "other_checker": Role.CHECKER,
        "editor": Role.EDITOR,
        "other_editor": Role.EDITOR,
        "chief": Role.CHIEF,
    }
    names = [*roles, "outsider", "superuser"]
    users = User.objects.bulk_create(
        User(username=name.replace("_", "-"), first_name=name.replace("_", "-").title())
        for name in names[:-1]
    )
    root = User.objects.create(username="root", first_name="Root", is_superuser=True, is_staff=True)
    by_name = dict(zip(names, [*users, root], strict=True))
    groups = {group.name: group for group in Group.objects.all()}
    User.groups.through.objects.bulk_create(
        User.groups.through(user=by_name[name], group=groups[role]) for name, role in roles.items()
    )
    return Cast(**by_name)


@dataclass(frozen=True)
class Shared:
    """What the tests of a module begin with: the cast, and what the module's `begin` returned."""

    cast: Cast
    begun: Any


@pytest.fixture(scope="module")
def shared_world(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    folders: Iterator[Path],
) -> Iterator[Shared]:
    """Rows made once for a module, by its function `begin(cast)`; a test's own changes go with it.

    For modules whose tests only look: each runs in a savepoint of one transaction.
    """
    here = connections["default"]
    outer = transaction.atomic()
    # Django asks this of the transaction around a block that says it is the outermost one.
    outer._from_testcase = True  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        _store_evidence_in(next(folders), patch)
        # A test that ends closes its connection, and would close the transaction with it.
        patch.setattr(here, "close", lambda: None)
        with outer:
            cast = people()
            begun = request.module.begin(cast)
            here.check_constraints()
            with django_db_blocker.block():
                yield Shared(cast, begun)
            transaction.set_rollback(True)
    here.close()


@pytest.fixture(autouse=True)
def _nothing_is_cached() -> None:
    """Rows go with their test; what was counted of them goes as well."""
    cache.clear()


@pytest.fixture
def begun(shared_world: Shared) -> Any:
    """What `begin` of the module returned, as if it had been made for this test."""
    return deepcopy(shared_world.begun)


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> Cast:
    """In three statements, because nearly every test asks for them."""
    if "shared_world" in request.fixturenames:
        return deepcopy(request.getfixturevalue("shared_world").cast)
    return people()


@pytest.fixture
def as_user() -> Callable[[User | None], Client]:
    """A client logged in as somebody; None is a stranger."""

    def login(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return login


@pytest.fixture(scope="session", autouse=True)
def collected_static(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Collect the static files once, as in production: a missing one fails the page's test."""
    # Looked up when asked for: else every test client would read the whole folder.
    site.WHITENOISE_AUTOREFRESH = True
    site.STATIC_ROOT = str(tmp_path_factory.mktemp("static"))
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def settings_of_tests() -> Iterator[None]:
    """Nothing reads the articles of a test unless it asks for it: their claims are its own. What
    is protected in a test can be read in it, whatever the machine's own settings say. No page is kept
    from one request to the next."""
    with override_settings(
        FACTCHECK_DETECTORS=[], FACTCHECK_PAGE_STORE="off", FACTCHECK_PROTECTION_KEYS=[KEY]
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Keep one connection to the SQLite file open: else each test ends with a checkpoint."""
    if connection.vendor != "sqlite":
        yield
        return
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as held:
        held.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths that nothing is at yet."""
    parent = tmp_path_factory.mktemp("evidence")
    return (parent / str(number) for number in count())


@pytest.fixture(autouse=True)
def evidence_folder(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, folders: Iterator[Path]
) -> Path:
    """Files of evidence go to a folder of the test, which is not there before the first of them;
    where rows are shared, to one of the module."""
    if "shared_world" in request.fixturenames:
        return Path(Seal._meta.get_field("file").storage.location)
    return _store_evidence_in(next(folders), monkeypatch)


def _store_evidence_in(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    storage = FileSystemStorage(location=folder, base_url=None)
    patch.setattr(Seal._meta.get_field("file"), "storage", storage)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _flush_past_triggers() -> Iterator[None]:
    """Append-only tables refuse the flush that ends a transactional test: lift it for that.

    Rows of migrations (roles, scale, head of the ledger) are put back, because it takes them too.
    """
    original = TransactionTestCase._fixture_teardown

    def flush(self: TransactionTestCase) -> None:
        triggers.remove(connection)
        try:
            original(self)
        finally:
            triggers.install(connection)
            _start_again()

    TransactionTestCase._fixture_teardown = flush
    yield
    TransactionTestCase._fixture_teardown = original


def _start_again() -> None:
    import_module("factcheck.migrations.0003_roles_and_scale").start(apps, None)
