"""A file that comes when somebody is withdrawing what its rows cite."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest

from factcheck import annotating
from factcheck.annotating import citations, withdrawing
from factcheck.models import Evidence
from factcheck.tables import Report
from tests.conftest import Cast
from tests.racing import losers, race


def withdrawn_meanwhile(
    patch: pytest.MonkeyPatch, piece: Evidence, *, by: Cast, taken: Callable[[], Report]
) -> Report:
    """What became of the file. Whoever withdraws holds the piece, and writes that down once the file
    asks for it; neither may wait for the other in vain."""
    held, asked = Event(), Event()
    hold, record = annotating.hold_evidence, withdrawing._record

    def holding(*pks: int, **naming: Any) -> Any:
        asked.set()
        return hold(*pks, **naming)

    def recording(*args: Any) -> None:
        held.set()
        assert asked.wait(timeout=30)
        record(*args)

    def imported() -> Report:
        assert held.wait(timeout=30)
        return taken()

    for module in (annotating, citations):
        patch.setattr(module, "hold_evidence", holding)
    patch.setattr(withdrawing, "_record", recording)
    withdraw = partial(annotating.withdraw_evidence, piece, actor=by.editor, reason="Faux.")
    results: list[Any] = race(withdraw, imported)

    assert losers(results) == []
    return results[1]
