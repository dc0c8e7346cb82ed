"""What of a page may change in silence, and what readers have to be told."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from factcheck import annotating, publishing
from factcheck.models import Correction, Evidence, SealCheck
from factcheck.publishing.comparing import follows, told_changes
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.documents import a_document
from tests.newsdesk import a_claim, cited, settled
from tests.sealed_files import seal_of


def with_piece(**changes: Any) -> Any:
    [piece] = a_document()["evidence"]
    return a_document(evidence=[{**piece, **changes}])


@pytest.mark.parametrize(
    "changes", [{"verified_at": "2026-08-03T10:00:00+00:00"}, {"copy_origin": "uploaded"}]
)
def test_what_is_said_of_the_kept_copy_follows_in_silence(changes: dict[str, str]) -> None:
    assert told_changes(a_document(), with_piece(**changes)) == []
    assert follows(a_document(), with_piece(**changes)) is True


@pytest.mark.parametrize(
    "changes",
    [{"title": "Autre"}, {"sha256": "b" * 64}, {"locator": "p. 9"}, {"stance": "refutes"}],
)
def test_what_the_evidence_says_is_told(changes: dict[str, str]) -> None:
    assert told_changes(a_document(), with_piece(**changes)) == ["evidence"]


def test_evidence_that_went_is_told() -> None:
    assert told_changes(a_document(), a_document(evidence=[])) == ["evidence"]


def test_the_same_page_has_nothing_to_tell_or_to_take_over() -> None:
    assert told_changes(a_document(), a_document(number=7)) == []
    assert follows(a_document(), a_document(number=7)) is False


@pytest.mark.django_db
def test_a_check_of_the_copy_comes_onto_the_page_without_a_note(cast: Cast) -> None:
    piece = annotating.add_evidence(
        Evidence(title="Le fichier", kind="dataset"),
        actor=cast.checker,
        file=SimpleUploadedFile("a.csv", b"a;b"),
    )
    claim = cited(a_claim(), actor=cast.checker, evidence=piece)
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)
    SealCheck.objects.create(seal=seal_of(piece), checked_at=timezone.now(), intact=True)

    page = publishing.publish_fact(claim, actor=cast.editor)

    assert (stored(page)["number"], stored(page)["evidence"][0]["verified_at"] != "") == (2, True)
    assert not Correction.objects.exists()
