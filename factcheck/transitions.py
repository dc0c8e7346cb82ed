"""The review workflow as data: which verb leads from where to where, and what it asks for.

`docs/workflow.md` prints this table and is compared with it by a test. Who may do what is in
`policy`; the only code that acts on the table is `workflow`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factcheck.choices import OPEN, SETTLED, Status


@dataclass(frozen=True, slots=True)
class Transition:
    """One verb. `target` is None where the outcome that was proposed decides.

    Nobody chooses a verb that stands `instead_of` another: it is what the other one turns out to be.
    """

    verb: str
    sources: tuple[Status, ...]
    target: Status | None
    needs_reason: bool
    instead_of: str = ""


_TABLE = (
    Transition("propose", (Status.TO_CHECK,), Status.IN_REVIEW, needs_reason=False),
    Transition("approve", (Status.IN_REVIEW,), None, needs_reason=False),
    Transition(
        "disagree", (Status.IN_REVIEW,), Status.TO_CHECK, needs_reason=True, instead_of="approve"
    ),
    Transition("send_back", (Status.IN_REVIEW,), Status.TO_CHECK, needs_reason=True),
    Transition("reopen", SETTLED, Status.TO_CHECK, needs_reason=True),
    Transition("withdraw", (*OPEN, *SETTLED), Status.WITHDRAWN, needs_reason=True),
    Transition("restore", (Status.WITHDRAWN,), Status.TO_CHECK, needs_reason=True),
)

TRANSITIONS: Mapping[str, Transition] = MappingProxyType({t.verb: t for t in _TABLE})


def available(status: str) -> tuple[str, ...]:
    """The verbs that may start from a status, in the table's order."""
    return tuple(t.verb for t in _TABLE if status in t.sources)
