"""Two sources to quote from, and short ways to look at an answer."""

from __future__ import annotations

from factcheck.quotecheck import QuoteCheck, check_quote

INTERVIEW = """\
[00:04:10] JOURNALISTE : Le pont restera-t-il fermé ?
[00:04:14] CLAIRE OSTERMAN : Nous n’avons pas décidé de fermer le pont. Nous avons, euh, \
demandé une étude, et elle coûtera trois cent mille euros.
[00:04:40] CLAIRE OSTERMAN : Je l'ai dit aux habitants : le pont, c’est leur vie quotidienne.
"""

HEARING = """\
MR HALVORSEN: We lost power at ten past four, um, and the backup never started.

MS ADEYEMI: How many wards were affected?

MR HALVORSEN: Some of the wards. I would say 12, perhaps 13. It could have been worse.
"""


def french(quote: str, source: str = INTERVIEW) -> QuoteCheck:
    return check_quote(quote, source, language="fr")


def english(quote: str, source: str = HEARING) -> QuoteCheck:
    return check_quote(quote, source, language="en")


def passage(check: QuoteCheck, source: str) -> str | None:
    return check.place and source[check.place.start : check.place.end]


def differences(check: QuoteCheck) -> list[tuple[str, str, str]]:
    assert check.place
    return [(s.op, s.quote, s.source) for s in check.place.diff if s.op != "equal"]


def kinds(check: QuoteCheck) -> list[str]:
    """The kinds of the changes; the outcome must agree with them."""
    assert (check.outcome == "meaning_changed") is bool(check.changes)
    return [change.kind for change in check.changes]
