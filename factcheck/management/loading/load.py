"""A load from its first row to its last: what it needs, the facts block by block, the statistics."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain

from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max

from factcheck import ledger, pagestore
from factcheck.choices import Language, Role
from factcheck.management.loading.indexed import Indexes
from factcheck.management.loading.made import account, terms_in, tongue
from factcheck.management.loading.rows import Rows
from factcheck.management.loading.schema import NUMBERED, tables
from factcheck.management.loading.storing import End, storing
from factcheck.management.loading.tables import Table
from factcheck.matching.indexing import EVERY, count_in
from factcheck.search import engine, vocabulary

# Facts are published evenly between these: the same at every load.
FIRST_DAY, LAST_DAY = datetime(2016, 1, 1, tzinfo=UTC), datetime(2025, 12, 31, tzinfo=UTC)
_SPAN = int((LAST_DAY - FIRST_DAY).total_seconds())
_BLOCK = 5_000

# Is told how many facts are stored, and what is done now.
Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class _Ready:
    rows: Rows
    tables: Mapping[type, Table]
    end: End


def load(facts: int, *, seed: int, progress: Progress) -> None:
    """Write so many published facts with all that they rest on.

    The same number and seed on an empty desk give the same rows. Memory does not grow with the
    number. PostgreSQL: all or nothing. SQLite: what was stored stays when it is stopped.
    """
    whole = transaction.atomic() if connection.vendor == "postgresql" else nullcontext()
    with whole:
        ready = _prepare(facts, seed)
        with storing(list(ready.tables.values()), ready.end) as store:
            for start in range(0, facts, _BLOCK):
                end = min(start + _BLOCK, facts)
                for number in range(start, end):
                    ready.rows.add(number, _published(number, facts))
                store(ready.rows.end)
                progress(end, "")
            progress(facts, "indexes")
        progress(facts, "words")
        _finish(ready, facts)
    progress(facts, "statistics")
    tidy()


def _published(number: int, facts: int) -> datetime:
    return FIRST_DAY + timedelta(seconds=_SPAN * number // facts)


@transaction.atomic
def _prepare(facts: int, seed: int) -> _Ready:
    checker, editor = account(Role.CHECKER), account(Role.EDITOR)
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    tongues = {
        str(language): tongue(language, facts=facts, years=years, checker=checker, editor=editor)
        for language in Language
    }
    User.objects.filter(pk__in=[checker.pk, editor.pk]).update(is_active=False)
    terms = count_in(
        Counter(dict.fromkeys(chain.from_iterable(map(terms_in, tongues.values())), 0))
    )
    head = ledger.hold()
    end = (head.sequence, head.hash)
    found = tables(checker=checker.pk)
    rows = Rows(
        found,
        {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in NUMBERED},
        tongues,
        chance=random.Random(seed),  # noqa: S311 -- no secret is made of it
        people=(checker.pk, editor.pk),
        indexes=Indexes(found, terms),
        end=end,
    )
    return _Ready(rows, found, end)


@transaction.atomic
def _finish(ready: _Ready, facts: int) -> None:
    ledger.hold()
    counted = ready.rows.indexes
    count_in(counted.terms + Counter({EVERY: facts}))
    vocabulary.change(taken=Counter(), added=counted.words)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), NUMBERED):
            cursor.execute(statement)
    if fault := next(ledger.claims_unfounded(), None):
        raise RuntimeError(fault)
    pagestore.touch_everything()


def tidy() -> None:
    """Let the planner know what is there; inside of a transaction no space is given back."""
    engine.tidy(connection)
    with connection.cursor() as cursor:
        whole = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if whole else "ANALYZE")
