from __future__ import annotations

from pathlib import Path

from factcheck.exporting.releases import release


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
