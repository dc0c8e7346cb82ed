"""Large files are read piece by piece."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from factcheck.reviews import Report, read_reviews, streams
from tests.reviews.reading import TODAY, claim_review, read

MANY = [claim_review(url=f"https://desk.example/{n}", headline="é" * 50) for n in range(400)]
URLS = [one["url"] for one in MANY]


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGE", 1000)


def feed(reviews: list[dict[str, object]]) -> str:
    items = [{"@type": "DataFeedItem", "item": [one]} for one in reviews]
    return json.dumps({"@type": "DataFeed", "dataFeedElement": items}, ensure_ascii=False)


SHAPES = {
    "feed": feed(MANY),
    "list": json.dumps(MANY, ensure_ascii=False),
    "graph": json.dumps({"@context": "x", "@graph": MANY}, ensure_ascii=False),
    "lines": "\n".join(json.dumps(one, ensure_ascii=False) for one in MANY),
    "one": json.dumps({"a": {"b": MANY}}, ensure_ascii=False),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_and_encoding(shape: str, encoding: str) -> None:
    found, report = read(SHAPES[shape].encode(encoding))

    assert [one.url for one in found] == URLS
    assert {one.title for one in found} == {"é" * 50}
    assert not report.skipped


def test_a_zipped_feed() -> None:
    found, _report = read(gzip.compress(SHAPES["feed"].encode()))

    assert [one.url for one in found] == URLS


def test_a_zipped_feed_that_breaks_off() -> None:
    zipped = gzip.compress(SHAPES["feed"].encode(), compresslevel=0)

    found, report = read(zipped[: len(zipped) // 2])

    assert len(found) < 400
    assert dict(report.skipped) == {"that breaks off": 1}


@pytest.mark.parametrize("shape", ["feed", "list", "graph", "lines"])
def test_what_is_broken_in_the_middle_is_repaired(shape: str) -> None:
    broken = SHAPES[shape].replace('"https://desk.example/200"', '"https://desk.example/200",,')

    found, report = read(broken)

    assert [one.url for one in found] == URLS
    assert list(report.repairs) == ["commas too many"]
    assert not report.skipped


def test_what_is_broken_and_too_large_keeps_what_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("factcheck.reviews.reading.MOST_AT_ONCE", 10_000)
    broken = SHAPES["feed"].replace('"https://desk.example/200"', '"https://desk.example/200",,')

    found, report = read(broken)

    assert [one.url for one in found] == URLS[: len(found)]
    assert 0 < len(found) < 201
    assert dict(report.skipped) == {"too large to be repaired": 1}


def test_a_text_without_an_end_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_PIECE", 1000)
    monkeypatch.setattr("factcheck.reviews.reading.MOST_AT_ONCE", 10_000)

    found, report = read('[{"a": "' + "x" * 30_000)

    assert (found, dict(report.skipped)) == ([], {"too large to be repaired": 1})


def test_the_memory_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With small pieces, of which the shorter file has seven."""
    monkeypatch.setattr(streams, "_PIECE", 25_000)

    def peak(times: int) -> int:
        path = tmp_path / f"{times}.json"
        path.write_text(feed(MANY * times))
        with path.open("rb") as stream:
            tracemalloc.start()
            try:
                reviews: Iterator[object] = read_reviews(stream, today=TODAY, report=Report())
                assert sum(1 for _ in reviews) == 400
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    assert peak(4) < 1.5 * peak(1)


def test_an_empty_stream_is_none() -> None:
    report = Report()

    assert list(read_reviews(BytesIO(b""), today=TODAY, report=report)) == []
    assert dict(report.skipped) == {"empty": 1}
