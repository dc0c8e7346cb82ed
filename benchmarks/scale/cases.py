"""What is measured in a database; each case may be asked any number of times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.matching import cost


@dataclass(frozen=True)
class Case:
    """Things to do, each a sample; `about` is told once, such as which words were searched."""

    tasks: Sequence[Callable[[], object]]
    about: str = ""
    # How often each is done for one sample, so that the clock has something to measure.
    times: int = 1
    warm: list[bool] = field(default_factory=list)

    def measured(self) -> list[float]:
        """Milliseconds of processor time, one number for each task."""
        if not self.warm:
            self.warm.append(True)
            for task in self.tasks:
                task()
        return [
            cost(lambda _, task=task: self._often(task), "") / self.times for task in self.tasks
        ]

    def _often(self, task: Callable[[], object]) -> None:
        for _ in range(self.times):
            task()


def cases() -> Mapping[str, Case]:
    """Every case by its name."""
    from benchmarks.scale import desk, lists, searches, writes  # noqa: PLC0415 -- they hold a Case

    return {**lists.cases(), **searches.cases(), **desk.cases(), **writes.cases()}
