"""Reviews of others in the index: found by what they say now, and by nothing once taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factcheck import archive, matching
from factcheck.models import ImportedReview, MatchDocument
from factcheck.reviews import Review, TakenBack
from factcheck.terms import VERSION, terms_of
from tests.matching.archive import an_archive, reviews_of_others
from tests.matching.counting import index

pytestmark = pytest.mark.django_db


def ask(text: str, language: str = "fr") -> list[int | None]:
    return [match.review for match in matching.best_matches(terms_of(text, language), top=9)]


def imported(*reviews: Review | TakenBack) -> None:
    archive.store(reviews, actor=None, file_name="feed.json", stored=archive.Stored())


def test_a_review_is_found_by_its_claim_its_title_and_who_said_so() -> None:
    (review,) = reviews_of_others(
        "Les loups mangent des pierres", title="Non, aucun caillou", claimant="Jean Valjean"
    )

    assert index() == {
        "review": {
            word: [review.pk] for word in ["loup", "mangent", "pierr", "caillou", "jean", "valjean"]
        },
        "page": {},
    }


def test_facts_and_reviews_are_ranked_together() -> None:
    (fact,) = an_archive([("fr", "Les loups de France")])
    one, two = reviews_of_others(
        "Les loups noirs de la forêt", "Les loups noirs de la forêt de France"
    )

    best = matching.best_matches(terms_of("loups noirs forêt France", "fr"), top=9)

    assert [(match.page, match.review) for match in best] == [
        (None, two.pk),
        (None, one.pk),
        (fact.pk, None),
    ]


def test_of_both_so_many_are_worth_a_look() -> None:
    facts = an_archive([("fr", "Les loups bruns de la forêt")] * 3)
    reviews = reviews_of_others(*["Les loups bruns de la forêt noire"] * 3)
    asked = terms_of("loups bruns forêt noire", "fr")

    alike = matching.alike(asked, top=2, but=facts[0].claim)

    assert list(alike.own) == [facts[1].pk, facts[2].pk]
    assert list(alike.others) == [reviews[0].pk, reviews[1].pk]
    # One common word of four is not worth a look.
    assert matching.alike(terms_of("loups gris", "fr"), top=2) == matching.Alike({}, {})


def test_the_same_again_writes_nothing_and_other_words_replace_what_was(
    django_assert_num_queries,
) -> None:
    first = Review(url="https://a.example/1", claim_reviewed="Des loups et des ours gris")
    imported(first)
    before = MatchDocument.objects.get()

    imported(first)
    assert MatchDocument.objects.get() == before

    imported(Review(url="https://a.example/1", claim_reviewed="Des loups et des lynx gris"))
    assert set(index()["review"]) == {"loup", "lynx", "gris"}
    assert MatchDocument.objects.count() == 1


def test_one_that_was_taken_back_leaves_nothing_behind() -> None:
    reviews_of_others("Des loups et des ours", "Des loups")
    first = ImportedReview.objects.earliest("pk")

    imported(TakenBack(first.url, date(2026, 1, 2)))
    imported(TakenBack("https://nowhere.example/", date(2026, 1, 2)))

    assert set(index()["review"]) == {"loup"}
    assert ask("ours") == []
    assert list(matching.index_late()) == []

    # It stands again.
    imported(Review(url=first.url, claim_reviewed=first.claim_reviewed))
    assert ask("ours") == [first.pk]


def test_one_that_comes_in_deleted_is_never_found() -> None:
    imported(Review(url="https://a.example/1", claim_reviewed="ours", deleted_on=date(2026, 1, 2)))

    assert index() == {"page": {}, "review": {}}


@pytest.mark.parametrize(
    ("language", "claim", "question", "asked_in"),
    [
        ("", "The bridges were repaired by them", "repairing a bridge", "en"),
        ("fr", "The bridges were repaired by them", "repairing a bridge", "en"),
        ("en", "Les ponts ont été réparés par eux", "réparer un pont", "fr"),
        ("", "Bridges repaired", "bridges", "fr"),
        ("en", "Bridges repaired", "bridge", "en"),
        ("es", "Los puentes reparados", "los puentes", "es"),
    ],
)
def test_the_words_tell_french_and_english_else_the_review_does(
    language: str, claim: str, question: str, asked_in: str
) -> None:
    (review,) = reviews_of_others(claim, language=language)

    assert ask(question, asked_in) == [review.pk]


def test_spanish_is_not_taken_for_french() -> None:
    reviews_of_others("Las vacunas de la ciudad", language="es")

    assert set(index()["review"]) == {"las", "vacunas", "de", "la", "ciudad"}


def test_reviews_that_are_not_indexed_yet_or_by_older_rules_are_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("factcheck.matching.indexing._BATCH", 2)
    reviews = reviews_of_others(*[f"Le loup numéro {n}" for n in range(5)])
    before = index()
    MatchDocument.objects.filter(review__in=reviews[:3]).update(version=VERSION - 1)
    ImportedReview.objects.bulk_create(
        [ImportedReview(digest="d", url="https://a.example/x", claim_reviewed="Un loup seul")]
    )

    assert list(matching.index_late()) == [2, 2]
    assert index()["review"]["loup"] == [*before["review"]["loup"], reviews[-1].pk + 1]
    assert list(matching.index_late()) == []


def test_a_document_is_of_a_fact_or_of_a_review_and_never_of_both() -> None:
    (page,) = an_archive([("fr", "Les loups")])
    free = ImportedReview.objects.create(
        digest="d", url="https://a.example/", claim_reviewed="Les ours"
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        MatchDocument.objects.filter(page=page).update(page=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        MatchDocument.objects.filter(page=page).update(review=free)


def test_importing_asks_the_same_for_few_reviews_and_many(django_assert_max_num_queries) -> None:
    for count in (1, 40):
        with django_assert_max_num_queries(16):
            reviews_of_others(*[f"Le loup numéro {n} de {count}" for n in range(count)])
