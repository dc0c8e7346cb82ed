"""The picture that networks show beside a link to a fact page. Plain Python and Pillow."""

from __future__ import annotations

from factcheck.sharing.drawing import HEIGHT, WIDTH, Words, draw

__all__ = ["HEIGHT", "WIDTH", "Words", "draw"]
