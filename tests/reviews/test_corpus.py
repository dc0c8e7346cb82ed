"""Documents in the ways of thirty publishers, each with what is to be read in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reviews.reading import read, said

CORPUS = Path(__file__).parent / "corpus"
EXPECTED = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))


def test_every_document_has_its_expectation() -> None:
    files = {path.name for path in CORPUS.iterdir()} - {"expected.json"}

    assert files == set(EXPECTED)
    assert len(files) >= 30


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_document_is_read_right(name: str) -> None:
    found, report = read((CORPUS / name).read_bytes())

    assert [said(one) for one in found] == EXPECTED[name]
    assert report.accepted == len(EXPECTED[name])
    assert not report.skipped
    assert not report.repairs
