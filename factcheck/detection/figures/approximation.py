"""Words of approximation right before a figure: "près de", "about"."""

from __future__ import annotations

from factcheck.detection.figures.view import View


def approximator(view: View, first: int) -> str:
    """The approximator that ends where the figure begins, as it is written; else ""."""
    last = first - 1
    for phrase in view.lexicon.approximators.get(view.key(last), ()):
        start = last - len(phrase) + 1
        if start >= 0 and view.says(start, phrase):
            return view.text[view.tokens[start].start : view.tokens[last].end]
    return ""
