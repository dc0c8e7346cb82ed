"""Words that must never be public."""

from __future__ import annotations

PREFIX = "zqcanary"


class Canaries:
    """Words that exist nowhere else, one for each place."""

    def __init__(self) -> None:
        self.planted: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        return self.planted.setdefault(place, f"{PREFIX}{len(self.planted):02d}abcdefgh")
