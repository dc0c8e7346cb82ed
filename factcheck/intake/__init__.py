"""An article comes in as bytes or pasted text, a `Draft` of zoned blocks comes out.

Pure Python: knows neither Django nor the database.
"""

from __future__ import annotations

from factcheck.intake.blocks import ZONES, Block, BlockDict, Draft
from factcheck.intake.decode import decode
from factcheck.intake.errors import MAX_CHARACTERS, IntakeError
from factcheck.intake.packing import keep_zones, pack, unpack
from factcheck.intake.reading import read_article

__all__ = [
    "MAX_CHARACTERS",
    "ZONES",
    "Block",
    "BlockDict",
    "Draft",
    "IntakeError",
    "decode",
    "keep_zones",
    "pack",
    "read_article",
    "unpack",
]
