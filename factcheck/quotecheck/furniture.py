"""What a transcript holds beside the words that were said: time codes, cue numbers, labels."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}(?:[.,:;][0-9]{1,3})?"

# A cue of SubRip or WebVTT: its number, or its name behind a blank line, then its times.
_TIMING = rf"[ \t]*+(?P<code>{_TIME})[ ]*+-+>[ ]*+{_TIME}[^\n]*+"
_CUE = re.compile(
    rf"^(?:[0-9]{{1,6}}[ ]*+\n|(?:(?<=\n\n)|(?<=\n \n))[^\n]{{1,100}}\n)?{_TIMING}$", re.MULTILINE
)
_HEADER = re.compile(r"\A\ufeff?webvtt[^\n]*+")
_NOTE = re.compile(r"^(?:note|style|region)(?:[ ][^\n]*+)?+(?:\n[^\n]*\S[^\n]*)*+", re.MULTILINE)
_TAG = re.compile(r"</?[a-z0-9][^<>\n]{0,100}>|</>")
_VOICE = re.compile(r"<v(?:\.[^ <>\n]{0,50})? ([^<>\n]{1,80})>")

_BRACKETED = re.compile(rf"[\[(](?P<code>{_TIME})(?: ?-{{1,2}}>? ?{_TIME})?[\])]")
_OPENING = re.compile(
    rf"^[ ]*+(?P<code>{_TIME})(?:[ ]?-[ ]?{_TIME})?+(?=[ \n:-]|\Z)[ ]*+(?P<alone>\n|\Z)?",
    re.MULTILINE,
)
_LONG_TIME = re.compile(r"[0-9]+:[0-9]+:")

_DIRECTION = re.compile(
    r"[\[(](?:rires?|sourires|applaudissements|exclamations|protestations|brouhaha|silence|musique"
    r"|inaudible|laughter|laughs|applause|cheers|crosstalk|music|pause|indistinct)\b"
    r"[^\[\]()\n]{0,60}[\])]"
)

_NAMED = r"[^\W\d_][\w.'’-]{0,30}"
# "MARIE DUPONT :", "[00:12] Speaker 1:", "Speaker 1 (00:12):", "Speaker 1  00:12" on its own line.
_LABEL = re.compile(
    rf"^[ \t]*+(?:(?:>>|[-–—])[ ]?)?(?:[\[(]?{_TIME}[\])]?[ ]{{0,3}}(?:[-–—][ ]?)?)?"
    rf"(?P<name>{_NAMED}(?:[ \u00a0](?:{_NAMED}|[0-9]{{1,3}})){{0,4}})"
    rf"(?:[ \u00a0]{{1,3}}[\[(]?(?P<code>{_TIME})[\])]?(?:[ ]?:(?!\S)|[ ]{{0,3}}$)"
    r"|[ \u00a0\u202f]?:(?!\S))",
    re.MULTILINE,
)
_PARTICLES = frozenset(
    {"de", "du", "des", "la", "le", "les", "van", "von", "der", "of", "the", "et", "and"}
)

Span = tuple[int, int]


class Label(NamedTuple):
    """The name a line begins with, and the time code behind it, if one stands there."""

    name: Span
    code: Span | None


def furniture(folded: str) -> tuple[list[Span], list[Span]]:
    """What nobody said, and the time codes in it.

    In subtitles these are cue lines, header, notes and tags; in any text, time codes in brackets
    and stage directions.
    """
    found: list[Span] = []
    codes: list[Span] = []

    def note(match: re.Match[str]) -> str:
        found.append(match.span())
        codes.extend(match.span(name) for name in match.re.groupindex)
        return blank(match[0])

    if ":" in folded:
        folded, cues = _CUE.subn(note, folded)
        if cues:
            folded, headers = _HEADER.subn(note, folded)
            for pattern in (_NOTE, _TAG) if headers else (_TAG,):
                folded = pattern.sub(note, folded)
        folded = _BRACKETED.sub(note, folded)
    _DIRECTION.sub(note, folded)
    return sorted(found), codes


def without(text: str, spans: list[Span]) -> str:
    """The text with these spans blanked, at equal length."""
    pieces: list[str] = []
    copied = 0
    for start, end in spans:
        pieces += [text[copied:start], blank(text[start:end])]
        copied = end
    return "".join([*pieces, text[copied:]])


def blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def opening_codes(folded: str) -> list[Span]:
    """Time codes without brackets that lines begin with.

    Minutes and seconds alone could be a time of day: they count on a line of their own, or when
    two lines or more begin so.
    """
    if ":" not in folded:
        return []
    found = list(_OPENING.finditer(folded))
    sure = len(found) > 1
    return [
        match.span("code")
        for match in found
        if sure or match["alone"] is not None or _LONG_TIME.match(match["code"])
    ]


def labels(text: str) -> list[Label]:
    """The names of speakers that lines begin with, and those of WebVTT voices."""
    if ":" not in text:
        return []
    found = [
        Label(match.span("name"), match.span("code") if match["code"] else None)
        for match in _LABEL.finditer(text)
        if _is_name(match)
    ]
    return sorted([*found, *(Label(match.span(1), None) for match in _VOICE.finditer(text))])


def _is_name(match: re.Match[str]) -> bool:
    """Tell "Mme de la Tour :" from "Elle a répondu :" by its capitals."""
    words = re.split("[ \u00a0'’]", match["name"])
    return words[0][:1].isupper() and all(
        not word[:1].islower() or word in _PARTICLES for word in words
    )
