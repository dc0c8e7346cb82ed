from __future__ import annotations

import resource
from pathlib import Path

import pytest

from factcheck.exporting.releases import ExportRunningError, release


def test_a_name_that_no_file_can_have_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    with release(folder) as writing:
        assert writing.write("/facts/a-1/", b"page")
        assert writing.write("/texts", b"a file")
        for nameless in (
            "/facts",
            "/facts/a-1",
            "/texts/",
            "/texts/deep/er/",
            "/facts/%2e%2e/",
            "/facts/a\0/",
            f"/facts/{'é' * 128}/",
            f"/feeds/facts.atom?source={'a' * 255}",
        ):
            assert not writing.write(nameless, b"no")
        assert writing.changed == 2
        writing.drop("/texts")
        assert writing.changed == 1

    assert [path.name for path in folder.resolve().rglob("*") if path.is_file()] == ["index.html"]
    assert (folder / "facts/a-1/index.html").read_bytes() == b"page"


def test_a_second_export_waits_and_what_a_killed_one_left_is_taken_away(tmp_path: Path) -> None:
    left = tmp_path / "site.releases" / "writing-left"
    left.mkdir(parents=True)
    (left / "page").touch()

    with release(tmp_path / "site") as first:
        with (
            pytest.raises(ExportRunningError, match="Another export is running"),
            release(tmp_path / "site"),
        ):
            pytest.fail("two at once")
        assert first.write("/page", b"whole")

    assert not left.exists()
    assert (tmp_path / "site" / "page").read_bytes() == b"whole"
    with release(tmp_path / "site") as next_one:
        assert next_one.write("/page", b"whole")


def test_a_disk_that_is_full_ends_it_with_the_words_of_the_system(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    with release(tmp_path / "site") as writing:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
        try:
            with pytest.raises(OSError, match="File too large"):
                writing.write("/page", b"more than one")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
