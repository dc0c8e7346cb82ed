"""The same file taken together and row by row, and what each way leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import transaction

from factcheck import annotating, ledger
from factcheck.models import Article
from factcheck.tables import Report, taking
from tests.conftest import Cast
from tests.newsdesk import a_source, evidence
from tests.sentences import passed_over
from tests.suggested import read
from tests.tables.contents import contents
from tests.tables.importing import ARTICLE, FIGURE, take

# More rows than any file of these tests has.
NEVER = 10**6
TEXT = "\n".join(
    f"Au point {n}, {n} villes et {n} ports ont fermé, dit la CNIL." for n in range(100, 160)
)
LONG = {**ARTICLE, "external_id": "cms-long", "text": TEXT}


def prepared(cast: Cast) -> Cast:
    """Two articles that were read, one of them closed; somebody protected; evidence of all kinds."""
    closed = {**ARTICLE, "external_id": "closed", "restricted": "yes", "team": "checker"}
    take("articles", ARTICLE, LONG, closed, by=cast.chief)
    for article in Article.objects.all():
        read(article)
    a_source("zqcanary", protected=True)
    a_source("Commission nationale", aliases="CNIL, Cnil")
    evidence("Un rapport", kind="document", url="", tier="tertiary")
    evidence("zqcanary", visibility="protected")
    annotating.withdraw_evidence(evidence("Retiré", url=""), actor=cast.editor, reason="Faux.")
    passed_over(Article.objects.get(external_id="cms-long"), "point 107,", actor=cast.checker)
    return cast


def point(number: int, **more: str) -> dict[str, str]:
    """A claim of its own."""
    words = f"{100 + number} villes"
    return {**FIGURE, "article": "cms-long", "quote": words, "statement": f"{words}.", **more}


def came_in(
    rows: Sequence[dict[str, str]],
    desk: Cast,
    fewest: int,
    *,
    kind: str = "claims",
    save: bool = True,
) -> tuple[Report, dict[str, Any]]:
    """What the file does, and leaves, before it is taken back."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(taking, "FEWEST", fewest)
        report = take(kind, *rows, by=desk.chief, save=save)
        if report.refused and save:
            # What is right of it, as a long file brings it in.
            wrong = {fault.row for fault in report.faults}
            right = [row for n, row in enumerate(rows, start=2) if n not in wrong]
            if right:
                take(kind, *right, by=desk.chief)
        held = contents()
        assert list(ledger.faults()) == []
        transaction.set_rollback(True)
    return report, held


def assert_the_same(rows: Sequence[dict[str, str]], desk: Cast, *, kind: str = "claims") -> Report:
    together, left = came_in(rows, desk, 2, kind=kind)
    alone, wanted = came_in(rows, desk, NEVER, kind=kind)
    assert together == alone
    for table, rows in wanted.items():
        assert left[table] == rows, table
    return together
