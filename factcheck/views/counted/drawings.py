"""The drawings beside the tables, and a sentence for whoever does not see them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from factcheck import charts
from factcheck.choices import Outcome
from factcheck.numbers import Level, Numbers, Stage, Way
from factcheck.views.counted import words
from factcheck.views.counted.claims import kind_words, kinds_of
from factcheck.views.counted.machine import family_words

# Families of rules in the drawing; the table has them all.
MOST_FAMILIES = 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """`name` is the id of its parts on the page, `told` says in words what it shows."""

    name: str
    title: str
    told: str
    steps: charts.StepChart | None = None
    bars: charts.BarChart | None = None


def levels(asked: Numbers) -> Drawing | None:
    found = asked.levels
    if found is None:
        return None
    highest = max(point.levels[level] for point in found.points for level in Level)
    series = [
        charts.Series(
            look=level.value,
            label=_labelled(level, found.last[level]),
            points=[(point.at.timestamp(), point.levels[level]) for point in found.points],
        )
        for level in Level
    ]
    chart = charts.step_chart(
        series,
        start=found.start.timestamp(),
        end=found.end.timestamp(),
        ticks=charts.whole_ticks(highest),
        tell=words.count,
        times=(words.moment(found.start, found.unit), words.moment(found.end, found.unit)),
    )
    told = ", ".join(_labelled(level, found.last[level]) for level in Level)
    return Drawing(
        "levels-chart",
        _("Claims over time"),
        _("At the end of the period: %(levels)s.") % {"levels": told},
        steps=chart,
    )


def _labelled(level: Level, number: int) -> str:
    """A few letters only: the line ends near the edge of the drawing."""
    disputed = pgettext("number of claims", "disputed")
    name = disputed if level == Level.DISPUTED else level.label
    return f"{capfirst(str(name))} {words.count(number)}"


def time(asked: Numbers) -> Drawing | None:
    """Stages with enough stays to have a median; none if no stage has."""
    kind = asked.scope.kind
    known = []
    for stage in Stage:
        for each in [kind] if kind else ["", *kinds_of(asked)]:
            spread = asked.history.spread(stage, each)
            if spread.median is not None:
                known.append((stage, each, spread.median, spread.ninety))
    if not known:
        return None
    bars = [
        charts.Bar(
            label=f"{capfirst(str(stage.label))} – {kind_words(each) if each else _('All kinds')}",
            told=_spread(median, ninety),
            parts=[charts.Part("solid", median)],
            reach=ninety,
        )
        for stage, each, median, ninety in known
    ]
    highest = max(max(median, ninety or 0) for _stage, _kind, median, ninety in known)
    chart = charts.bar_chart(bars, ticks=charts.time_ticks(highest), tell=words.time_mark)
    told = "; ".join(f"{bar.label}: {bar.told}" for bar in bars)
    return Drawing(
        "time-chart",
        _(
            "Time in each stage: the median, and the line to the time within which nine in ten ended"
        ),
        told,
        bars=chart,
    )


def _spread(median: float, ninety: float | None) -> str:
    """Both in words, or once where the words are the same: a row has room for few."""
    half = words.duration(median)
    most = half if ninety is None else words.duration(ninety)
    if half == most:
        return half
    return _("%(median)s, 9 in 10: %(ninety)s") % {"median": half, "ninety": most}


def returns(asked: Numbers) -> Drawing | None:
    found = asked.history.returns
    if not any(found.values()):
        return None
    sums = {way: sum(found[kind, way] for kind in kinds_of(asked)) for way in Way}
    bars = [
        charts.Bar(capfirst(str(way.label)), words.count(number), [charts.Part("solid", number)])
        for way, number in sums.items()
    ]
    return _counted("returns-chart", _("How claims went back"), bars)


def verdicts(asked: Numbers) -> Drawing | None:
    bars = []
    for kind in kinds_of(asked):
        counts = [
            sum(one.count for one in asked.verdicts if (one.kind, one.outcome) == (kind, outcome))
            for outcome in Outcome
        ]
        if any(counts):
            bars.append(_stacked(kind_words(kind), ["solid", "hatch"], counts))
    legend = [
        ("solid", capfirst(str(Outcome.VERIFIED.label))),
        ("hatch", capfirst(str(Outcome.DISPUTED.label))),
    ]
    return _counted("verdicts-chart", _("Verdicts approved"), bars, legend)


def suggestions(asked: Numbers) -> Drawing | None:
    bars = [
        _stacked(
            family_words(one),
            ["solid", "hatch", "hollow"],
            [one.accepted, one.wrong, one.count - one.judged],
        )
        for one in asked.suggestions[:MOST_FAMILIES]
    ]
    legend = [
        ("solid", _("Accepted")),
        ("hatch", _("The detector was wrong")),
        ("hollow", _("Says nothing about it")),
    ]
    return _counted("suggestions-chart", _("Suggestions decided"), bars, legend)


def _stacked(label: str, looks: list[str], counts: list[int]) -> charts.Bar:
    parts = [charts.Part(look, value) for look, value in zip(looks, counts, strict=True)]
    return charts.Bar(label, " + ".join(words.count(value) for value in counts), parts)


def _counted(
    name: str,
    title: str,
    bars: list[charts.Bar],
    legend: list[tuple[str, str]] | None = None,
) -> Drawing | None:
    if not bars:
        return None
    highest = max(int(sum(part.value for part in bar.parts)) for bar in bars)
    chart = charts.bar_chart(
        bars, ticks=charts.whole_ticks(highest), tell=words.count, legend=legend or []
    )
    order = " + ".join(text for _look, text in legend or [])
    told = "; ".join(f"{bar.label}: {bar.told}" for bar in bars)
    return Drawing(name, title, f"{order}. {told}" if order else told, bars=chart)
