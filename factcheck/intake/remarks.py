"""What a note says, cleaned, with the web addresses in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.intake.blocks import Remark
from factcheck.intake.clean import clean
from factcheck.intake.decode import refuse_unreadable
from factcheck.intake.errors import IntakeError, refuse_too_large
from factcheck.intake.lines import one_line, visible_lines
from factcheck.intake.sheet import MAX_NOTES

# Longer addresses are no links that anybody typed or that evidence holds.
MAX_LINK = 1000
MAX_AUTHOR = 200
ADDRESS = re.compile(r"https?://[^\s<>\"«»“”]+", re.IGNORECASE)
# What ends a sentence or a bracket around an address rather than the address.
AFTER_ADDRESS = ".,;:!?…'’*_"


def remark_of(text: str, *, author: str = "", links: Iterable[str] = ()) -> Remark:
    """A note; the addresses behind its words are written out below them.

    Of `links`, only web addresses count.
    """
    said = "\n".join(visible_lines(_cleaned(text)))
    given = [link for link in map(str.strip, links) if ADDRESS.fullmatch(link)]
    hidden = [link for link in dict.fromkeys(given) if link not in said]
    written = "\n".join([*([said] if said else []), *hidden])
    return Remark(written, one_line(_cleaned(author))[:MAX_AUTHOR], addresses_in(written))


def addresses_in(text: str) -> tuple[str, ...]:
    found = (match[0] for match in ADDRESS.finditer(text))
    bare = (_bare(address) for address in found if len(address) <= MAX_LINK)
    return tuple(dict.fromkeys(link for link in bare if ADDRESS.fullmatch(link)))


def refuse_too_much(remarks: Sequence[Remark]) -> None:
    """Raise `IntakeError` when the notes, with their links, are more or say more than is read."""
    refuse_too_large(sum(len(remark.text) for remark in remarks))
    if len(remarks) + sum(len(remark.links) for remark in remarks) > MAX_NOTES:
        raise IntakeError("notes", limit=MAX_NOTES)


def _cleaned(text: str) -> str:
    refuse_unreadable(text)
    return clean(text)


def _bare(address: str) -> str:
    """The address without the punctuation of its sentence; a bracket it opens itself stays."""
    while address[-1] in AFTER_ADDRESS or _closes_nothing(address):
        address = address[:-1]
    return address


def _closes_nothing(address: str) -> bool:
    return any(
        address.endswith(close) and address.count(close) > address.count(opening)
        for opening, close in ("()", "[]", "{}")
    )
