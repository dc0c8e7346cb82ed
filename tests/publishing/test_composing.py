from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating, publishing
from factcheck.choices import Kind, Record, SourceKind, Visibility
from factcheck.documents import FactDocument
from factcheck.models import Claim, Evidence, SealCheck
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db


def composed(cast: Cast, claim: Claim) -> FactDocument:
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    return stored(publishing.publish_fact(claim, actor=cast.editor))


def quote(**speaker: Any) -> Claim:
    detail = {
        "speaker": a_source("Canari Anonyme", **speaker),
        "said_on": date(2021, 2, 3),
        "channel": "canal confidentiel",
    }
    return a_claim(kind=Kind.QUOTE, statement="Le fournisseur doute.", detail=detail)


def test_a_quote_names_its_speaker_with_time_and_place(cast: Cast) -> None:
    document = composed(cast, quote(url="https://example.org/", wikidata_id="Q1"))

    assert (document["claimant"], document["said_on"], document["channel"]) == (
        {
            "name": "Canari Anonyme",
            "kind": "person",
            "url": "https://example.org/",
            "wikidata_id": "Q1",
        },
        "2021-02-03",
        "canal confidentiel",
    )
    assert document["third_party"] is True


def test_a_protected_speaker_leaves_no_trace(cast: Cast) -> None:
    document = composed(
        cast, quote(protected=True, aliases="Canari", description="Canari", wikidata_id="Q99")
    )

    assert (document["claimant"], document["third_party"]) == (None, False)
    assert (document["said_on"], document["channel"]) == ("", "")
    assert "Canari" not in str(document)


@pytest.mark.parametrize(
    ("record", "named"), [(Record.ON, True), (Record.BACKGROUND, False), (Record.OFF, False)]
)
def test_a_source_is_named_only_when_it_spoke_on_the_record(
    cast: Cast, record: Record, named: bool
) -> None:
    detail = {"source": a_source("Canari"), "record": record}
    document = composed(cast, a_claim(kind=Kind.SOURCE, statement="Une source.", detail=detail))

    assert (document["claimant"] is not None) is named
    assert ("Canari" in str(document)) is named
    assert document["third_party"] is False


@pytest.mark.parametrize(
    ("name", "third_party"),
    [("Le ministère", True), ("La Rédaction", False), (" la redaction ", False)],
)
def test_the_newsroom_does_not_review_itself(
    cast: Cast, settings: LazySettings, name: str, third_party: bool
) -> None:
    settings.FACTCHECK_ORGANIZATION = "La Rédaction"
    source = a_source(name, kind=SourceKind.ORGANIZATION)
    document = composed(cast, a_claim(detail={"value": 491840, "attributed_to": source}))

    assert document["third_party"] is third_party


def test_a_figure_of_nobody_is_the_newsrooms_own(cast: Cast) -> None:
    document = composed(cast, a_claim())

    assert (document["claimant"], document["third_party"]) == (None, False)


def test_only_public_evidence_of_sources_that_may_be_named_is_published(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    for piece in (
        evidence("canari-interne", visibility=Visibility.INTERNAL, notes="canari", url=""),
        evidence("canari-protege", visibility=Visibility.PROTECTED, added_by=cast.checker),
        evidence("canari-source", source=a_source("canari", protected=True)),
    ):
        cited(claim, actor=cast.checker, evidence=piece, excerpt="canari")
    shown = evidence(
        "Une page", source=a_source("Agence"), notes="canari", url="javascript:alert(1)"
    )
    cited(claim, actor=cast.checker, evidence=shown, excerpt="Deux mots.")

    document = composed(cast, claim)

    assert [(piece["title"], piece["url"], piece["source"]) for piece in document["evidence"]] == [
        ("Rapport de la CNIL", "https://example.org/rapport", ""),
        ("Une page", "", "Agence"),
    ]
    assert "canari" not in str(document)


def test_nothing_of_an_article_that_is_not_public_goes_out_but_the_words(cast: Cast) -> None:
    article = an_article(text="Titre canari\n\nAvant canari 491 840 personnes après canari.")
    document = composed(cast, a_claim(article, statement="Un nombre."))

    assert document["passage"] == {"before": "", "exact": "491 840 personnes", "after": ""}
    assert document["origin"] == {
        "headline": "",
        "byline": "",
        "dated": "",
        "url": "",
        "path": "",
    }


def test_the_address_where_a_piece_was_published_is_public(cast: Cast) -> None:
    article = an_article(source_url="https://example.org/piece", byline="Une signature")
    document = composed(cast, a_claim(article))

    assert (document["origin"]["url"], document["origin"]["byline"]) == (
        "https://example.org/piece",
        "",
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_labels_are_in_the_language_of_the_article(cast: Cast, language: str) -> None:
    document = composed(cast, a_claim(an_article(language=language)))

    assert document["language"] == language
    assert document["rating"]["label"] == {"fr": "Vérifié", "en": "Verified"}[language]


TAKEN = datetime(2021, 2, 24, 8, tzinfo=UTC)


def composed_with_a_file(
    cast: Cast, *checks: bool, taken: datetime | None = TAKEN
) -> dict[str, Any]:
    """The public document of a file that was taken on a day, after these checks of it."""
    claim = a_claim()
    piece = annotating.add_evidence(
        Evidence(title="Le fichier", kind="dataset", captured_at=taken),
        actor=cast.checker,
        file=SimpleUploadedFile("a.csv", b"a;b"),
    )
    for intact in checks:
        SealCheck.objects.update_or_create(
            seal=piece.seal, defaults={"checked_at": TAKEN + timedelta(days=1), "intact": intact}
        )
    cited(claim, actor=cast.checker, evidence=piece)
    claim = settled(Claim.objects.get(), by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    assert page.snapshot is not None
    [document] = page.snapshot.document["evidence"]
    return document


def test_a_sealed_copy_is_told_of_and_intact_only_if_somebody_looked(cast: Cast) -> None:
    document = composed_with_a_file(cast)

    assert document["sha256"] == hashlib.sha256(b"a;b").hexdigest()
    assert (document["captured_at"], document["verified_at"]) == ("2021-02-24T08:00:00+00:00", "")


def test_the_last_check_is_told_when_it_found_the_copy_intact(cast: Cast) -> None:
    assert composed_with_a_file(cast, False, True)["verified_at"] == "2021-02-25T08:00:00+00:00"


def test_of_a_copy_that_is_known_to_be_lost_nothing_is_said(cast: Cast) -> None:
    document = composed_with_a_file(cast, True, False)

    assert (document["sha256"], document["verified_at"]) == ("", "")


@pytest.mark.parametrize(("taken", "origin"), [(TAKEN, "captured"), (None, "uploaded")])
def test_a_file_without_a_time_of_its_own_is_told_as_received(
    cast: Cast, taken: datetime | None, origin: str
) -> None:
    assert composed_with_a_file(cast, taken=taken)["copy_origin"] == origin


def test_the_address_of_a_machine_inside_is_not_published(cast: Cast) -> None:
    inside = "http://wiki.redaction.internal/page"
    article = an_article(source_url=inside)
    speaker = a_source("Didier Neyrat", url="http://localhost/neyrat")
    claim = a_claim(article, kind=Kind.QUOTE, detail={"speaker": speaker})
    cited(claim, actor=cast.checker, evidence=evidence(url=inside, archived_url="http://10.0.0.8/"))

    document = composed(cast, claim)

    assert ".internal" not in str(document)
    assert (document["claimant"] or {}).get("url") == ""
    assert [piece["archived_url"] for piece in document["evidence"]] == [""]
