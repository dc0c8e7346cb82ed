from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["name", "role", "organization", "document", "other", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) of a block that stand for somebody or something, and what they are.

    `gender` is "m", "f", "p" (more than one) or "" when nothing tells. `role` is the noun that a
    name stands with ("la banque LCL"), or a noun that stands alone with "the" and refers back.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    kind: MentionKind
    gender: str = ""
    role: str = ""

    @property
    def is_pronoun(self) -> bool:
        return self.kind == "pronoun"
