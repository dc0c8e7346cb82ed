from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from factcheck.consistency.phrasing import DeskLanguage
from factcheck.consistency.sentences import sentence
from factcheck.consistency.text import plain
from factcheck.detection.suggestions import Span

# "conflict": both cannot stand. "check": somebody should look. "note": good to know.
Severity = Literal["conflict", "check", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Places of an article that do not fit together; the first span is the main one.

    `params` fill the sentence and are JSON. `fingerprint` is made of the rule and the words
    alone: it stays the same when the text around moves.
    """

    rule: str
    spans: tuple[Span, ...]
    severity: Severity
    fingerprint: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def message(self, language: DeskLanguage) -> str:
        """One sentence for the editor, in the language of the desk, not of the article."""
        return sentence(self.rule, self.params, language)


def fingerprint(rule: str, words: list[str]) -> str:
    """A name for a finding that neither places, nor order, nor typography change."""
    folded = sorted({" ".join(plain(one).split()) for one in words})
    digest = hashlib.sha256("\n".join([rule, *folded]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
