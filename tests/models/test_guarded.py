"""What protects somebody is in the database encrypted, on whatever way it came there."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.db import IntegrityError, connection, models, transaction

from factcheck.choices import Visibility
from factcheck.encryption import ProtectionError
from factcheck.models import Citation, Evidence, Source, sealed_with
from factcheck.models.encrypted import Unreadable
from factcheck.models.guarded import SEALED
from tests.newsdesk import a_claim, a_source, evidence

pytestmark = pytest.mark.django_db

NAME = "zqcanary Gorge"


def stored(row: models.Model) -> dict[str, Any]:
    with connection.cursor() as cursor:
        query = f"SELECT * FROM {row._meta.db_table} WHERE id = %s"  # noqa: S608 -- ours
        cursor.execute(query, [row.pk])
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))


def hidden(**fields: Any) -> Source:
    return a_source(NAME, aliases="zqcanary alias", protected=True, **fields)


def test_columns_show_that_there_is_something_and_the_row_gives_it() -> None:
    source = hidden()

    held = stored(source)
    assert [held[name] for name in ("name", "aliases", "description")] == [SEALED, SEALED, ""]
    assert "zqcanary" not in str(held)
    fresh = Source.objects.get()
    assert (fresh.name, fresh.aliases, fresh.description) == (NAME, "zqcanary alias", "")
    assert (source.name, Source.objects.only("kind").get().name) == (NAME, NAME)
    assert Source.objects.defer("name").get().name == NAME


def test_it_is_called_by_its_number() -> None:
    source = hidden()
    piece = evidence(NAME, source=source)

    assert (NAME in str(source), str(source.pk) in str(source)) == (False, True)
    assert NAME not in f"{piece}{Citation(claim=a_claim(), evidence=piece)}{source!r}{piece!r}"
    assert str(a_source("Didier Neyrat")) == "Didier Neyrat"
    assert str(evidence("Rapport")) == "Rapport"


def test_a_change_of_what_was_read_and_of_what_was_not() -> None:
    pk = hidden().pk

    source = Source.objects.get()
    source.kind = "outlet"
    source.save()
    assert Source.objects.get().name == NAME
    source = Source.objects.get()
    source.aliases = ""
    source.save()
    source.refresh_from_db()

    assert (source.name, source.aliases, source.kind) == (NAME, "", "outlet")
    assert "zqcanary" not in str(stored(Source(pk=pk)))


def test_protection_moves_the_words_both_ways() -> None:
    source = a_source(NAME)
    assert stored(source)["name"] == NAME

    source.protected = True
    source.save()
    assert "zqcanary" not in str(stored(source))
    source = Source.objects.get()
    source.protected = False
    source.save()

    assert (stored(source)["name"], stored(source)["secret"]) == (NAME, "")
    assert Source.objects.get().name == NAME


@pytest.mark.parametrize("visibility", [Visibility.PROTECTED, Visibility.PUBLIC])
def test_evidence_and_what_is_cited_of_it_are_sealed(visibility: str) -> None:
    words = {name: f"zqcanary {name}" for name in ("title", "notes")}
    url = "https://example.org/zqcanary"
    source = None if visibility == Visibility.PROTECTED else hidden()
    piece = evidence(**words, url=url, archived_url=url, visibility=visibility, source=source)
    citation = Citation.objects.create(
        claim=a_claim(), evidence=piece, locator="zqcanary p. 1", excerpt="zqcanary said"
    )

    assert "zqcanary" not in f"{stored(piece)}{stored(citation)}"
    piece, citation = Evidence.objects.get(), Citation.objects.get()
    assert (piece.title, piece.notes, piece.url) == (words["title"], words["notes"], url)
    assert (citation.locator, citation.excerpt) == ("zqcanary p. 1", "zqcanary said")
    assert Citation.objects.exclude(locator="").exists()


@pytest.mark.parametrize("field", ["name", "aliases", "description", "url", "wikidata_id"])
def test_the_database_takes_no_word_of_a_protected_source_in_the_clear(field: str) -> None:
    source = hidden()

    with pytest.raises(IntegrityError, match="source_sealed"), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**{field: "zqcanary"})
    with pytest.raises(IntegrityError, match="source_sealed"), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(secret="")
    open_one = a_source("Didier")
    with pytest.raises(IntegrityError, match="source_sealed"), transaction.atomic():
        Source.objects.filter(pk=open_one.pk).update(protected=True)


@pytest.mark.parametrize("field", ["title", "url", "archived_url", "notes"])
def test_nor_one_of_protected_evidence(field: str) -> None:
    piece = evidence(visibility=Visibility.PROTECTED)

    with pytest.raises(IntegrityError, match="evidence_sealed"), transaction.atomic():
        Evidence.objects.filter(pk=piece.pk).update(**{field: "zqcanary"})
    with pytest.raises(IntegrityError, match="evidence_sealed"), transaction.atomic():
        Evidence.objects.filter(pk=evidence("B").pk).update(visibility=Visibility.PROTECTED)


@pytest.mark.parametrize("field", ["locator", "excerpt"])
def test_nor_one_of_a_sealed_citation(field: str) -> None:
    piece = evidence(visibility=Visibility.PROTECTED)
    citation = Citation.objects.create(claim=a_claim(), evidence=piece, locator="p. 1")

    with pytest.raises(IntegrityError, match="citation_sealed"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(**{field: "zqcanary"})


@pytest.mark.parametrize("keys", [[], [Fernet.generate_key().decode()]])
def test_without_the_key_nothing_is_read_and_nothing_is_lost(
    settings: LazySettings, keys: list[str]
) -> None:
    pk = hidden().pk
    before = stored(Source(pk=pk))
    held, settings.FACTCHECK_PROTECTION_KEYS = settings.FACTCHECK_PROTECTION_KEYS, keys

    source = Source.objects.get()
    assert (source.is_unreadable, type(source.name), source.pk) == (True, Unreadable, pk)
    with pytest.raises(ProtectionError):
        source.name = "Somebody"
    source.name = source.name
    source.kind = "outlet"
    source.save()
    source.refresh_from_db()
    assert (source.kind, source.is_unreadable) == ("outlet", True)
    source.protected = False
    with pytest.raises(ProtectionError), transaction.atomic():
        source.save()
    with pytest.raises(ProtectionError), transaction.atomic():
        a_source(str(source.name), description=source.name, protected=True)

    assert stored(source) == {**before, "kind": "outlet"}
    settings.FACTCHECK_PROTECTION_KEYS = held
    assert Source.objects.get().name == NAME


def test_without_a_key_nobody_is_protected(settings: LazySettings) -> None:
    settings.FACTCHECK_PROTECTION_KEYS = []

    with pytest.raises(ProtectionError, match="FACTCHECK_PROTECTION_KEYS"), transaction.atomic():
        hidden()
    assert a_source("Didier").name == Source.objects.get().name


def test_a_search_reads_what_is_sealed(settings: LazySettings) -> None:
    source = hidden()
    a_source("Gorge", aliases="zqcanary")
    names = ("name", "aliases")

    assert sealed_with("QCANARY gorge", Source.objects.all(), names) == [source.pk]
    assert sealed_with("alias", Source.objects.all(), names) == [source.pk]
    assert sealed_with("alias", Source.objects.all(), names[:1]) == []
    settings.FACTCHECK_PROTECTION_KEYS = []
    assert sealed_with("a", Source.objects.all(), names) == []
