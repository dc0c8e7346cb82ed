"""Differences that turn the meaning: negation, number, modal, conditional, quantifier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from factcheck.quotecheck.compare import Part
from factcheck.quotecheck.meaning_words import CONDITIONAL, MEANING_WORDS, is_conditional
from factcheck.quotecheck.negation import Negation
from factcheck.quotecheck.number_words import CURRENCIES
from factcheck.quotecheck.outcomes import Change, ChangeKind
from factcheck.quotecheck.quoted import Quoted
from factcheck.quotecheck.words import Words

# In longer stretches single words no longer answer to each other.
SHORT = 6
# A modal left out is a change; within a whole clause left out it is not the change.
CLAUSE = 3
# Two negations with so many words between them are one: "ne … pas".
PAIR = 6
# A shorter word in a longer one is chance: "port", "import".
STEM = 4

_SIGNS = CURRENCIES | {"%"}
_DIFFERENT = ("replaced", "omitted", "added")

Found = tuple[int, int, ChangeKind]


class Comparison:
    """The two sides of a comparison, as the rules look at them."""

    def __init__(self, quote: Quoted, source: Words, parts: Sequence[Part], language: str) -> None:
        self.quote, self.source, self.parts = quote.words, source, parts
        self.french = language == "fr"
        self.table = MEANING_WORDS[language]
        equal = [part for part in parts if part.op == "equal"]
        kept_quote = {word for part in equal for word in range(part.q1, part.q2)}
        kept_source = {word for part in equal for word in range(part.s1, part.s2)}
        self.ours = Negation(quote.words, kept_quote, self.table)
        self.theirs = Negation(source, kept_source, self.table)

    def keys(self, part: Part) -> tuple[list[str], list[str]]:
        return self.quote.keys[part.q1 : part.q2], self.source.keys[part.s1 : part.s2]


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """What makes the quote mean something else, in the order of the quote."""
    found = [*_negations(comparison), *_others(comparison)]
    return tuple(_change(comparison, *one) for one in sorted(found, key=lambda one: one[:2]))


def _change(comparison: Comparison, first: int, last: int, kind: ChangeKind) -> Change:
    """Show a stretch of parts on both sides, with the equal word before and after it."""
    parts = comparison.parts
    q1, q2, s1, s2 = parts[first].q1, parts[last].q2, parts[first].s1, parts[last].s2
    if first and parts[first - 1].op == "equal":
        q1, s1 = q1 - 1, s1 - 1
    if last + 1 < len(parts) and parts[last + 1].op == "equal":
        q2, s2 = q2 + 1, s2 + 1
    return Change(kind, comparison.quote.show(q1, q2), comparison.source.show(s1, s2))


# Negation


def _negations(comparison: Comparison) -> Iterator[Found]:
    """Negations on one side only; "ne" and "pas" left out around a verb are one change."""
    begun: tuple[int, int, bool] | None = None
    for number, part in enumerate(comparison.parts):
        side = _negated_side(comparison, part)
        if side is None:
            continue
        if begun and begun[2] == side and _close(comparison.parts, begun[1], number):
            begun = begun[0], number, side
            continue
        if begun:
            yield begun[0], begun[1], "negation"
        begun = number, number, side
    if begun:
        yield begun[0], begun[1], "negation"


def _close(parts: Sequence[Part], first: int, second: int) -> bool:
    return all(
        part.op == "equal" and part.s2 - part.s1 <= PAIR for part in parts[first + 1 : second]
    )


def _negated_side(comparison: Comparison, part: Part) -> bool | None:
    """True when only the quote negates here, False when only the source does."""
    if part.op == "cut":
        return False if comparison.theirs.touches(part.s1, part.s2) else None
    if part.op not in (*_DIFFERENT, "bracket"):
        return None
    ours = comparison.ours.within(part.q1, part.q2)
    theirs = comparison.theirs.within(part.s1, part.s2)
    if ours != theirs:
        return ours
    return _turned_round(comparison, part)


def _turned_round(comparison: Comparison, part: Part) -> bool | None:
    """ "possible" and "impossible": the side with the prefix is the negated one."""
    if (part.q2 - part.q1, part.s2 - part.s1) != (1, 1):
        return None
    (ours,), (theirs,) = comparison.keys(part)
    if min(len(ours), len(theirs)) < STEM:
        return None
    for prefix in comparison.table.prefixes:
        if ours == prefix + theirs:
            return True
        if theirs == prefix + ours:
            return False
    return None


# Numbers and single words


def _others(comparison: Comparison) -> Iterator[Found]:
    for number, part in enumerate(comparison.parts):
        if part.op not in (*_DIFFERENT, "bracket"):
            continue
        ours, theirs = comparison.keys(part)
        if _other_number(ours, theirs, comparison.table.ones, alone=part.op != "bracket"):
            yield number, number, "number"
        if part.op != "bracket" and max(len(ours), len(theirs)) <= SHORT:
            yield from ((number, number, kind) for kind in _other_words(comparison, part))


def _other_number(ours: list[str], theirs: list[str], ones: frozenset[str], *, alone: bool) -> bool:
    """Does the quote give another number, or (`alone`) one where the source has none?

    A number left out is an omission like any other.
    """
    here, there = _numbers(ours), _numbers(theirs)
    if there and not here:
        here = {"#1": 1} if ones & set(ours) else {}
    elif here and not there:
        there = {"#1": 1} if ones & set(theirs) else {}
        if not there:
            return alone
    return bool(here) and here != there


def _numbers(keys: list[str]) -> Mapping[str, int]:
    return dict(Counter(key for key in keys if key[0] == "#" or key in _SIGNS))


def _other_words(comparison: Comparison, part: Part) -> Iterator[ChangeKind]:
    ours, theirs = comparison.keys(part)
    here, there = _modals(comparison, ours), _modals(comparison, theirs)
    if here != there and (part.op == "replaced" or len(ours) + len(theirs) <= CLAUSE):
        yield "conditional" if CONDITIONAL in here ^ there else "modal"
    quantifiers = comparison.table.quantifiers
    here = {quantifiers[key] for key in ours if key in quantifiers}
    there = {quantifiers[key] for key in theirs if key in quantifiers}
    if here and there and here != there:
        yield "quantifier"


def _modals(comparison: Comparison, keys: list[str]) -> set[str]:
    modals = comparison.table.modals
    found = {modals[key] for key in keys if key in modals}
    if comparison.french and any(map(is_conditional, keys)):
        found.add(CONDITIONAL)
    return found
