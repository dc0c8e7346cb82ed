"""Rows are held in one order, by every verb: so nobody waits for somebody who waits for them.

The order is that of docs/architecture.md.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from inspect import isfunction, signature
from pathlib import Path

import pytest

from factcheck import annotating, publishing, reporting, workflow
from tests.changing import CHANGES
from tests.conftest import Cast
from tests.holding import Row, watching

FACTCHECK = Path(annotating.__file__).parents[1]
ORDER = ("readerreport", "article", "claim", "source", "evidence", "others", "ledgerhead", "after")
# What only the holder of the ledger changes.
AFTER = {
    *("matchterm", "matchposting", "matchdocument"),
    *("publicfact", "publicword", "publictrigram", "storedpage", "rating"),
}
# What only the holder of another row changes: it may come anywhere after that.
WITHIN = {
    **dict.fromkeys(("suggestion", "finding", "nothingtocheck"), "article"),
    **dict.fromkeys(("factpage", "articlepage"), "article"),
    "citation": "evidence",
    **dict.fromkeys(("verdict", "anchor", "translation"), "claim"),
}
# Whoever reads what they are told waits for nobody while they hold it.
ASIDE = {"notification", "auth_user"}
# Verbs that others call; a change above of each of them goes through it.
CALLED = {
    "add_pieces": "add_evidence",
    "cite_all": "cite",
    "mark_claims": "mark_claim",
    "import_verdict": "import_claims",
    "import_verdicts": "import_claims",
    "words_changed": "revise_article",
    "undo": "undo_mark",
}
# They take an actor and hold nothing that others wait for, or one row alone.
ONE = {
    *("latest", "marked_before", "reusable_citations", "sent_before", "undoable", "seen"),
    *("brought_in", "hold_claim", "capture"),
}


def out_of_order(rows: Sequence[Row]) -> Iterator[str]:
    """What is held too late, with what was held before it."""
    last: tuple[int, int] = (0, 0)
    held: set[str] = set()
    for table, key in rows:
        held.add(table)
        if table in ASIDE or WITHIN.get(table) in held:
            continue
        place = "after" if table in AFTER else table if table in ORDER else "others"
        number = int(key.strip("()")) if place in ORDER[:5] else 0
        if (ORDER.index(place), number) < last:
            yield f"{table} {key}, of {rows}"
        last = max(last, (ORDER.index(place), number))


@pytest.mark.locks
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", CHANGES)
def test_a_verb_holds_what_it_changes_in_the_order_of_all(name: str, cast: Cast) -> None:
    change = CHANGES[name](cast)

    with watching() as held:
        change()

    assert [late for rows in held.transactions for late in out_of_order(rows)] == []
    assert any(held.transactions) or name == "create_article"


def test_no_verb_is_left_out() -> None:
    verbs = {
        name
        for package in (annotating, publishing, reporting, workflow)
        for name in package.__all__
        if isfunction(verb := getattr(package, name)) and "actor" in signature(verb).parameters
    }

    assert verbs - CHANGES.keys() - ONE == CALLED.keys()
    assert set(CALLED.values()) <= CHANGES.keys()


def test_no_row_is_held_with_its_key() -> None:
    """Whoever names a row, as a line of the ledger does, asks for its key when all is written."""
    calls = [
        (path.name, call.lineno, {word.arg for word in call.keywords})
        for path in FACTCHECK.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "select_for_update"
    ]

    assert calls
    # A worker passes over what another one has.
    assert [call for call in calls if not call[2] & {"no_key", "skip_locked"}] == []
