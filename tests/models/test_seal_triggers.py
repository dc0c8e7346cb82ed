"""A seal is written once: only what names its file may go into the dark, and come back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db.models import F

from factcheck import annotating
from factcheck.choices import Visibility
from factcheck.models import Evidence, Seal
from tests.conftest import Cast
from tests.newsdesk import evidence
from tests.tampering import refused

pytestmark = pytest.mark.django_db
FREE = {"id", "name", "url", "final_url", "secret"}
FIXED = [f.name for f in Seal._meta.concrete_fields if f.name not in FREE]


@pytest.fixture
def seal(cast: Cast) -> Seal:
    return annotating.seal(
        evidence(),
        actor=cast.checker,
        content=ContentFile(b"%PDF-1.7"),
        name="zqcanary.pdf",
        origin="captured",
        url="https://zqcanary.example/",
        final_url="https://zqcanary.example/b",
        http_status=200,
    )


@pytest.mark.parametrize("field", FIXED)
def test_nothing_else_of_it_changes(seal: Seal, cast: Cast, field: str) -> None:
    other: dict[str, Any] = {
        "evidence": evidence("B"),
        "file": "2026/01/other",
        "media_type": "image/png",
        "size": 9,
        "sha256": "b" * 64,
        "origin": "uploaded",
        "http_status": 404,
        "captured_at": F("captured_at") + timedelta(seconds=1),
        "captured_by": cast.editor,
    }

    with refused("a seal is written once"):
        Seal.objects.filter(pk=seal.pk).update(**{field: other[field]})


@pytest.mark.parametrize("field", ["size", "http_status", "captured_by"])
def test_nor_is_it_emptied(seal: Seal, field: str) -> None:
    with refused("a seal is written once"):
        Seal.objects.filter(pk=seal.pk).update(**{field: None})


@pytest.mark.parametrize("field", ["name", "url", "final_url"])
def test_what_names_the_file_is_not_reworded(seal: Seal, field: str) -> None:
    with refused("a seal is written once"):
        Seal.objects.filter(pk=seal.pk).update(**{field: "https://other.example/"})


def test_it_stays(seal: Seal) -> None:
    with refused("seals are kept"):
        seal.delete()


def test_its_name_goes_with_the_evidence_and_comes_back(seal: Seal, cast: Cast) -> None:
    piece = seal.evidence
    before = Seal.objects.values().get()

    piece.visibility = Visibility.PROTECTED
    annotating.save_evidence(piece, actor=cast.checker)

    assert "zqcanary" not in str(Seal.objects.values().get())
    dark = Seal.objects.get()
    assert (dark.name, dark.url, dark.final_url) == (seal.name, seal.url, seal.final_url)
    assert str(dark) == f"evidence-{piece.pk}"
    assert dark.shown_name == "zqcanary.pdf"

    piece = Evidence.objects.get(pk=piece.pk)
    piece.visibility = Visibility.PUBLIC
    annotating.save_evidence(piece, actor=cast.chief)

    assert Seal.objects.values().get() == before
    assert str(Seal.objects.get()) == "zqcanary.pdf"


def test_a_file_of_protected_evidence_never_stands_there_by_its_name(cast: Cast) -> None:
    piece = annotating.add_evidence(
        Evidence(title="A", kind="document", tier="primary", visibility=Visibility.PROTECTED),
        actor=cast.checker,
    )

    annotating.seal(piece, actor=cast.checker, content=ContentFile(b"a;b"), name="zqcanary.csv")

    assert "zqcanary" not in str(Seal.objects.values().get())
    assert Seal.objects.get().name == "zqcanary.csv"
