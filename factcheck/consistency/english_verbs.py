from __future__ import annotations

import re

from factcheck.consistency.language import Verbs, either
from factcheck.consistency.text import table

_HEDGE = r"(?:allegedly|reportedly|supposedly|purportedly|apparently)"
_IRREGULAR = (
    r"stole|stolen|hid|hidden|broke|broken|took|taken|shot|fled|sold|bought|paid|sent|lost|won|hit"
    r"|spent|stood|knew|known|gave|given|wrote|written|threw|thrown|beat|beaten|set|cut|held"
    r"|bribed|fired|met|caught|fought|built|left"
)
_PAST = rf"(?P<verb>[a-z]{{2,18}}ed|{_IRREGULAR})(?![\w'-])"
_BE = r"(?:was|were|has been|have been|had been)"
VERBS = Verbs(
    open=(
        re.compile(rf"(?<![\w-])(?P<passive>{_BE}) {_HEDGE} {_PAST}"),
        re.compile(rf"(?<![\w-]){_HEDGE} (?P<passive>{_BE}) {_PAST}"),
        re.compile(
            rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )(?<![\w-]){_HEDGE} "
            rf"(?:(?:had|has|have) )?{_PAST}"
        ),
        re.compile(
            r"(?<![\w-])(?:said|believed|alleged|thought|reported|claimed|rumou?red|understood)"
            rf" to have (?P<passive>been )?{_PAST}"
        ),
        re.compile(rf"(?<![\w-])(?:may|might) have (?P<passive>been )?{_PAST}"),
    ),
    fact=(
        re.compile(rf"(?<![\w-])(?P<passive>{_BE}) {_PAST}"),
        re.compile(rf"(?<![\w-])(?:(?:had|has|have) )?{_PAST}"),
    ),
    unstated=table(
        "to may might could would should if not is are was were be been"
        " allegedly reportedly supposedly purportedly apparently"
    ),
    condition=either(("if", "unless", "whether", "had it", "otherwise")),
    hedges=re.compile(
        r"[?\"“”‘]|(?<!\w)(?:alleged|allegedly|reportedly|reported|accused|suspected|suspect|claims?"
        r"|says?|said|may|might|could|feared|believed|apparently|according|charged|probe|over)(?!\w)"
    ),
    auxiliary=either(("has", "have", "had", "having", "was", "were", "is", "are", "been", "being")),
    ordinary=frozenset(
        {"said", "added", "used", "called", "asked", "based", "wanted", "needed", "tried"}
    ),
    taking=frozenset({"stolen", "robbed", "hacked", "looted", "kidnapped", "murdered", "killed"}),
    taken_from=re.compile(r"\s(?:from|in|at)\s"),
    taken_by=either(("by",)),
    doer=re.compile(r"(?P<noun>[^\W\d_]{4,30})\s(?:(?:that|who|which)\s)?\Z"),
)
