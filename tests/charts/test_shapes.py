from __future__ import annotations

import itertools
import re

from factcheck import charts


def a_bar_chart(*bars: charts.Bar, highest: int, **fields: object) -> charts.BarChart:
    return charts.bar_chart(
        bars,
        ticks=charts.whole_ticks(highest),
        tell=str,
        **fields,  # type: ignore[arg-type]
    )


def test_bars_are_as_long_as_their_values() -> None:
    parts = [charts.Part("solid", 20), charts.Part("hatch", 0), charts.Part("hollow", 10)]

    chart = a_bar_chart(charts.Bar("a", "30", parts), charts.Bar("b", "0", []), highest=40)

    first, second = chart.rows
    zero, *_between, top = [tick.at for tick in chart.ticks]
    assert [(one.look, one.x - zero, one.width) for one in first.stretches] == [
        ("solid", 0, round((top - zero) / 2)),
        ("hollow", round((top - zero) / 2), first.end - first.stretches[1].x),
    ]
    assert first.end == zero + round((top - zero) * 3 / 4)
    assert second.stretches == []
    assert second.end == zero
    assert [tick.text for tick in chart.ticks] == ["0", "10", "20", "30", "40"]
    assert first.y + chart.thick <= second.words_y < second.y


def test_what_is_small_is_seen() -> None:
    chart = a_bar_chart(charts.Bar("a", "1", [charts.Part("solid", 1)]), highest=100_000)

    assert chart.rows[0].stretches[0].width == 2


def test_a_line_reaches_the_second_value() -> None:
    chart = a_bar_chart(
        charts.Bar("a", "x", [charts.Part("solid", 10)], reach=40),
        charts.Bar("b", "x", [charts.Part("solid", 10)]),
        highest=40,
    )

    assert chart.rows[0].reach == chart.ticks[-1].at
    assert chart.rows[1].reach is None


def test_a_legend_takes_the_lines_that_it_needs() -> None:
    bar = charts.Bar("a", "1", [charts.Part("solid", 1)])
    words = [("solid", "Vérifiée"), ("hatch", "Contestée"), ("hollow", "N’en dit vraiment rien")]

    without = a_bar_chart(bar, highest=1)
    short = a_bar_chart(bar, highest=1, legend=words[:2])
    long = a_bar_chart(bar, highest=1, legend=[*words, ("solid", "Une autre raison encore")])

    assert without.top == 0 < short.top < long.top
    assert [key.y for key in short.keys] == [4, 4]
    assert short.keys[0].text_x + 7 * len("Vérifiée") < short.keys[1].x
    assert all(key.text_x + 7 * len(key.text) <= charts.WIDTH for key in long.keys)
    assert all(key.y < long.top for key in long.keys)
    assert long.height == without.height + long.top


def series(*values: tuple[str, list[tuple[float, int]]]) -> list[charts.Series]:
    return [charts.Series(look, look, points) for look, points in values]


def a_step_chart(*lines: charts.Series, highest: int = 4) -> charts.StepChart:
    return charts.step_chart(
        lines,
        start=0,
        end=100,
        ticks=charts.whole_ticks(highest),
        tell=str,
        times=("first", "last"),
    )


def test_a_line_goes_across_and_then_up() -> None:
    chart = a_step_chart(*series(("open", [(0, 0), (50, 4), (75, 2)])))

    zero, *_between, top = [tick.at for tick in chart.levels]
    middle, later = (chart.left + round(part * (chart.right - chart.left)) for part in (0.5, 0.75))
    assert chart.lines[0].path == (
        f"M{chart.left} {zero}H{middle}V{top}H{later}V{(zero + top) // 2}H{chart.right}"
    )
    assert chart.lines[0].end_y == (zero + top) // 2
    assert [(tick.at, tick.text) for tick in chart.times] == [
        (chart.left, "first"),
        (chart.right, "last"),
    ]


def test_what_is_outside_of_the_period_stands_at_its_edge() -> None:
    chart = a_step_chart(*series(("open", [(-10, 1), (120, 2)])))

    assert [int(x) for x in re.findall(r"[MH](\d+)", chart.lines[0].path)] == [
        *(chart.left, chart.right, chart.right)
    ]


def test_a_period_without_length_is_drawn() -> None:
    lines = series(("open", [(5, 1)]))

    chart = charts.step_chart(lines, start=5, end=5, ticks=[0, 1], tell=str, times=("a", "a"))

    assert chart.lines[0].path.startswith(f"M{chart.left} ")


def test_labels_keep_apart_and_stay_in_the_drawing() -> None:
    for ends in ([0, 0, 0, 0], [4, 4, 4, 4], [1, 2, 2, 0], [4, 0, 4, 0]):
        looks = ("open", "settled", "disputed", "withdrawn")
        lines = series(*((look, [(0, end)]) for look, end in zip(looks, ends, strict=True)))

        chart = a_step_chart(*lines)

        places = sorted(line.label_y for line in chart.lines)
        assert min(b - a for a, b in itertools.pairwise(places)) >= 17
        assert places[0] >= 10
        assert places[-1] <= chart.bottom
        # A higher line has the higher label.
        order = sorted(chart.lines, key=lambda line: line.label_y)
        assert [line.end_y for line in order] == sorted(line.end_y for line in order)


def test_labels_stand_at_their_lines_where_there_is_room() -> None:
    chart = a_step_chart(*series(("open", [(0, 4)]), ("settled", [(0, 1)])))

    assert [line.label_y == line.end_y for line in chart.lines] == [True, True]


def test_words_at_the_left_leave_room_for_those_at_the_right() -> None:
    long = "To check – " + "all kinds " * 6
    said = ("1 h", "2 hours, 9 in 10: 17 minutes")
    bars = [charts.Bar(long, told, [charts.Part("solid", 1)]) for told in said]

    chart = a_bar_chart(*bars, highest=1)

    few, many = (row.label for row in chart.rows)
    assert (few[-1], many[-1]) == ("…", "…")
    assert len(few) > len(many) > 10
    assert 7.8 * len(many) + 6.5 * len(said[1]) <= chart.width
