"""Figures, quotes and sources of an article, suggested with their place and their reason.

Pure Python, no Django, no model: rules over the untouched text, so that every offset is exact.
Each rule is named, each language has tables of its own, and the same text always gives the same
suggestions.
"""

from __future__ import annotations

from factcheck.detection.pipeline import Analysis, analyse, detect
from factcheck.detection.suggestions import Figure, Quote, Source, Suggestion

__all__ = ["Analysis", "Figure", "Quote", "Source", "Suggestion", "analyse", "detect"]
