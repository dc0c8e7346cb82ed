"""The tables of English: what its words mean to the finders."""

from __future__ import annotations

from factcheck.detection.english import cues, names, strings, verbs

__all__ = ["cues", "names", "strings", "verbs"]
