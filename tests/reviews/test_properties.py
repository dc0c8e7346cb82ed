"""Whatever happens to a file on its way, reading it ends, and gives plain reviews only."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.reviews import Review
from factcheck.reviews.plain import plain
from tests.reviews.reading import claim_review, read
from tests.reviews.test_corpus import CORPUS

FILES = [path.read_bytes() for path in sorted(CORPUS.iterdir()) if path.suffix != ".gz"]
PIECES = [
    *(b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\\u", b"\\ud800", b"<", b"&quot;"),
    *(b"<script>", b"</script>", b"//", b"/*", b"*/", b"\x00", b"\xff", b"\xc3", b"NaN", b"1e999"),
    *(b"@id", b"@graph", b"@list", b"itemref", b"dateDeleted", b"\xed\xa0\x80", b"\x1f\x8b"),
]
WORDS = ("url", "title", "claim_reviewed", "claimant", "publisher", "rating", "explanation")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_left_out(data: st.DataObject) -> None:
    file = bytearray(data.draw(st.sampled_from(FILES)))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(file)))
        end = at + data.draw(st.sampled_from([0, 0, 1, 20, 200]))
        file[at:end] = data.draw(st.sampled_from(PIECES))

    found, report = read(bytes(file))

    assert report.accepted == len(found)
    assert report.accepted or report.skipped
    for review in found:
        assert review.url.isascii()
        assert review.url.startswith(("https://", "http://"))
        for words in (getattr(review, name) for name in WORDS if isinstance(review, Review)):
            assert plain(words) == words
            assert words.encode().decode() == words


def test_what_needs_too_many_repairs_is_left_out() -> None:
    for broken in ("[" + ",1" + "," * 500_000, "}]" * 250_000, '{"a": "' + '"x" y ' * 5_000):
        found, report = read(broken)

        assert (found, dict(report.skipped)) == ([], {"broken beyond repair": 1})


def test_too_many_values_in_one_document_are_left_out() -> None:
    found, report = read(json.dumps([claim_review(), *[{}] * 300_000]))

    assert (found, dict(report.skipped)) == ([], {"too many values in one document": 1})


def test_a_page_of_items_that_refer_to_each_other_ends() -> None:
    item = '<p itemscope itemref="{}" itemtype="https://schema.org/ClaimReview"></p>'
    words = '<div id="z">' + '<b itemprop="claimReviewed">x</b>' * 2_000 + "</div>"

    found, report = read(f"<html>{words}{item.format('z z z') * 300}</html>")

    assert (found, set(report.skipped)) == ([], {"without an address"})
