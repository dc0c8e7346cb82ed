from __future__ import annotations

from functools import cached_property

from factcheck.models import Rating
from factcheck.numbers.history import History, read_history
from factcheck.numbers.levels import Levels
from factcheck.numbers.machine import Decided, Noted, read_findings, read_suggestions
from factcheck.numbers.scope import Scope
from factcheck.numbers.verdicts import Approved, read_verdicts


class Numbers:
    """The numbers of a scope. Each part is read when it is first asked for, and once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    @cached_property
    def history(self) -> History:
        return read_history(self.scope)

    @cached_property
    def levels(self) -> Levels | None:
        return self.history.levels(self.scope)

    @cached_property
    def verdicts(self) -> list[Approved]:
        return read_verdicts(self.scope)

    @cached_property
    def ratings(self) -> list[Rating]:
        """The whole scale in its order, labels that are no longer in use too."""
        return list(Rating.objects.order_by("position", "id"))

    @cached_property
    def suggestions(self) -> list[Decided]:
        return read_suggestions(self.scope)

    @cached_property
    def findings(self) -> list[Noted]:
        return read_findings(self.scope)
