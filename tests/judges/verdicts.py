"""What a judge says, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """`judge` with its version, `looked_at` what it was given, `faults` what it found wrong."""

    judge: str
    looked_at: str
    faults: Sequence[str]
    note: str = ""


def table(judgements: Sequence[Judgement]) -> str:
    """A line each, then every fault under the name of who found it."""
    rows = [("judge", "looked at", "faults", "")]
    rows += [(j.judge, j.looked_at, str(len(j.faults)), j.note) for j in judgements]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    for judgement in judgements:
        if judgement.faults:
            lines += ["", f"{judgement.judge}:", *(f"  {fault}" for fault in judgement.faults)]
    return "\n".join(lines)
