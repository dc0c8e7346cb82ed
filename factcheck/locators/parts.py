"""One part of a locator, as every reader of this package yields it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """The words from `start` to `end` (code points, end excluded) say where.

    `name` is what they name, `value` what they name of it, the same in both languages. `fr` and
    `en` are how the desk writes it.
    """

    name: str
    value: str
    start: int
    end: int
    fr: str
    en: str

    @property
    def at(self) -> tuple[str, str]:
        """What it says, however it was written."""
        return self.name, self.value
