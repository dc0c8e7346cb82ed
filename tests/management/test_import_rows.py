from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import translation

from factcheck.models import Source
from factcheck.tables import TABLES
from tests.conftest import Cast
from tests.sheets.files import as_csv, as_xlsx

ROWS = [["name", "kind"], *([f"Source {number}", "person"] for number in range(5))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(as_csv(ROWS))
    return path


def run(path: Path, *more: str, actor: str = "chief", kind: str = "sources") -> None:
    with translation.override("en"):
        call_command("import_rows", kind, str(path), "--actor", actor, *more)


def test_every_row_comes_in_in_the_name_of_the_chief(
    cast: Cast, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(path)

    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        "5 rows\ncreated 5, updated 0, unchanged 0, refused 0\n",
    )
    assert set(Source.objects.values_list("added_by", flat=True)) == {cast.chief.pk}


def test_a_dry_run_changes_nothing(
    cast: Cast, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(path, "--dry-run")

    assert "would be created 5" in capsys.readouterr().err
    assert not Source.objects.exists()


def test_a_workbook(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "sources.xlsx"
    path.write_bytes(as_xlsx(ROWS))

    run(path)

    assert Source.objects.count() == 5


def test_what_was_stopped_goes_on(
    cast: Cast, path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four rows are in when the file turns out to be damaged."""
    monkeypatch.setattr(TABLES["sources"], "together", 2)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Source 4", b'"Source" 4'))
    with pytest.raises(CommandError, match="Row 6"):
        run(path)
    assert Source.objects.count() == 4
    assert "created 4" in capsys.readouterr().err

    path.write_bytes(whole)
    run(path)

    assert capsys.readouterr().err.splitlines() == [
        "2 rows",
        "4 rows",
        "5 rows",
        "created 1, updated 0, unchanged 4, refused 0",
    ]


def test_rows_at_fault_are_left_out_and_listed(
    cast: Cast, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(as_csv([*ROWS, ["=1", "rumour"], ["", "person"]]))

    with pytest.raises(CommandError, match="2 rows cannot come in"):
        run(path)

    listed = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert [row[:2] for row in listed] == [["row", "column"], ["7", "kind"], ["8", "name"]]
    assert Source.objects.count() == 5


@pytest.mark.parametrize("actor", ["editor", "checker", "outsider", "nobody"])
def test_only_a_chief_imports(cast: Cast, path: Path, actor: str) -> None:
    with pytest.raises(CommandError):
        run(path, actor=actor)

    assert not Source.objects.exists()


def test_files_that_cannot_be_read(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "nothing.csv")
    other = tmp_path / "other.csv"
    other.write_bytes(b"%PDF")
    with pytest.raises(CommandError, match="PDF"):
        run(other)
    other.write_bytes(b"name,secret\n")
    with pytest.raises(CommandError, match="secret"):
        run(other)
