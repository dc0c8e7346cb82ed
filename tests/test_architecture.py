from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "factcheck"
LONGEST = 300

SOURCES = sorted(
    path
    for folder in ("factcheck", "newsroom", "tests", "benchmarks", "deploy")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
APP_SOURCES = [path for path in SOURCES if path.is_relative_to(APP)]

WRITES = frozenset(
    {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update"}
    | {"delete", "save", "acreate", "aupdate", "adelete"}
)
HTTP = ("django.http", "django.shortcuts", "django.views", "django.test")
PAGES = frozenset(
    {"FactPage", "FactSnapshot", "ArticlePage", "ArticleSnapshot", "Correction", "AboutPage"}
    | {"Translation", "FactTranslation"}
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def within(*folders: str) -> Callable[[Path], bool]:
    return lambda path: any(path.is_relative_to(APP / folder) for folder in folders)


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def offences(
    find: Callable[[ast.AST], bool], *, allowed: Callable[[Path], bool] = lambda path: False
) -> list[str]:
    """Where the app holds such a node, outside of what is allowed."""
    return [
        f"{name_of(path)}:{getattr(node, 'lineno', 0)}"
        for path in APP_SOURCES
        if not allowed(path)
        for node in nodes_of(path)
        if find(node)
    ]


def root_name(node: ast.AST) -> str:
    """The name that a chain of calls and attributes starts with: Claim for Claim.objects.all()."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def writes_rows(models: frozenset[str], node: ast.AST) -> bool:
    """Is it Model(field=…), or Model.objects….create(…) and the like?"""
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in models and bool(node.args or node.keywords)
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and root_name(node.func.value) in models
    )


def assigns(attribute: str, node: ast.AST) -> bool:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign) and node.value is not None:
        targets = [node.target]
    flat = [e for t in targets for e in (t.elts if isinstance(t, ast.Tuple | ast.List) else [t])]
    return any(isinstance(target, ast.Attribute) and target.attr == attribute for target in flat)


# Size and names


def test_files_stay_small() -> None:
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in SOURCES}

    assert len(lines) > 1000
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}

    assert [name_of(path) for path in SOURCES if drawers & set(path.with_suffix("").parts)] == []


# Who writes what


def writes_a_status(node: ast.AST) -> bool:
    setter = (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "setattr"
        and any(isinstance(a, ast.Constant) and a.value == "status" for a in node.args)
    )
    named = (
        isinstance(node, ast.Call)
        and (_called(node) in WRITES | {"compare_and_set"} or _called(node) == "Claim")
        and any(keyword.arg == "status" for keyword in node.keywords)
    )
    return setter or named or assigns("status", node)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def test_only_the_workflow_writes_a_status() -> None:
    assert offences(writes_a_status, allowed=within("workflow")) == []


def test_only_publishing_writes_pages() -> None:
    assert offences(lambda node: writes_rows(PAGES, node), allowed=within("publishing")) == []


def test_only_matching_writes_its_index() -> None:
    rows = frozenset({"MatchTerm", "MatchDocument", "MatchPosting"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("matching")) == []


def test_only_the_search_writes_what_it_reads() -> None:
    rows = frozenset({"PublicFact", "PublicWord", "PublicTrigram"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("search")) == []


def test_only_the_page_store_writes_what_it_holds() -> None:
    rows = frozenset({"StoredPage", "PublishLog"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("pagestore")) == []


def test_only_the_archive_writes_imported_reviews() -> None:
    rows = frozenset({"ImportedReview"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("archive")) == []


def test_only_annotating_writes_anchors() -> None:
    anchors = frozenset({"Anchor"})

    assert offences(lambda node: writes_rows(anchors, node), allowed=within("annotating")) == []


def test_only_the_ledger_writes_events() -> None:
    events = frozenset({"ReviewEvent", "LedgerHead"})

    assert offences(lambda node: writes_rows(events, node), allowed=within("ledger.py")) == []


def test_only_the_workflow_writes_verdicts_and_sign_offs() -> None:
    rows = frozenset({"Verdict", "SignOff"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("workflow")) == []


def test_only_notifying_writes_notifications_and_mails() -> None:
    rows = frozenset({"Notification", "Mail", "ReaderMail"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("notifying")) == []


def test_only_reporting_writes_what_readers_told() -> None:
    rows = frozenset({"ReaderReport"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("reporting")) == []


def test_only_throttling_counts_attempts() -> None:
    rows = frozenset({"Throttle"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("throttling.py")) == []


def test_only_jobs_writes_jobs() -> None:
    rows = frozenset({"Job", "Worker"})

    assert offences(lambda node: writes_rows(rows, node), allowed=within("jobs")) == []


def test_only_tokens_writes_tokens_and_only_webhooks_what_it_tells() -> None:
    told = frozenset({"WebhookEndpoint", "WebhookDelivery", "WebhookAttempt"})
    tokens = frozenset({"ApiToken"})

    assert offences(lambda node: writes_rows(tokens, node), allowed=within("tokens.py")) == []
    assert offences(lambda node: writes_rows(told, node), allowed=within("webhooks")) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("claim.status = 'verified'", True),
        ("claim.status, x = 'verified', 1", True),
        ("Claim.objects.filter(pk=1).update(status='verified')", True),
        ("Claim(status='verified')", True),
        ("setattr(claim, 'status', 'verified')", True),
        ("compare_and_set(claim, 1, status='verified')", True),
        ("claims.filter(status='verified')", False),
        ("HttpResponse(status=403)", False),
        ("status = claim.status", False),
    ],
)
def test_a_written_status_is_recognised(code: str, expected: bool) -> None:
    assert any(writes_a_status(node) for node in ast.walk(ast.parse(code))) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("FactPage(slug='x')", True),
        ("FactPage.objects.create(slug='x')", True),
        ("FactPage.objects.published().filter(pk=1).update(slug='x')", True),
        ("FactPage.objects.published().filter(pk=1)", False),
        ("isinstance(page, FactPage)", False),
    ],
)
def test_a_written_page_is_recognised(code: str, expected: bool) -> None:
    assert any(writes_rows(PAGES, node) for node in ast.walk(ast.parse(code))) is expected


# What the app does without


def test_no_data_is_marked_safe() -> None:
    def trusts(node: ast.AST) -> bool:
        imported = isinstance(node, ast.ImportFrom) and any(
            alias.name == "mark_safe" for alias in node.names
        )
        called = isinstance(node, ast.Call) and _called(node) in {"mark_safe", "SafeString"}
        return imported or called

    assert offences(trusts) == []


def test_there_are_no_signals() -> None:
    def signals(node: ast.AST) -> bool:
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        return any("signals" in module or module.endswith("dispatch") for module in modules)

    assert offences(signals) == []


def test_no_request_below_the_views() -> None:
    above = within(
        *("views", "feeds", "sitemaps.py", "api", "admin", "serving.py"),
        *("middleware.py", "context_processors.py", "templatetags", "filters"),
    )

    def knows_requests(node: ast.AST) -> bool:
        imported = (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith(HTTP)
            # What was typed; the shape of a form's data, whoever sent it.
            and any(alias.name != "QueryDict" for alias in node.names)
        )
        return imported or (isinstance(node, ast.arg) and node.arg == "request")

    assert offences(knows_requests, allowed=above) == []


def test_saving_has_no_side_effects() -> None:
    def overrides(node: ast.AST) -> bool:
        return isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}

    allowed = within("admin", "forms")
    assert offences(overrides, allowed=allowed) == []
