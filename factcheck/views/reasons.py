"""Why the machine suggests something, and what it understood, in an editor's words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import annotating
from factcheck.annotating.detectors import BUILT_IN
from factcheck.choices import Kind
from factcheck.models import Suggestion
from factcheck.views.figures import figure_in_words

# By the whole name of a rule, else by its family: what stands before the dot.
RULES: Mapping[str, Promise] = MappingProxyType(
    {
        "money": gettext_lazy("an amount of money"),
        "percent": gettext_lazy("a share in per cent"),
        "measure": gettext_lazy("a number with its unit"),
        "number": gettext_lazy("a number"),
        "number.noun": gettext_lazy("a number and what is counted"),
        "number.collective": gettext_lazy("a round number in one word"),
        "number.vague": gettext_lazy("a number that is left vague"),
        "ratio": gettext_lazy("a proportion"),
        "ratio.factor": gettext_lazy("so many times as much"),
        "score": gettext_lazy("a result"),
        "date": gettext_lazy("a date or a period"),
        "date.relative": gettext_lazy("a date in relative words"),
        "time": gettext_lazy("a time of day"),
        "duration": gettext_lazy("a length of time"),
        "quote": gettext_lazy("words in quotation marks that somebody is said to have spoken"),
        "source": gettext_lazy("somebody or something that a statement is attributed to"),
    }
)
WARNINGS: Mapping[str, Promise] = MappingProxyType(
    {
        "conditional": gettext_lazy("in the conditional: nobody vouches for it"),
        "approximate": gettext_lazy("approximate"),
        "no_year": gettext_lazy("the year is not given"),
        "relative_date": gettext_lazy("which day it is depends on the article’s date"),
        "unattributed": gettext_lazy("nobody is named who says so"),
        "declined": gettext_lazy("asked, and did not comment"),
    }
)
ROLES: Mapping[str, Promise] = MappingProxyType(
    {
        "recipient": gettext_lazy("was told it"),
        "affiliation": gettext_lazy("whom the source works for"),
        "platform": gettext_lazy("where it was said"),
        "declined": gettext_lazy("declined to comment"),
    }
)


def why(suggestion: Suggestion) -> str:
    """The rule in words; the name of a newsroom's own rule as it stands."""
    rule, family = suggestion.rule, suggestion.rule.partition(".")[0]
    known = RULES.get(rule) or RULES.get(family) or RULES.get(suggestion.kind)
    return capfirst(str(known)) if known and suggestion.detector == BUILT_IN else rule


def warnings(suggestion: Suggestion) -> list[str]:
    return [str(WARNINGS[name]) for name in suggestion.warnings if name in WARNINGS]


def understood(suggestion: Suggestion) -> str:
    """What accepting it would fill in, in one line."""
    data = suggestion.data
    fields = annotating.detail_fields(suggestion.kind, data, suggestion.warnings)
    if suggestion.kind == Kind.FIGURE:
        return figure_in_words(fields, data.get("resolved", ""))
    if suggestion.kind == Kind.QUOTE:
        return _quote(fields["speaker"], fields["cue"])
    said = [fields["source"], ROLES.get(data.get("role", "")), _cue(data.get("cue", ""))]
    return ", ".join(str(part) for part in said if part)


def _quote(speaker: str, cue: str) -> str:
    if not speaker:
        return _("speaker not found")
    return ", ".join(part for part in (speaker, _cue(cue)) if part)


def _cue(words: str) -> str:
    return _("“%(cue)s”") % {"cue": words} if words else ""
