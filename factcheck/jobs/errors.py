from __future__ import annotations


class FailedError(Exception):
    """The work cannot be done, and why. `reason` is kept with the job: a code and its values.

    With `again` it may be different later, and is tried a few more times; without, a person decides.
    """

    def __init__(self, said: str, *, again: bool = False, **reason: object) -> None:
        super().__init__(said)
        self.again, self.reason = again, reason


class LostError(Exception):
    """The job is not this worker's any more: its lease ended, and another has taken it."""
