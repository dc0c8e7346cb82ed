from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.archive import Stored, store
from factcheck.errors import NotAllowedError
from factcheck.models import ImportedReview
from factcheck.reviews import TakenBack
from tests.archive.reviewing import URL, a_review, claims, counts, stored_of
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

FULL = a_review(
    title="Non, pas de puce",
    claimant="Des internautes",
    claimed_on=date(2021, 1, 2),
    appearances=("https://social.example/1", "https://social.example/2"),
    publisher="Factuel",
    publisher_url="https://factuel.example/",
    rating_value=Decimal("1.500"),
    rating_best=Decimal(5),
    rating_worst=Decimal(1),
    explanation="Rien ne le montre.",
    language="fr",
    reviewed_on=date(2021, 1, 3),
    modified_on=date(2021, 1, 4),
    deleted_on=date(2021, 1, 5),
)


def test_everything_that_was_read_is_kept() -> None:
    stored_of(FULL)

    kept = ImportedReview.objects.values().get()
    for ours in ("id", "digest", "content", "imported_at", "updated_at"):
        assert kept.pop(ours)
    assert kept == {
        **vars(a_review()),
        **{name: getattr(FULL, name) for name in FULL.__dataclass_fields__},
        "appearances": list(FULL.appearances),
        "file_name": "feed.json",
    }


def test_the_same_again_writes_nothing() -> None:
    stored_of(FULL, a_review("Autre chose."))
    before = list(ImportedReview.objects.order_by("pk").values())

    with CaptureQueriesContext(
        connection,
    ) as captured:
        again = stored_of(FULL, a_review("Autre chose."))

    assert counts(again) == (0, 0, 2)
    assert list(ImportedReview.objects.order_by("pk").values()) == before
    assert [q["sql"] for q in captured if "importedreview" in q["sql"].lower()][1:] == []


def test_a_review_that_changed_is_the_same_row() -> None:
    stored_of(FULL)
    before = ImportedReview.objects.get()

    again = stored_of(a_review(rating="Vrai", language="fr"), file="tomorrow.json")

    after = ImportedReview.objects.get()
    assert counts(again) == (0, 1, 0)
    assert (after.pk, after.rating, after.title, after.file_name) == (
        before.pk,
        "Vrai",
        "",
        "tomorrow.json",
    )
    assert after.imported_at == before.imported_at
    assert after.updated_at > before.updated_at
    assert counts(stored_of(a_review(rating="Vrai", language="fr"))) == (0, 0, 1)


def test_capitals_and_marks_make_no_other_claim() -> None:
    stored_of(a_review("Le vaccin contient une puce."))

    again = stored_of(a_review("« LE VACCIN contient une puce ! »"))

    assert counts(again) == (0, 1, 0)
    assert claims() == ["« LE VACCIN contient une puce ! »"]


def test_more_than_a_batch_is_kept_whole() -> None:
    many = [a_review(f"Affirmation {n}", url=f"{URL}/{n}") for n in range(1203)]

    assert counts(stored_of(*many)) == (1203, 0, 0)
    assert counts(stored_of(*many)) == (0, 0, 1203)
    assert ImportedReview.objects.count() == 1203


def test_a_batch_costs_the_same_whatever_it_holds() -> None:
    def asked(number: int) -> int:
        many = [a_review(f"Affirmation {n}", url=f"{URL}/{n}") for n in range(number)]
        with CaptureQueriesContext(connection) as captured:
            stored_of(*many)
        return sum("INSERT" not in q["sql"] for q in captured)

    assert asked(1) == asked(30)


def test_two_reviews_of_one_batch_with_one_claim_are_one() -> None:
    assert counts(stored_of(a_review(), a_review(rating="Vrai"))) == (1, 0, 0)
    assert ImportedReview.objects.get().rating == "Vrai"


def test_what_a_publisher_deleted_is_marked_and_may_come_back() -> None:
    stored_of(a_review(), a_review("Tout autre chose ici."), a_review(url=f"{URL}/2"))

    gone = stored_of(TakenBack(URL, date(2022, 5, 6)))

    assert counts(gone) == (0, 2, 0)
    days = ImportedReview.objects.order_by("pk").values_list("deleted_on", flat=True)
    assert list(days) == [date(2022, 5, 6), date(2022, 5, 6), None]
    assert counts(stored_of(TakenBack(URL, date(2022, 5, 7)))) == (0, 0, 0)
    assert counts(stored_of(a_review())) == (0, 1, 0)
    assert list(days.all()) == [None, date(2022, 5, 6), None]


def test_a_long_name_of_a_file_is_no_obstacle() -> None:
    stored_of(a_review(), file="é" * 300 + ".json")

    assert ImportedReview.objects.get().file_name == "é" * 250 + ".json"


def test_only_chiefs_import(cast: Cast) -> None:
    for person in (cast.reporter, cast.checker, cast.editor, cast.outsider):
        with pytest.raises(NotAllowedError):
            store([a_review()], actor=person, file_name="x", stored=Stored())
    assert claims() == []

    store([a_review()], actor=cast.chief, file_name="x", stored=Stored())

    assert claims() == ["Le vaccin contient une puce."]
