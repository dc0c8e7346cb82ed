"""A dump of the tables tells no more than the database does, and gives the words back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.core import serializers
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.forms import modelform_factory

from factcheck import annotating
from factcheck.choices import Record
from factcheck.encryption import encrypt
from factcheck.models import Citation, Contact, Evidence, Seal, Source
from factcheck.models.guarded import SEALED
from tests.called import a_contact
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, evidence
from tests.tampering import without_triggers

pytestmark = pytest.mark.django_db

# In an order in which they can be deleted.
MODELS = (Contact, Seal, Citation, Evidence, Source)
WORDS: dict[Any, tuple[str, ...]] = {
    Source: ("name", "aliases", "description", "url", "wikidata_id"),
    Evidence: ("title", "url", "archived_url", "notes"),
    Citation: ("locator", "excerpt"),
    Seal: ("name", "url", "final_url"),
    Contact: ("name", "question", "answer"),
}
PAGE = "https://example.org/zqcanary"


@pytest.fixture(autouse=True)
def desk(cast: Cast) -> None:
    """One row of each that must be sealed, and a source that need not be."""
    source = a_source("zqcanary Gorge", aliases="zqcanary", url=PAGE, protected=True)
    source.keepers.add(cast.checker)
    a_source("Didier Neyrat")
    piece = evidence("zqcanary", url=PAGE, notes="zqcanary", source=source)
    claim = a_claim()
    Citation.objects.create(claim=claim, evidence=piece, locator="zqcanary", excerpt="zqcanary")
    annotating.seal(
        piece,
        actor=cast.checker,
        content=ContentFile(b"%PDF-1.7"),
        name="zqcanary.pdf",
        origin="uploaded",
        url=PAGE,
        final_url=PAGE,
    )
    a_contact(
        claim,
        by=cast.checker,
        record=Record.OFF,
        name="zqcanary",
        question="zqcanary?",
        answer="zqcanary!",
    )


def dumped(file: Path, style: str = "json") -> str:
    names = [model._meta.label for model in reversed(MODELS)]
    call_command("dumpdata", *names, format=style, output=str(file), verbosity=0)
    return file.read_text()


def words() -> dict[str, Any]:
    return {
        model.__name__: [
            tuple(getattr(row, name) for name in names) for row in model.objects.order_by("pk")
        ]
        for model, names in WORDS.items()
    }


def columns() -> str:
    with connection.cursor() as cursor:
        rows = []
        for model in MODELS:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 -- ours
            rows += cursor.fetchall()
    return str(rows)


@pytest.mark.parametrize("style", ["json", "jsonl", "xml"])
def test_it_holds_no_protected_word_and_gives_all_of_them_back(tmp_path: Path, style: str) -> None:
    before, file = words(), tmp_path / f"desk.{style}"

    written = dumped(file, style)
    assert ("zqcanary" in written, "Didier Neyrat" in written) == (False, True)
    with without_triggers():
        for model in MODELS:
            model.objects.all().delete()
    call_command("loaddata", str(file), verbosity=0)

    assert words() == before
    assert "zqcanary" not in columns()


def test_columns_say_that_there_is_something(tmp_path: Path) -> None:
    rows = json.loads(dumped(tmp_path / "desk.json"))

    for label, names in (("source", "name url description"), ("seal", "name url final_url")):
        row = next(row for row in rows if row["model"] == f"factcheck.{label}")
        shown = ["" if name == "description" else SEALED for name in names.split()]
        assert [row["fields"][name] for name in names.split()] == shown
        assert row["fields"]["secret"].startswith("gAAAA")


@pytest.mark.parametrize("keys", [[], [Fernet.generate_key().decode()]])
def test_without_the_key_it_is_written_and_taken_back_as_it_is(
    tmp_path: Path, settings: LazySettings, keys: list[str]
) -> None:
    before, held, file = words(), settings.FACTCHECK_PROTECTION_KEYS, tmp_path / "desk.json"
    settings.FACTCHECK_PROTECTION_KEYS = keys

    dumped(file)
    with without_triggers():
        for model in MODELS:
            model.objects.all().delete()
    call_command("loaddata", str(file), verbosity=0)

    settings.FACTCHECK_PROTECTION_KEYS = held
    assert words() == before


def test_a_row_that_is_about_to_be_sealed_is_written_sealed() -> None:
    source = Source.objects.get(protected=False)
    source.protected = True

    [row] = json.loads(serializers.serialize("json", [source]))

    assert row["fields"]["name"] == SEALED
    assert row["fields"]["secret"].startswith("gAAAA")


def test_words_in_the_clear_are_encrypted_when_they_are_loaded() -> None:
    [row] = json.loads(serializers.serialize("json", Contact.objects.all()))
    row["fields"]["question"] = "zqcanary in the clear"

    for one in serializers.deserialize("json", json.dumps([row])):
        one.save()

    assert Contact.objects.get().question == "zqcanary in the clear"
    assert "zqcanary" not in columns()


def test_a_form_still_shows_the_words() -> None:
    form = modelform_factory(Source, fields=["name", "aliases"])

    shown = form(instance=Source.objects.get(protected=True))

    assert shown.initial == {"name": "zqcanary Gorge", "aliases": "zqcanary"}


def test_a_form_reads_no_token_to_whoever_has_one() -> None:
    token = encrypt("zqcanary", purpose="factcheck.contact.question")
    form = modelform_factory(Contact, fields=["question"])

    typed = form({"question": token}, instance=Contact.objects.get())
    typed.is_valid()

    assert typed.instance.question == token
    assert Contact(question=token).question == token
