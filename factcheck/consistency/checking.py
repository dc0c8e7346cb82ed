from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.rules import (
    alias,
    base,
    broken_cues,
    calendar_days,
    certainty,
    conflicting,
    gender,
    headline,
    nickname,
    parts,
    pasted,
    periods,
    quote_marks,
    reversed_sense,
    rounding,
    shares,
    sourceless,
    spelling,
    undated,
    unit,
    wording,
)
from factcheck.detection import Analysis

Rule = Callable[[Article], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    conflicting.find,
    rounding.find,
    base.find,
    unit.find,
    parts.find,
    shares.find,
    spelling.find,
    alias.find,
    nickname.find,
    calendar_days.find,
    undated.find,
    periods.find,
    certainty.find,
    headline.find,
    reversed_sense.find,
    sourceless.find,
    broken_cues.find,
    quote_marks.find,
    gender.find,
    pasted.find,
    wording.find,
)
# An article on which one rule says more than this is not one article.
MOST_OF_A_RULE = 20


def check(analysis: Analysis) -> list[Finding]:
    """What does not fit together, in the order of the text; each thing is said once."""
    article = Article(analysis)
    found: dict[str, Finding] = {}
    for rule in RULES:
        for finding in islice(rule(article), MOST_OF_A_RULE):
            found.setdefault(finding.fingerprint, finding)
    return sorted(found.values(), key=lambda one: (one.spans[0], one.rule))
