"""JSON that is not quite JSON, read as it must have been meant.

One pass, without recursion, in linear time. A comma too many or too few, other quotation marks,
comments, an end that is missing: each has one reading. Every repair is named in the report.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from factcheck.reviews.report import Report, UnreadableError
from factcheck.reviews.strings import QUOTES, Strings

_DEEPEST = 200
_WRAPPER = re.compile(
    r"\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\["
    r"|(?:var |let |const )?[\w.$]{1,60}\s*=(?=\s*[\[{])|[\w.$]{1,60}\((?=\s*[\[{]))\s*"
)
_WRAPPERS = 5
_ENDS = ("-->", "/* ]]> */", "//]]>", "// ]]>", "]]>", "//", ")", ";")
_BLANK = re.compile(r"[\s\ufeff;]*+")
_WORD = re.compile(r"""[^\s,:{}\[\]"“”„]+""")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,2})?")
_LITERALS: dict[str, Any] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "None", "NULL", "undefined", "NaN", "Infinity", "-Infinity")),
}


def read_json(text: str, report: Report) -> list[Any]:
    """The documents of a text, which may be several. Raises `UnreadableError`."""
    return _strictly(text) or _repaired(_unwrapped(text, report), report)


def _repaired(core: str, report: Report) -> list[Any]:
    if '"' not in core and ("&quot;" in core or "&#34;" in core):
        report.repaired("entities in place of quotation marks")
        core = html.unescape(core)
    lines = [line for line in core.split("\n") if line.strip()]
    if len(lines) > 1 and all(line[0] == "{" and line.rstrip()[-1] == "}" for line in lines):
        return [document for line in lines for document in _line(line, report)]
    return _strictly(core) or _Repair(core, report).read()


def _line(line: str, report: Report) -> list[Any]:
    """The document of one of several lines; none that is broken takes the others along."""
    try:
        return _strictly(line) or _Repair(line, report).read()
    except UnreadableError as error:
        report.skip(str(error))
        return []


def _strictly(text: str) -> list[Any]:
    """The document of JSON in order; nothing for any other, and for one that is too deep."""
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        return []


def _unwrapped(text: str, report: Report) -> str:
    """Without what hid a script from old browsers and other readers, or gave it a name."""
    core = text.strip("\ufeff \t\r\n")
    wrapped = 0
    while wrapped < _WRAPPERS and (found := _WRAPPER.match(core)):
        wrapped += 1
        core = core[found.end() :]
    for _ in range(2 * wrapped):
        end = next((one for one in _ENDS if core.endswith(one)), "")
        core = core.removesuffix(end).rstrip()
    if wrapped:
        report.repaired("a wrapper around it")
    return core


class _Open:
    """An object or a list that has not ended, and the name whose value is awaited."""

    def __init__(self, value: dict[str, Any] | list[Any]) -> None:
        self.value = value
        self.name: str | None = None

    @property
    def place(self) -> str:
        """What comes next in it."""
        if isinstance(self.value, list):
            return "item"
        return "name" if self.name is None else "value"


class _Repair:
    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.strings = Strings(text, report)
        self.at = 0
        # Looked for once: a comment without an end is none.
        self.last_comment = text.rfind("*/") - 1
        self.open: list[_Open] = []
        self.documents: list[Any] = []

    def read(self) -> list[Any]:
        while self._skip():
            self._step(self.text[self.at])
        if self.open:
            self.report.repaired("an end that is missing")
            self.open.clear()
        if len(self.documents) > 1:
            self.report.repaired("several documents in one")
        if not self.documents:
            raise UnreadableError("neither JSON nor HTML")
        return self.documents

    def _skip(self) -> bool:
        """Pass over what says nothing; False at the end of the text."""
        while True:
            found = _BLANK.match(self.text, self.at)
            self.at = found.end() if found else self.at
            end = self._comment()
            if end < 0:
                return self.at < len(self.text)
            self.report.repaired("comments")
            self.at = end

    def _comment(self) -> int:
        """Where the comment that begins here ends; -1 if none does."""
        if self.text.startswith("//", self.at):
            end = self.text.find("\n", self.at)
            return end if end >= 0 else len(self.text)
        if self.text.startswith("/*", self.at) and self.last_comment > self.at:
            return self.text.find("*/", self.at + 2) + 2
        return -1

    def _step(self, character: str) -> None:
        if character in "{[":
            self._begin({} if character == "{" else [])
        elif character in "}]":
            self._end(dict if character == "}" else list)
        elif character in ",:":
            self._comma(character)
        elif character in QUOTES and self.open:
            self._string()
        else:
            self._word()

    def _begin(self, value: dict[str, Any] | list[Any]) -> None:
        if len(self.open) >= _DEEPEST:
            raise UnreadableError("nested too deeply")
        if self.open:
            self._put(value)
        else:
            self.documents.append(value)
        self.open.append(_Open(value))
        self.at += 1

    def _end(self, kind: type) -> None:
        """Close the innermost one of this kind, and what is open in it."""
        self.at += 1
        if not any(isinstance(one.value, kind) for one in self.open):
            self.report.repaired("a bracket too many")
            return
        while not isinstance(self.open.pop().value, kind):
            self.report.repaired("a bracket that is missing")

    def _comma(self, character: str) -> None:
        self.at += 1
        if character == "," and self._skip() and self.text[self.at] in ",}]":
            self.report.repaired("commas too many")

    def _string(self) -> None:
        found = self.strings.read(self.at, self.open[-1].place)
        if found is None:
            # The text ends in it: what it was going to say is not known.
            self.at = len(self.text)
            return
        value, self.at = found
        self._put(value)

    def _word(self) -> None:
        found = _WORD.match(self.text, self.at)
        self.at = found.end() if found else self.at + 1
        if found and self.open:
            self._put(self._meant(found[0]))

    def _meant(self, word: str) -> Any:
        if self.open[-1].place != "name" and word in _LITERALS:
            return _LITERALS[word]
        if self.open[-1].place != "name" and _NUMBER.fullmatch(word):
            return float(word) if set(word) & set(".eE") else int(word)
        self.report.repaired("words without quotation marks")
        return word

    def _put(self, value: Any) -> None:
        here = self.open[-1]
        if isinstance(here.value, list):
            here.value.append(value)
        elif here.name is not None:
            here.value[here.name] = value
            here.name = None
        elif isinstance(value, str):
            here.name = value
        else:
            # A value without a name cannot be found again.
            self.report.repaired("names that are missing")
