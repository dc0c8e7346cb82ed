"""The tables of French: what its words mean to the finders."""

from __future__ import annotations

from factcheck.detection.french import cues, names, strings, verbs

__all__ = ["cues", "names", "strings", "verbs"]
