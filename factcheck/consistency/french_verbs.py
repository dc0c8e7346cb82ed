from __future__ import annotations

import re

from factcheck.consistency.language import Verbs, either

_ADVERB = (
    r"(?:(?:aussi|également|ainsi|déjà|ensuite|d'abord|alors|depuis|donc|notamment|finalement) )"
    r"{0,2}"
)
_PARTICIPLE = r"(?P<verb>[^\W\d_]{2,19}(?:é|i|u|is|it|rt|int)(?:e|es|s)?)(?![\w'-])"
_BEEN = rf"(?P<passive>{_ADVERB}été )?"
# With these "être" makes the past and no passive.
_MOVED = (
    r"(?P<verb>(?:mort|décédé|parti|arrivé|venu|revenu|devenu|né|tombé|entré|sorti|resté"
    r"|retourné)(?:e|s|es)?)(?![\w'-])"
)

VERBS = Verbs(
    open=(
        re.compile(rf"(?<![\w-])(?:auraient|aurait) {_BEEN}{_ADVERB}{_PARTICIPLE}"),
        re.compile(rf"(?<![\w-])(?:seraient|serait) {_ADVERB}{_MOVED}"),
    ),
    fact=(
        re.compile(rf"(?<![\w-])(?:ont|a|avaient|avait) {_BEEN}{_ADVERB}{_PARTICIPLE}"),
        re.compile(rf"(?<![\w-])(?:sont|est|étaient|était) {_ADVERB}{_MOVED}"),
    ),
    unstated=frozenset(),
    condition=either(
        ("si", "s'il", "s'ils", "sans", "sinon", "faute de", "autrement", "même si", "à condition")
    ),
    hedges=re.compile(
        r"[?«\"“'‘’»”]|(?<!\w)(?:selon|d'après|présumée?s?|supposée?s?|soupçonnée?s?|accusée?s?"
        r"|peut-être|probable|possible|aurait|auraient|serait|seraient|pourrait|pourraient)(?!\w)"
    ),
    auxiliary=either(
        (
            "a",
            "ont",
            "avait",
            "avaient",
            "aura",
            "auront",
            "aurait",
            "auraient",
            "ayant",
            "avoir",
            "ai",
            "avons",
            "avez",
            "as",
            "est",
            "sont",
            "était",
            "étaient",
            "être",
            "été",
        )
    ),
    ordinary=frozenset(
        {
            "pu",
            "du",
            "voulu",
            "fallu",
            "aim",
            "souhait",
            "prefer",
            "di",
            "fai",
            "eu",
            "ete",
            "permi",
        }
    ),
    taking=frozenset(
        {"vol", "derob", "pirat", "extorqu", "pill", "cambriol", "kidnapp", "assassin", "tu"}
    ),
    taken_from=re.compile(r"\s(?:(?:dans|chez|à|aux?|de|des)\s|auprès\s(?:de|des|du)\s|d')"),
    taken_by=either(("par",)),
    doer=re.compile(r"(?P<noun>[^\W\d_]{4,30})\s(?:qui\s)?\Z"),
)
