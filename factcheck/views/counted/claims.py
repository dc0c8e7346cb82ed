"""What became of claims, how long it took, what went back, what was found: as tables."""

from __future__ import annotations

from collections import Counter

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from factcheck.choices import Kind, Outcome, Status
from factcheck.numbers import Level, Numbers, Stage, Way
from factcheck.views.counted import words
from factcheck.views.counted.tables import (
    Cell,
    Column,
    Table,
    label,
    moment,
    number,
    numbers,
    seconds,
    share,
)


def kinds_of(asked: Numbers) -> list[Kind]:
    return [Kind(asked.scope.kind)] if asked.scope.kind else list(Kind)


def no_claims() -> str:
    return _("There was no claim in this period.")


def none_settled() -> str:
    return _("No claim was settled in this period.")


def standing(asked: Numbers) -> Table:
    """How many claims of each kind had each status when the period ended."""
    kinds, now = kinds_of(asked), asked.history.now
    rows = [
        [label(kind_words(kind)), *numbers(now[kind, status] for status in Status)]
        for kind in kinds
    ]
    totals = [sum(now[kind, status] for kind in kinds) for status in Status]
    for row, kind in zip(rows, kinds, strict=True):
        row.append(number(sum(now[kind, status] for status in Status)))
    return Table(
        name="standing",
        title=_("Claims at the end of the period"),
        columns=[
            Column(_("Kind"), is_number=False),
            *(Column(capfirst(str(status.label))) for status in Status),
            Column(_("All")),
        ],
        rows=[*rows, *_total([*totals, sum(totals)], kinds)],
        nothing=no_claims(),
        is_empty=not sum(totals),
    )


def levels(asked: Numbers) -> Table:
    """The numbers of the drawing: a row for each step of time in which one of them changed."""
    found = asked.levels
    points = found.points if found else []
    unit = found.unit if found else "day"
    return Table(
        name="levels",
        title=_("Claims over time"),
        columns=[
            Column(pgettext("step of time", "From"), is_number=False),
            *(Column(capfirst(str(level.label))) for level in Level),
        ],
        rows=[
            [
                moment(point.at, words.step(point.at, unit)),
                *numbers(point.levels[level] for level in Level),
            ]
            for point in points
        ],
        nothing=no_claims(),
        is_empty=not points,
        is_folded=True,
    )


def time(asked: Numbers) -> Table:
    """How long each stage took; of all kinds together and of each."""
    kinds: list[str] = [*kinds_of(asked)]
    together = [] if asked.scope.kind else [""]
    rows = []
    for kind in [*together, *kinds]:
        for stage in Stage:
            spread = asked.history.spread(stage, kind)
            rows.append(
                [
                    label(kind_words(kind) if kind else _("All kinds")),
                    label(capfirst(str(stage.label))),
                    number(spread.count),
                    seconds(spread.median, of=spread.count),
                    seconds(spread.ninety, of=spread.count),
                ]
            )
    return Table(
        name="time",
        title=_("Time in each stage"),
        columns=[
            Column(_("Kind"), is_number=False),
            Column(_("Stage"), is_number=False),
            Column(_("Ended in this period")),
            Column(_("Median"), unit=_("seconds")),
            Column(_("Nine in ten within"), unit=_("seconds")),
        ],
        rows=rows,
        nothing=_("No stage ended in this period."),
        is_empty=not any(row[2].raw for row in rows),
        heads=2,
    )


def returns(asked: Numbers) -> Table:
    """How often claims went back to check, in each way and of each kind."""
    kinds, found = kinds_of(asked), asked.history.returns
    rows = [
        [label(capfirst(str(way.label))), *numbers(_with_sum([found[k, way] for k in kinds]))]
        for way in Way
    ]
    return Table(
        name="returns",
        title=_("How claims went back"),
        columns=[
            Column(pgettext("of going back", "How"), is_number=False),
            *(Column(kind_words(kind)) for kind in kinds),
            Column(_("All")),
        ],
        rows=rows,
        nothing=_("Nothing went back in this period."),
        is_empty=not any(found.values()),
    )


def verdicts(asked: Numbers) -> Table:
    """Approved verdicts by kind and outcome, and how many ask for a correction."""
    kinds = kinds_of(asked)
    found: Counter[tuple[str, str]] = Counter()
    for one in asked.verdicts:
        found[one.kind, one.outcome] += one.count
        found[one.kind, "corrections"] += one.corrections
    ways = (Outcome.VERIFIED, Outcome.DISPUTED, "corrections")
    rows = [
        [label(kind_words(kind)), *_of_verdicts([found[kind, way] for way in ways])]
        for kind in kinds
    ]
    totals = [sum(found[kind, way] for kind in kinds) for way in ways]
    together = [[label(_("All kinds")), *_of_verdicts(totals)]] if len(kinds) > 1 else []
    return Table(
        name="verdicts",
        title=_("Verdicts approved"),
        columns=[
            Column(_("Kind"), is_number=False),
            Column(_("Verdicts")),
            Column(capfirst(str(Outcome.VERIFIED.label))),
            Column(capfirst(str(Outcome.DISPUTED.label))),
            Column(_("Share disputed"), unit="%"),
            Column(_("Correction asked")),
        ],
        rows=[*rows, *together],
        nothing=none_settled(),
        is_empty=not asked.verdicts,
    )


def _of_verdicts(found: list[int]) -> list[Cell]:
    verified, disputed, corrections = found
    whole = verified + disputed
    return [
        *numbers([whole, verified, disputed]),
        share(disputed, whole),
        number(corrections),
    ]


def found(asked: Numbers) -> Table:
    """What was found wrong, by the stage at which it was: what the other tables have, together."""
    kinds, returns = kinds_of(asked), asked.history.returns
    disputed: Counter[str] = Counter()
    corrections: Counter[str] = Counter()
    for one in asked.verdicts:
        disputed[one.kind] += one.count if one.outcome == Outcome.DISPUTED else 0
        corrections[one.kind] += one.corrections
    checking, review = _("While checking"), _("In review")
    after = _("After a verdict")
    stages = [
        (checking, capfirst(str(Outcome.DISPUTED.label)), [disputed[kind] for kind in kinds]),
        (checking, _("Correction asked"), [corrections[kind] for kind in kinds]),
        *(
            (stage, capfirst(str(way.label)), [returns[kind, way] for kind in kinds])
            for stage, way in (
                (review, Way.SENT_BACK),
                (after, Way.REOPENED),
                (after, Way.TURNED),
            )
        ),
    ]
    return Table(
        name="found",
        title=_("Found at each stage"),
        columns=[
            Column(_("Stage"), is_number=False),
            Column(_("What"), is_number=False),
            *(Column(kind_words(kind)) for kind in kinds),
            Column(_("All")),
        ],
        rows=[
            [label(stage), label(what), *numbers(_with_sum(counts))]
            for stage, what, counts in stages
        ],
        nothing=_("Nothing was found wrong in this period."),
        is_empty=not any(any(counts) for _stage, _what, counts in stages),
        heads=2,
    )


def ratings(asked: Numbers) -> Table:
    """Approved verdicts by the newsroom's own scale, in its order; labels that nobody used not."""
    kinds, language = kinds_of(asked), get_language() or "fr"
    found: Counter[tuple[str, int]] = Counter()
    for one in asked.verdicts:
        found[one.kind, one.rating] += one.count
    used = [each for each in asked.ratings if any(found[kind, each.pk] for kind in Kind)]
    return Table(
        name="ratings",
        title=_("By rating"),
        columns=[
            Column(_("Rating"), is_number=False),
            *(Column(kind_words(kind)) for kind in kinds),
            Column(_("All")),
        ],
        rows=[
            [label(each.label(language)), *numbers(_with_sum([found[k, each.pk] for k in kinds]))]
            for each in used
        ],
        nothing=none_settled(),
        is_empty=not used,
    )


def kind_words(kind: str) -> str:
    return capfirst(str(Kind(kind).label))


def _with_sum(values: list[int]) -> list[int]:
    return [*values, sum(values)]


def _total(values: list[int], kinds: list[Kind]) -> list[list[Cell]]:
    """The last row, unless there is only one to add up."""
    return [[label(_("All kinds")), *numbers(values)]] if len(kinds) > 1 else []
