"""Numbers as shapes that a template draws as SVG: places in whole units of the drawing.

Knows nothing of the numbers' meaning: words and marks come ready to be shown. Every axis starts at
zero. A drawing is 420 units wide, which a telephone shows about as it is and a wide page enlarges.
"""

from __future__ import annotations

from factcheck.charts.bars import Bar, BarChart, Part, bar_chart
from factcheck.charts.scale import WIDTH, Tick, time_ticks, whole_ticks
from factcheck.charts.steps import Series, StepChart, step_chart

__all__ = [
    "WIDTH",
    "Bar",
    "BarChart",
    "Part",
    "Series",
    "StepChart",
    "Tick",
    "bar_chart",
    "step_chart",
    "time_ticks",
    "whole_ticks",
]
