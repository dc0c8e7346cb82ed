"""The words that turn a meaning, a table for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class MeaningWords:
    """Keys of words, as `Words` has them.

    `weak` words negate only behind a "ne" ("plus", "personne"). `modals` and `quantifiers` give a
    word its class: two forms of one class mean the same. `prefixes` turn an adjective round.
    """

    negations: frozenset[str]
    weak: frozenset[str]
    particles: frozenset[str]
    # A negation and the word behind it that make something else: "sans doute".
    affirmed: frozenset[tuple[str, str]]
    modals: Mapping[str, str]
    quantifiers: Mapping[str, str]
    prefixes: tuple[str, ...]
    ones: frozenset[str]


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _classes(**words: str) -> dict[str, str]:
    return {word: name for name, forms in words.items() for word in forms.split()}


FRENCH = MeaningWords(
    negations=word_set(
        "pas jamais aucun aucune aucuns aucunes rien ni non sans nul nulle nullement"
    ),
    weak=word_set("plus point guère personne"),
    particles=frozenset({"ne", "n"}),
    affirmed=frozenset({("sans", "doute")}),
    modals=_classes(
        can="peux peut pouvons pouvez peuvent pourrai pourras pourra pourrons pourrez pourront"
        " pourrais pourrait pourrions pourriez pourraient puisse puissent",
        must="dois doit devons devez doivent devrai devras devra devrons devrez devront"
        " devrais devrait devrions devriez devraient faut faudra faudrait",
        perhaps="probablement vraisemblablement éventuellement apparemment prétendument doute",
        surely="certainement sûrement assurément forcément",
    ),
    quantifiers=_classes(
        all="tous toutes tout toute chaque toujours",
        some="quelques certains certaines plusieurs parfois",
        many="beaucoup souvent nombreux nombreuses majorité plupart",
        about="près environ presque quasiment autour",
        more="plus davantage supérieur supérieure",
        less="moins inférieur inférieure",
    ),
    prefixes=("in", "im", "il", "ir", "mal"),
    ones=frozenset({"un", "une"}),
)

ENGLISH = MeaningWords(
    negations=word_set("not never no nobody nothing none neither nor cannot without nowhere"),
    weak=frozenset(),
    particles=frozenset(),
    affirmed=frozenset({("no", "doubt")}),
    modals=_classes(
        may="may",
        might="might",
        can="can cannot can't",
        could="could couldn't",
        would="would wouldn't",
        should="should shouldn't ought",
        must="must mustn't",
        will="will won't shall i'll you'll he'll she'll it'll we'll they'll",
        perhaps="perhaps maybe probably possibly allegedly reportedly apparently",
        surely="certainly surely definitely doubt",
    ),
    quantifiers=_classes(
        all="all every each always everyone everybody",
        some="some several sometimes someone somebody",
        many="many most often",
        few="few rarely",
        about="about around nearly almost roughly approximately",
        more="more above over",
        less="less fewer below under",
    ),
    prefixes=("un", "in", "im", "il", "ir", "dis"),
    ones=frozenset({"one"}),
)

MEANING_WORDS: Mapping[str, MeaningWords] = {"fr": FRENCH, "en": ENGLISH}

# Endings that only a French conditional has: "serait", "viendrait", "mettraient".
_CONDITIONAL = re.compile(
    r"\w{0,30}(?:er|(?<!a)ir|dr|evr|ourr|aur|ttr|îtr|verr)(?:ais|ait|ions|iez|aient)"
)
# Imperfects of verbs in -irer and -drer, which look the same.
_IMPERFECT = re.compile(
    r"(?:(?:re|at|é|sou)?tir|ad?mir|inspir|respir|aspir|transpir|expir|désir|vir|cir|(?:en)?cadr)"
    r"(?:ais|ait|ions|iez|aient)"
)


def is_conditional(word: str) -> bool:
    """Is this a French verb in the conditional? Forms that could be an imperfect are not told."""
    return _CONDITIONAL.fullmatch(word) is not None and _IMPERFECT.fullmatch(word) is None
