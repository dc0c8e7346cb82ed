"""The three ways the desk says no. Views turn them into answers; nothing else catches them.

Not allowed is not the same as not possible, and neither is being second. Each message is a
sentence for the person, in the language of the request.
"""

from __future__ import annotations

from collections.abc import Sequence


class RefusalError(Exception):
    """Base of all refusals; `str()` is the sentence to show."""


class NotAllowedError(RefusalError):
    """This person may not do this: HTTP 403."""


class NotPossibleError(RefusalError):
    """Nobody can do this from here, and why: HTTP 409."""


class IncompleteError(NotPossibleError):
    """Something is missing first; `missing` has one sentence for each thing."""

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(" ".join(self.missing))


class StaleError(RefusalError):
    """Somebody else was faster: HTTP 409. Nothing was written."""
