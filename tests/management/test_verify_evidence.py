"""Whatever is done to a file, its seal or its line in the ledger, a command names it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from time import time

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError

from factcheck import annotating
from factcheck.models import ReviewEvent, Seal, SealCheck
from tests.conftest import Cast
from tests.newsdesk import evidence
from tests.tampering import raw, without_triggers

pytestmark = pytest.mark.django_db

CONTENT = b"commune;places\nParis;3\n"


@pytest.fixture
def seals(cast: Cast) -> list[Seal]:
    """Three sealed files."""
    return [
        annotating.seal(
            evidence(), actor=cast.checker, content=ContentFile(CONTENT), name="places.csv"
        )
        for _ in range(3)
    ]


def told() -> list[str]:
    """What the command names, and its last word."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("verify_evidence", stdout=out, stderr=err)
    except CommandError as error:
        return [*err.getvalue().splitlines(), str(error)]
    return [*err.getvalue().splitlines(), *out.getvalue().splitlines()]


def broken(faults: int) -> str:
    return (
        f"The evidence is not intact; faults: {faults}. They are named above, and nothing was "
        "repaired: bring files back from a backup under the same name, then check again."
    )


def test_intact_evidence_is_counted_and_the_check_is_kept(seals: list[Seal]) -> None:
    assert told() == ["The evidence is intact: 3 files."]
    assert set(SealCheck.objects.values_list("seal", "intact")) == {(s.pk, True) for s in seals}


@pytest.mark.usefixtures("evidence_folder", "db")
def test_a_desk_without_files_is_intact() -> None:
    assert told() == ["The evidence is intact: 0 files."]


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[7] ^= 1
    path.write_bytes(bytes(content))


def truncated(path: Path) -> None:
    path.write_bytes(CONTENT[:-1])


def lengthened(path: Path) -> None:
    path.write_bytes(CONTENT + b"\n")


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (flipped, "is altered: it is not what came in"),
        (truncated, "is altered: it is not what came in"),
        (lengthened, "is altered: it is not what came in"),
        (Path.unlink, "is missing, or cannot be read"),
    ],
)
def test_a_file_that_is_not_what_came_in_is_named(
    seals: list[Seal], harm: Callable[[Path], None], fault: str
) -> None:
    one = seals[1]
    harm(Path(one.file.path))

    assert told() == [
        f"seal {one.pk} of evidence {one.evidence_id}: its file {one.file.name} {fault}",
        broken(1),
    ]
    assert [check.intact for check in SealCheck.objects.order_by("seal")] == [True, False, True]


def test_a_file_that_is_back_is_intact_again(seals: list[Seal]) -> None:
    path = Path(seals[0].file.path)
    path.unlink()
    told()
    path.write_bytes(CONTENT)

    assert told() == ["The evidence is intact: 3 files."]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_seal_that_was_removed_is_missed(seals: list[Seal], which: int) -> None:
    one = seals[which]
    with without_triggers():
        raw("DELETE FROM factcheck_seal WHERE id = %s", one.pk)

    event = ReviewEvent.objects.get(data__seal=one.pk)
    assert told() == [
        f"event {event.sequence} tells of seal {one.pk}, which is not there: it was removed",
        broken(1),
    ]


@pytest.mark.parametrize(
    ("column", "value", "faults"),
    [
        ("sha256", "0" * 64, 2),
        ("size", 1, 2),
        ("media_type", "image/png", 1),
        ("origin", "captured", 1),
    ],
)
def test_a_seal_that_was_changed_is_not_what_the_ledger_says(
    seals: list[Seal], column: str, value: object, faults: int
) -> None:
    one = seals[2]
    with without_triggers():
        raw(f"UPDATE factcheck_seal SET {column} = %s WHERE id = %s", value, one.pk)  # noqa: S608 -- names of ours

    event = ReviewEvent.objects.get(data__seal=one.pk)
    first, *rest = told()
    assert first == (
        f"seal {one.pk} of evidence {one.evidence_id} is not what event {event.sequence} says: "
        "one of both was changed"
    )
    assert rest[-1] == broken(faults)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_seal_without_its_line_is_named_and_the_ledger_is_broken(
    seals: list[Seal], which: int
) -> None:
    one = seals[which]
    with without_triggers():
        ReviewEvent.objects.filter(data__seal=one.pk).delete()

    assert told()[0] == f"seal {one.pk} of evidence {one.evidence_id} has no line in the ledger"
    with pytest.raises(CommandError, match=r"is missing|ends at event"):
        call_command("verify_ledger")


@pytest.mark.parametrize("data", [{"seal": "x"}, {}, [], {"seal": None}])
def test_a_line_that_was_changed_is_named_by_both_commands(seals: list[Seal], data: object) -> None:
    one = seals[1]
    with without_triggers():
        ReviewEvent.objects.filter(data__seal=one.pk).update(data=data)

    event = ReviewEvent.objects.order_by("sequence")[1]
    assert set(told()[:-1]) == {
        f"event {event.sequence} is about a sealed file and no longer names it: it was changed",
        f"seal {one.pk} of evidence {one.evidence_id} has no line in the ledger",
    }
    with pytest.raises(CommandError, match="was changed after it was written"):
        call_command("verify_ledger")


def test_a_stray_is_named_and_swept_after_a_day(
    seals: list[Seal], evidence_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = evidence_folder / "2021" / "old", evidence_folder / "new"
    for path in (old, new):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    long_ago = time() - 25 * 3600
    os.utime(old, (long_ago, long_ago))

    assert sorted(told()) == [
        "2021/old belongs to no seal: --sweep deletes it after a day.",
        "The evidence is intact: 3 files.",
        "new belongs to no seal: --sweep deletes it after a day.",
    ]
    call_command("verify_evidence", "--sweep")

    out = capsys.readouterr().out.splitlines()
    assert out == [
        "2021/old belonged to no seal and was deleted.",
        "The evidence is intact: 3 files.",
    ]
    assert (old.exists(), new.exists()) == (False, True)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("seals")
def test_a_terminal_sees_how_far_it_is() -> None:
    err = Terminal()

    call_command("verify_evidence", stdout=io.StringIO(), stderr=err, no_color=True)

    assert err.getvalue() == "\r1 of 3\r2 of 3\r3 of 3\n"
