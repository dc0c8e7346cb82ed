"""Sealed files for the tests."""

from __future__ import annotations

from factcheck.models import Evidence, Seal


def seal_of(piece: Evidence) -> Seal:
    """Its newest file, which must be there."""
    seal = piece.seal
    assert seal is not None
    return seal
