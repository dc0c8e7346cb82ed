from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.core.management import get_commands
from django.urls import URLPattern, URLResolver, get_resolver

from factcheck import policy
from factcheck.choices import Outcome, Role, Status
from factcheck.consistency.sentences import SENTENCES
from factcheck.detection.suggestions import WARNINGS
from factcheck.models import Claim, Verdict
from factcheck.quotecheck.outcomes import Outcome as QuoteOutcome
from factcheck.tables import TABLES
from factcheck.transitions import TRANSITIONS, Transition
from newsroom.env import env
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(
    [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "deploy" / "README.md"],
    key=lambda page: page.as_posix(),
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)


def table(page: Path, first_heading: str) -> list[list[str]]:
    """The cells of the table whose first column has this heading, without back quotes."""
    rows = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    start = next(i for i, row in enumerate(rows) if row[0] == first_heading)
    body: list[list[str]] = []
    for row in rows[start + 2 :]:
        if len(row) != len(rows[start]):
            break
        body.append([cell.replace("`", "") for cell in row])
    return body


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# Links


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    text = CODE.sub("", document.read_text(encoding="utf-8"))
    broken = []

    for link in LINK.findall(text):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, fragment = unquote(link).partition("#")
        target = document.parent / path if path else document
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_decision_is_listed() -> None:
    files = sorted(path.name for path in (DOCS / "decisions").glob("0*.md"))

    listed = re.findall(r"\]\((0.+?\.md)\)", (DOCS / "decisions" / "README.md").read_text())

    assert listed == files


@pytest.mark.parametrize(
    "document", sorted((DOCS / "decisions").glob("0*.md")), ids=lambda path: path.stem
)
def test_a_decision_says_context_decision_consequences(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
    ]
    assert text.startswith(f"# {document.name[:4]} ")


# Settings


def test_every_setting_is_documented_with_its_default() -> None:
    documented = {name: default for name, default, _ in table(DOCS / "configuration.md", "Name")}

    in_code = {name: default or "empty" for name, (_cast, default) in env.scheme.items()}

    assert documented == in_code


def test_the_example_names_only_known_settings() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()

    names = {line.lstrip("#").partition("=")[0] for line in lines if re.match(r"#?[A-Z_]+=", line)}

    assert names - set(env.scheme) == set()
    assert "SECRET_KEY" not in names


def test_every_check_is_documented() -> None:
    source = (ROOT / "factcheck" / "checks.py").read_text(encoding="utf-8")
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")

    lists = (ROOT / "factcheck" / "admin" / "traps.py").read_text(encoding="utf-8")
    ids = set(re.findall(r'id="(factcheck\.[EW]\d+)"', source))
    ids |= {f"factcheck.E0{number}" for number in re.findall(r"_error\(\w+, (\d+),", lists)}
    hints = set(re.findall(r"\{_DOCS\}#(\w+)", source))

    assert ids == set(re.findall(r"factcheck\.[EW]\d+", page))
    assert hints - anchors(DOCS / "configuration.md") == set()


# Commands and addresses


def test_every_command_is_documented() -> None:
    documented = [row[0].split()[0] for row in _tables_of_commands()[1]]

    assert documented == sorted(name for name, app in get_commands().items() if app == "factcheck")


def test_every_make_target_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)) - {"help"}

    documented = {row[0].removeprefix("make ") for row in _tables_of_commands()[0]}

    assert documented == targets


def test_every_address_is_documented() -> None:
    documented = {(row[0], row[1]) for row in table(DOCS / "commands.md", "Path")}

    assert documented == set(_addresses()) | {("/admin/", "admin:index")}


def _tables_of_commands() -> list[list[list[str]]]:
    make, manage = (DOCS / "commands.md").read_text(encoding="utf-8").split("## manage.py")
    return [_rows(make), _rows(manage.split("## Addresses")[0])]


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def _addresses(
    patterns: list[Any] | None = None, prefix: str = "/", namespace: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, f"{namespace}{pattern.name}"
        elif isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from _addresses(pattern.url_patterns, path, inner)


# The workflow


def test_the_workflow_table_is_the_transition_table() -> None:
    documented = [row[:4] for row in table(DOCS / "workflow.md", "Verb")]

    assert documented == [
        [
            transition.verb,
            ", ".join(transition.sources),
            transition.target or "the outcome proposed",
            "yes" if transition.needs_reason else "no",
        ]
        for transition in TRANSITIONS.values()
    ]


@pytest.mark.django_db
def test_the_workflow_table_says_who_may(cast: Cast) -> None:
    documented = [[row[0], row[4], row[5]] for row in table(DOCS / "workflow.md", "Verb")]

    claim = a_claim(actor=cast.other_editor)
    assert documented == [
        [verb.verb, ", ".join(_who(verb, claim, cast)), _also(verb, claim, cast)]
        for verb in TRANSITIONS.values()
    ]


def _people(cast: Cast) -> dict[str, User]:
    return {role: getattr(cast, role) for role in Role.values}


def _verdict(claim: Claim, proposer: User) -> Verdict:
    return Verdict(claim=claim, outcome=Outcome.VERIFIED, proposed_by=proposer)


def _who(transition: Transition, claim: Claim, cast: Cast) -> list[str]:
    """The roles that may use the verb on other people's work."""
    verdict = _verdict(claim, cast.other_editor)
    may = policy.MAY[transition.verb]
    return [role for role, user in _people(cast).items() if may(user, claim, verdict)]


def _also(transition: Transition, claim: Claim, cast: Cast) -> str:
    """What changes for somebody whose own work it is."""
    may, roles = policy.MAY[transition.verb], _who(transition, claim, cast)
    for role, user in _people(cast).items():
        own = may(user, claim, _verdict(claim, user))
        if own != (role in roles):
            return "the proposer" if own else "never the proposer"
    article = an_article(actor=cast.reporter)
    mine, later = (a_claim(article, actor=cast.reporter) for _ in range(2))
    if "reporter" not in roles and may(cast.reporter, mine, None):
        later.status = Status.IN_REVIEW
        return (
            "whoever marked it"
            if may(cast.reporter, later, None)
            else "whoever marked it, while it is to check; if it answers a suggestion, only a checker"
        )
    return ""


# The architecture


def test_the_layers_are_those_of_the_contract() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    documented = CODE.findall(page)[0].strip("`\n").splitlines()

    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = config["tool"]["importlinter"]["contracts"][0]

    assert documented == contract["layers"]


def test_the_tree_names_folders_that_exist() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"^(\w+)/ ", CODE.findall(page)[1], re.MULTILINE)

    assert [name for name in named if not (ROOT / name).is_dir()] == []


# Rules of the text


def test_every_rule_of_the_consistency_check_is_explained() -> None:
    rules = [row[0] for row in table(DOCS / "detection.md", "Rule")]

    assert sorted(rules) == sorted(SENTENCES)


def test_every_warning_of_the_detector_is_explained() -> None:
    warnings = [row[0] for row in table(DOCS / "detection.md", "Warning")]

    assert sorted(warnings) == sorted(WARNINGS)


def test_every_outcome_of_the_quote_check_is_explained() -> None:
    outcomes = [row[0] for row in table(DOCS / "detection.md", "Outcome")]

    assert sorted(outcomes) == sorted(get_args(QuoteOutcome))


# Tables


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_every_column_of_a_table_is_documented(kind: str) -> None:
    # Up to the heads of the next table.
    rows = table(DOCS / "tables.md", kind.capitalize())
    documented = list(takewhile(lambda row: row[1] != "French", rows))

    assert [(name, french, what.startswith("needed")) for name, french, what in documented] == [
        (column.name, column.french, column.required) for column in TABLES[kind].columns
    ]
