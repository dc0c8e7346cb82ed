from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating
from factcheck.choices import EvidenceKind, Stance, Status, Visibility
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, Claim, Evidence, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, evidence
from tests.sealed_files import seal_of
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db

BYTES = b"%PDF-1.7 \x00\xff"


def cite(claim: Claim, user: User, piece: Evidence | None = None) -> Citation:
    return annotating.cite(
        claim,
        actor=user,
        version=claim.version,
        citation=Citation(evidence=piece or evidence(), stance=Stance.REFUTES, locator="p. 1"),
    )


def uncite(citation: Citation, user: User) -> Claim:
    claim = Claim.objects.get(pk=citation.claim_id)
    return annotating.uncite(citation, actor=user, version=claim.version)


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def test_a_citation_joins_evidence_and_claim(cast: Cast) -> None:
    claim, piece = a_claim(), evidence()

    citation = cite(claim, cast.checker, piece)

    assert (citation.claim, citation.evidence, citation.added_by) == (claim, piece, cast.checker)
    assert citation.claim.version == claim.version + 1
    claim.refresh_from_db()
    assert claim.version == 2
    assert (last().verb, last().actor, last().claim) == ("cite", cast.checker, claim)
    assert last().data == {"citation": citation.pk, "evidence": piece.pk}


def test_taking_a_citation_off_keeps_the_evidence(cast: Cast) -> None:
    citation = cite(a_claim(), cast.checker)
    piece = citation.evidence

    claim = uncite(citation, cast.other_checker)

    assert (Citation.objects.count(), Evidence.objects.get()) == (0, piece)
    assert claim.version == Claim.objects.get().version == 3
    assert (last().verb, last().actor, last().claim) == ("uncite", cast.other_checker, claim)
    assert last().data == {"evidence": piece.pk, "stance": "refutes"}


def test_evidence_that_a_person_cannot_see_is_not_theirs_to_cite(cast: Cast) -> None:
    claim = a_claim()
    piece = evidence(visibility=Visibility.PROTECTED, added_by=cast.checker)

    with pytest.raises(NotAllowedError):
        cite(claim, cast.other_checker, piece)

    claim.refresh_from_db()
    assert (claim.version, Citation.objects.count()) == (1, 0)
    assert cite(claim, cast.checker, piece).evidence == piece


@pytest.mark.parametrize("name", ["reporter", "outsider"])
def test_whoever_does_not_see_the_article_cites_nothing(cast: Cast, name: str) -> None:
    user = getattr(cast, name)
    claim = cited(a_claim(), actor=cast.checker)

    with pytest.raises(NotAllowedError):
        cite(claim, user, evidence(added_by=user))
    with pytest.raises(NotAllowedError):
        uncite(Citation.objects.get(), user)

    assert Citation.objects.count() == 1


def test_a_reporter_cites_their_own_evidence_in_their_own_article(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter))

    citation = cite(claim, cast.reporter, evidence(added_by=cast.reporter))

    uncite(citation, cast.reporter)
    assert Citation.objects.count() == 0


@pytest.mark.parametrize("status", [s for s in Status if s != Status.TO_CHECK])
def test_evidence_of_a_claim_that_is_not_to_check_stays_as_it_is(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)
    count = Citation.objects.count()

    with pytest.raises(NotPossibleError):
        cite(claim, cast.chief)
    with pytest.raises(NotPossibleError):
        uncite(Citation.objects.filter(claim=claim).first(), cast.chief)

    assert Citation.objects.count() == count


@pytest.mark.parametrize("step", [-1, 1])
def test_citing_what_changed_meanwhile_is_stale(cast: Cast, step: int) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    citation, claim.version = Citation.objects.get(), claim.version + step

    with pytest.raises(StaleError):
        cite(claim, cast.checker)
    with pytest.raises(StaleError):
        annotating.uncite(citation, actor=cast.checker, version=claim.version)

    assert Citation.objects.count() == 1


# Files


def added(user: User, name: str = "rapport.pdf", **fields: object) -> Evidence:
    piece = Evidence(title="Rapport", kind=EvidenceKind.DOCUMENT, **fields)
    file = SimpleUploadedFile(name, BYTES)
    return annotating.add_evidence(piece, actor=user, file=file)


def test_a_file_is_hashed_and_kept_under_a_name_of_ours(cast: Cast) -> None:
    piece = Evidence.objects.get(pk=added(cast.reporter, "Rapport <final>.pdf").pk)
    digest = hashlib.sha256(BYTES).hexdigest()

    seal = seal_of(piece)
    assert (seal.sha256, seal.name, seal.size) == (digest, "Rapport <final>.pdf", len(BYTES))
    assert (seal.media_type, seal.origin) == ("application/pdf", "uploaded")
    assert (piece.added_by, seal.captured_by) == (cast.reporter, cast.reporter)
    assert piece.captured_at == seal.captured_at
    assert re.fullmatch(r"\d{4}/\d{2}/[A-Za-z0-9]{32}", seal.file.name)
    with seal.file.open() as file:
        assert file.read() == BYTES


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/../../b.pdf", "CON", ".htaccess"])
def test_the_name_that_a_file_came_with_decides_no_place(
    evidence_folder: Path, cast: Cast, name: str
) -> None:
    piece = added(cast.checker, name)

    path = Path(seal_of(piece).file.path).resolve()
    assert path.is_relative_to(evidence_folder.resolve())
    assert path.suffix == ""
    assert "/" not in seal_of(piece).name


def test_a_long_name_is_cut_before_its_ending(cast: Cast) -> None:
    assert str(added(cast.checker, "é" * 120 + ".pdf").seal) == "é" * 120 + ".pdf"
    assert str(added(cast.checker, "b" * 251 + ".pdf").seal) == "b" * 196 + ".pdf"


def test_two_files_of_one_content_do_not_meet(cast: Cast) -> None:
    first, second = seal_of(added(cast.checker)), seal_of(added(cast.checker))

    assert first.sha256 == second.sha256
    assert first.file.name != second.file.name


def test_a_known_time_of_capture_is_kept(cast: Cast) -> None:
    at = datetime(2021, 2, 23, tzinfo=UTC)

    piece = added(cast.checker, captured_at=at)
    assert (piece.captured_at, seal_of(piece).captured_at) == (at, at)


def test_evidence_without_a_file_has_none(cast: Cast) -> None:
    piece = Evidence(title="Page", kind=EvidenceKind.PAGE, url="https://example.org/")

    annotating.add_evidence(piece, actor=cast.checker)

    assert piece.seal is None
    assert Evidence.objects.get().added_by == cast.checker


def test_whoever_has_no_role_adds_no_evidence(cast: Cast, evidence_folder: Path) -> None:
    with pytest.raises(NotAllowedError):
        added(cast.outsider)

    assert not Evidence.objects.exists()
    assert list(evidence_folder.rglob("*")) == []
