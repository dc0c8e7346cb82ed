"""Paragraphs of invented news, analysed, and a short way to write what may come out.

An expectation writes in square brackets what may be missing: "[the ]spokesman[ for the port]".
One that begins with a question mark may be missing altogether: "?Reuters".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.detection.pipeline import Analysis, analyse
from factcheck.intake.blocks import Block

_LINE = re.compile(r"[^\n]+")
_MAY_BE_MISSING = re.compile(r"\[([^\]]*)\]")


def body(text: str) -> Analysis:
    """Analyse paragraphs that stand below a headline: each line is one."""
    blocks = [Block("body", *line.span()) for line in _LINE.finditer(text)]
    return analyse(text, language="en", blocks=blocks)


def origins(text: str) -> list[str]:
    """The mentions in a body that something is attributed to."""
    return [source.text for source in body(text).sources if source.role == "origin"]


def as_written(found: Iterable[str], wanted: Sequence[str]) -> list[str]:
    """What was found, in the notation of `wanted` wherever it is one of the forms meant there.

    Equal to `wanted` if and only if all is well; otherwise the two show the difference.
    """
    rest = list(wanted)
    written = []
    for text in found:
        while rest and rest[0].startswith("?") and not _accepts(rest[0], text):
            written.append(rest.pop(0))
        if rest and _accepts(rest[0], text):
            written.append(rest.pop(0))
        else:
            written.append(text)
            rest = rest[1:]
    return written + [one for one in rest if one.startswith("?")]


def _accepts(wanted: str, text: str) -> bool:
    pieces = _MAY_BE_MISSING.split(wanted.removeprefix("?"))
    pattern = "".join(
        f"(?:{re.escape(piece)})?" if at % 2 else re.escape(piece)
        for at, piece in enumerate(pieces)
    )
    return re.fullmatch(pattern, text) is not None
