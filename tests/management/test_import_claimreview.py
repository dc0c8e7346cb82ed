from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from factcheck.models import ImportedReview
from tests.reviews.reading import claim_review

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).parent.parent / "reviews" / "corpus"


def imported(*paths: Path | str, verbosity: int = 1) -> list[str]:
    out = StringIO()
    call_command("import_claimreview", *map(str, paths), stdout=out, verbosity=verbosity)
    return out.getvalue().splitlines()


def written(folder: Path, name: str, document: object) -> Path:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def test_each_file_has_a_line_and_none_stops_the_others(tmp_path: Path) -> None:
    two = [claim_review(), claim_review(url=None), claim_review(url="https://desk.example/2")]
    paths = [
        tmp_path / "none.json",
        written(tmp_path, "note.txt", "Une note."),
        written(tmp_path, "two.json", two),
    ]

    lines = imported(*paths)

    assert lines == [
        f"{paths[0]}: accepted 0, skipped 1 (1 No such file or directory)",
        f"{paths[1]}: accepted 0, skipped 1 (1 neither JSON nor HTML)",
        f"{paths[2]}: accepted 2, skipped 1 (1 without an address)",
    ]
    kept = ImportedReview.objects.order_by("pk").values_list("url", "file_name")
    assert list(kept) == [
        ("https://desk.example/check/1", "two.json"),
        ("https://desk.example/2", "two.json"),
    ]


def test_nothing_that_could_be_read_is_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "note.txt", "Une note.")

    with pytest.raises(CommandError, match="No review could be read"):
        imported(path)


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    paths = [
        written(inner, "a.json", claim_review()),
        written(tmp_path, "b.json", claim_review(url="https://desk.example/2")),
    ]
    written(tmp_path, ".hidden.json", claim_review(url="https://desk.example/3"))

    lines = imported(tmp_path)

    assert lines == [
        f"{paths[1]}: accepted 1, skipped 0",
        f"{paths[0]}: accepted 1, skipped 0",
    ]
    assert ImportedReview.objects.count() == 2


def test_the_corpus_comes_in_once() -> None:
    total = sum(len(one) for one in json.loads((CORPUS / "expected.json").read_text()).values())
    files = [path for path in CORPUS.iterdir() if path.name != "expected.json"]

    first = imported(*files, verbosity=2)
    before = list(ImportedReview.objects.order_by("pk").values())
    again = imported(*files, verbosity=2)

    assert first[-1] == f"new {total}, changed 0, the same 0"
    assert again[-1] == f"new 0, changed 0, the same {total}"
    assert list(ImportedReview.objects.order_by("pk").values()) == before


def test_only_publishers_that_are_allowed_come_in(tmp_path: Path, settings: LazySettings) -> None:
    settings.FACTCHECK_REVIEW_PUBLISHERS = ["Good.example", "fine.example"]
    urls = ["https://good.example/1", "https://www.fine.example/1", "https://notgood.example/1"]
    path = written(tmp_path, "feed.json", [claim_review(url=url) for url in urls])

    lines = imported(path)

    assert lines == [f"{path}: accepted 2, skipped 1 (1 of a publisher that is not allowed)"]
    assert list(ImportedReview.objects.order_by("pk").values_list("url", flat=True)) == urls[:2]


def test_hostile_words_come_in_as_words(tmp_path: Path) -> None:
    evil = "Non\x00 \ud800<script>alert(1)</script><img src=x onerror=alert(1) \u202egnp"
    document = claim_review(
        claimReviewed=evil,
        headline=evil,
        author={"name": evil, "url": "javascript:alert(1)"},
        reviewRating={"alternateName": evil, "ratingValue": "1e999", "bestRating": "NaN"},
        itemReviewed={
            "author": {"name": evil},
            "appearance": ["data:text/html,x", "http://a.example"],
        },
    )
    path = written(tmp_path, "evil\n\udcff.json", document)

    lines = imported(path)

    assert lines == [f"{path}: accepted 1, skipped 0".replace("\n\udcff", "??")]
    row = ImportedReview.objects.get()
    assert row.file_name == "evil??.json"
    assert {row.claim_reviewed, row.title, row.publisher, row.rating, row.claimant} == {"Non"}
    assert (row.publisher_url, row.appearances) == ("", ["http://a.example"])
    assert (row.rating_value, row.rating_best) == (None, None)
