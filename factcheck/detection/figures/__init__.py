"""Figures: numbers, amounts, shares, dates, times and durations, each with its plain value."""

from __future__ import annotations

from factcheck.detection.figures.finder import find_figures

__all__ = ["find_figures"]
