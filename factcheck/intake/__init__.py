"""An article comes in as bytes or pasted text, a `Draft` of zoned blocks and notes comes out.

Pure Python: knows neither Django nor the database.
"""

from __future__ import annotations

from factcheck.intake.blocks import ZONES, Block, BlockDict, Draft, Note, Remark
from factcheck.intake.decode import decode
from factcheck.intake.errors import MAX_CHARACTERS, IntakeError
from factcheck.intake.formats import FORMATS, format_of
from factcheck.intake.package import MAX_FILE
from factcheck.intake.packing import keep_zones, pack, unpack
from factcheck.intake.reading import read_article, read_words

__all__ = [
    "FORMATS",
    "MAX_CHARACTERS",
    "MAX_FILE",
    "ZONES",
    "Block",
    "BlockDict",
    "Draft",
    "IntakeError",
    "Note",
    "Remark",
    "decode",
    "format_of",
    "keep_zones",
    "pack",
    "read_article",
    "read_words",
    "unpack",
]
