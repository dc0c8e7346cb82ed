from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from factcheck.choices import Visibility
from factcheck.handover import check_files, entries_of
from factcheck.handover.files import copy_of, path_of
from factcheck.models import Seal
from factcheck.seals import CHUNK
from tests.conftest import Cast
from tests.handover.packing import a_file, with_file
from tests.newsdesk import a_claim, an_article, cited
from tests.sealed_files import seal_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("rapport 2021.pdf", "7-rapport_2021.pdf"),
        ("../../etc/passwd", "7-etc_passwd"),
        ("..\\..\\boot.ini", "7-boot.ini"),
        ("C:\\a.txt", "7-C_a.txt"),
        ("été – données.csv", "7-été_données.csv"),
        ("e\u0301te\u0301.csv", "7-été.csv"),
        ("gpj.\u202efdp.exe", "7-gpj._fdp.exe"),
        ("a\nb\x00c.txt", "7-a_b_c.txt"),
        ('<a>:"|?*.txt', "7-a_.txt"),
        ("", "7-file"),
        ("...", "7-file"),
        (".htaccess", "7-htaccess"),
        ("a.", "7-a"),
        ("x" * 300 + ".pdf", "7-" + "x" * 80 + ".pdf"),
        ("a." + "p" * 50, "7-a." + "p" * 12),
        ("y" * 300, "7-" + "y" * 80),
        ("CON", "7-CON"),
        ("報告.pdf", "7-報告.pdf"),
    ],
)
def test_a_file_gets_a_name_that_no_system_stumbles_over(name: str, path: str) -> None:
    assert path_of(Seal(evidence_id=7, name=name)) == f"evidence/{path}"


def test_a_file_is_held_against_what_came_in(cast: Cast, evidence_folder: Path) -> None:
    article = an_article()
    whole, gone, changed = (
        with_file(cast, a_claim(article), name, content=name.encode() * 3)
        for name in ("a.txt", "b.txt", "c.txt")
    )
    (evidence_folder / seal_of(gone).file.name).unlink()
    (evidence_folder / seal_of(changed).file.name).write_bytes(b"c.txtc.txtc.txT")

    packed, lost = check_files(entries_of(article))

    assert [(one.seal, one.size) for one in packed] == [(whole.seal, 15)]
    assert [(one.seal, one.fault) for one in lost] == [
        (gone.seal, "missing"),
        (changed.seal, "altered"),
    ]


def test_a_file_is_taken_once_and_an_internal_one_never(cast: Cast) -> None:
    article = an_article()
    piece = with_file(cast, a_claim(article))
    cited(a_claim(article), actor=cast.chief, evidence=piece)
    with_file(cast, a_claim(article), "interne.csv", visibility=Visibility.INTERNAL)
    with_file(cast, a_claim(article), "secret.csv", visibility=Visibility.PROTECTED)

    packed, lost = check_files(entries_of(article))

    assert ([one.seal for one in packed], lost) == ([piece.seal], [])


def test_a_large_file_is_never_in_memory_as_a_whole(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = seal_of(a_file(cast, content=b"0123456789abcdef" * 200_000))
    sizes: list[int] = []

    class Watched(ContentFile):  # type: ignore[type-arg]  # no type parameters when it runs
        def read(self, *args: int) -> bytes:
            sizes.append(len(content := self.file.read(*args)))
            return content

    with seal.file as file:
        content = file.read()
    monkeypatch.setattr(seal.file.storage, "open", lambda name, mode: Watched(content, name))

    outcome = copy_of(Seal.objects.get(pk=seal.pk), None)

    assert getattr(outcome, "size", 0) == 3_200_000
    assert (len(sizes), max(sizes)) == (50, CHUNK)
