"""What people made of what the machine read: as tables."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from factcheck.annotating.detectors import BUILT_IN
from factcheck.choices import Dismissal, Kind
from factcheck.numbers import Decided, Numbers
from factcheck.views.counted.claims import kind_words
from factcheck.views.counted.tables import Column, Table, label, number, numbers, share
from factcheck.views.reasons import RULES


def suggestions(asked: Numbers) -> Table:
    """Decisions by the family of the rule that suggested, the most used first."""
    found = asked.suggestions
    rows = [
        [
            label(family_words(one)),
            number(one.accepted),
            *numbers(one.dismissed[reason] for reason in Dismissal.values),
            share(one.accepted, one.judged),
        ]
        for one in found
    ]
    if len(found) > 1:
        accepted, judged = sum(one.accepted for one in found), sum(one.judged for one in found)
        reasons = [sum(one.dismissed[reason] for one in found) for reason in Dismissal.values]
        together = [label(_("All")), *numbers([accepted, *reasons]), share(accepted, judged)]
        rows.append(together)
    return Table(
        name="suggestions",
        title=_("Suggestions decided"),
        columns=[
            Column(_("Suggested"), is_number=False),
            Column(_("Accepted")),
            *(Column(_dismissed(reason)) for reason in Dismissal),
            Column(_("Right"), unit="%"),
        ],
        rows=rows,
        nothing=_("No suggestion was decided in this period."),
        is_empty=not found,
    )


def family_words(one: Decided) -> str:
    """What the family finds; the name of a newsroom's own rules as it stands."""
    known = RULES.get(one.family)
    words = str(known) if known and one.detector == BUILT_IN else one.family
    if words in (str(RULES.get(Kind.QUOTE)), str(RULES.get(Kind.SOURCE))):
        return kind_words(one.kind)
    return _("%(kind)s: %(family)s") % {"kind": kind_words(one.kind), "family": words}


def _dismissed(reason: Dismissal) -> str:
    return capfirst(str(reason.label))


def findings(asked: Numbers) -> Table:
    """Inconsistencies by the rule that found them."""
    found = asked.findings
    rows = [[label(one.rule), *numbers([one.answered, one.gone, one.open])] for one in found]
    if len(found) > 1:
        totals = [
            sum(one.answered for one in found),
            sum(one.gone for one in found),
            sum(one.open for one in found),
        ]
        rows.append([label(_("All")), *numbers(totals)])
    return Table(
        name="findings",
        title=_("Inconsistencies"),
        columns=[
            Column(_("Rule"), is_number=False),
            Column(pgettext("inconsistencies", "Answered")),
            Column(pgettext("inconsistencies", "Gone with a revision")),
            Column(pgettext("inconsistencies", "Open today")),
        ],
        rows=rows,
        nothing=_("No inconsistency was answered or put right in this period, and none is open."),
        is_empty=not found,
    )
