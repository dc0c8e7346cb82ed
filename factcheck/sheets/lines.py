from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a spreadsheet numbers it, its cells as text.

    `refused` says which cells cannot be read as text, by their place: "formula" or "error".
    """

    number: int
    cells: tuple[str, ...]
    refused: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not self.refused and not any(cell.strip() for cell in self.cells)
