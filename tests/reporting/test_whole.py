"""Whatever breaks in the middle of a verb, nothing of it is saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from factcheck import ledger, reporting
from factcheck.models import FactPage
from tests.annotating.test_whole_or_nothing import BrokenError, everything, write_then_break
from tests.conftest import Cast
from tests.reporting.letters import a_page, a_report

pytestmark = pytest.mark.django_db


def prepared(page: FactPage, cast: Cast) -> dict[str, Callable[[], object]]:
    """Each about a report with an e-mail address, which goes or is written to with it."""
    me = {"actor": cast.chief, "version": 1}
    answered = reporting.settle(a_report(page), **me, state="unchanged", answer="Non.")
    told = [a_report(page, email=f"{number}@example.org") for number in range(6)]
    junk = reporting.call_spam(told.pop(), **me)
    return {
        "take": partial(reporting.take, told[0], **me),
        "accept": partial(reporting.accept, told[1], **me),
        "settle": partial(reporting.settle, told[2], **me, state="unchanged", answer="Non."),
        "duplicate": partial(reporting.call_duplicate, told[3], **me, of=answered),
        "spam": partial(reporting.call_spam, told[4], **me),
        "put back": partial(reporting.put_back, junk, actor=cast.chief, version=2),
    }


def test_a_verb_whose_line_cannot_be_written_changes_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbs = prepared(a_page(cast.checker, cast.editor), cast)
    before = everything()

    with monkeypatch.context() as broken:
        broken.setattr(ledger, "append_all", write_then_break)
        for work in verbs.values():
            with pytest.raises(BrokenError):
                work()
            assert everything() == before

    for work in verbs.values():
        work()
        assert everything() != before
        before = everything()
