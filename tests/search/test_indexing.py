from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import search
from factcheck.choices import PageState
from factcheck.documents import digest
from factcheck.models import FactPage, FactSnapshot, PublicFact, PublicTrigram, PublicWord
from factcheck.search import indexing
from tests.documents import a_document
from tests.search.facts import found, index, publish, words

pytestmark = pytest.mark.django_db


def retract(page: FactPage) -> None:
    page.state = PageState.RETRACTED
    page.save()
    index(page)


def test_a_fact_that_is_taken_back_leaves_nothing() -> None:
    wolf, lynx = publish(["Les loups hurlent.", "Les lynx hurlent."])

    retract(wolf)

    assert found("loups") == []
    assert found("hurlent") == ["Les lynx hurlent."]
    assert words() == {"hurlent": 1, "lynx": 1}
    assert not PublicTrigram.objects.filter(letters="lou").exists()
    retract(lynx)
    tables = (PublicFact, PublicWord, PublicTrigram)
    assert [model.objects.count() for model in tables] == [0, 0, 0]


def test_a_retracted_fact_that_is_published_again_is_found_again() -> None:
    (page,) = publish(["Les loups."])
    retract(page)
    page.state = PageState.PUBLISHED
    index(page)

    assert found("loups") == ["Les loups."]
    assert words() == {"loups": 1}


def test_words_are_counted_by_fact_and_as_they_are_written() -> None:
    one, _other = publish(["Le café, le café.", "Le cafe."])

    assert words() == {"café": 1, "cafe": 1}
    one.title = "L’État compte les cafés."
    index(one)
    assert words() == {"cafe": 1, "cafés": 1, "compte": 1, "état": 1}


def test_saying_the_same_again_changes_nothing() -> None:
    (page,) = publish(["Les loups hurlent."])
    before = list(PublicFact.objects.values())

    index(page)

    assert list(PublicFact.objects.values()) == before
    assert words() == {"hurlent": 1, "loups": 1}


@pytest.mark.parametrize("title", ["Loup.", " ".join(f"nom{n}x" * 2 for n in range(120))])
def test_a_correction_costs_the_same_whatever_its_length(title: str) -> None:
    (page,) = publish(["Le lynx."])
    page.title = title

    with CaptureQueriesContext(connection) as queries:
        index(page)

    assert len(queries) <= 11


def test_a_long_name_of_another_script_fits() -> None:
    (page,) = publish(["Dit."], source_name="\ufdfa" * 200)

    assert len(PublicFact.objects.get(page=page).source) == 200


def old(*titles: str) -> list[FactPage]:
    """Facts from before the index: their rows are there, their words are not."""
    pages = publish(titles)
    for page in pages:
        document = a_document(title=page.title)
        page.snapshot = FactSnapshot.objects.create(
            page=page, number=1, document=document, sha256=digest(document)
        )
        page.save()
    return pages


def test_the_command_reads_what_is_missing_and_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexing, "_BATCH", 2)
    old("Loup un.", "Loup deux.", "Loup trois.")
    search.read_again()
    assert (found("loup"), words()) == ([], {})
    assert PublicFact.objects.count() == 3

    assert next(search.index_late()) == 2
    assert len(found("loup")) == 2
    assert list(search.index_late()) == [1]
    assert len(found("loup")) == 3
    assert words()["loup"] == 3
    assert list(search.index_late()) == []


def test_reading_again_twice_ends_where_once_does(capsys: pytest.CaptureFixture[str]) -> None:
    old("Loup un.", "Lynx deux.")
    PublicFact.objects.filter(page__title="Lynx deux.").delete()

    for _ in range(2):
        call_command("index_facts", "--again", verbosity=0)
        assert found("loup lynx") == []
        assert (found("loup"), found("lynx")) == (["Loup un."], ["Lynx deux."])
        assert words()["lynx"] == 1
