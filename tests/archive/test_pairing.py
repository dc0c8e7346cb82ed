"""Several claims at one address, and claims that are worded anew."""

from __future__ import annotations

import pytest

from factcheck.archive import Stored, store
from tests.archive.reviewing import URL, a_review, claims, counts, stored_of

pytestmark = pytest.mark.django_db

CHIP = "Le vaccin contient une puce."
CHIP_ANEW = "Le vaccin contiendrait une puce 5G."
MASKS = "Porter un masque rend malade."


def test_two_claims_at_one_address_are_two_reviews() -> None:
    assert counts(stored_of(a_review(CHIP), a_review(MASKS))) == (2, 0, 0)
    assert counts(stored_of(a_review(MASKS), a_review(CHIP))) == (0, 0, 2)


def test_two_claims_at_one_address_in_two_files_are_two_reviews() -> None:
    stored_of(a_review(CHIP), file="1.json")
    stored_of(a_review(MASKS), file="2.json")

    assert claims() == [CHIP, MASKS]


def test_a_claim_worded_anew_is_the_same_review() -> None:
    stored_of(a_review(CHIP), a_review(MASKS))

    again = stored_of(a_review(MASKS), a_review(CHIP_ANEW), file="tomorrow.json")

    assert counts(again) == (0, 1, 1)
    assert claims() == [CHIP_ANEW, MASKS]


def test_the_only_claim_of_a_file_may_become_another_one() -> None:
    stored_of(a_review(CHIP), file="page.html")

    again = stored_of(a_review(MASKS), file="page.html")

    assert counts(again) == (0, 1, 0)
    assert claims() == [MASKS]


def test_of_several_claims_that_are_others_none_is_taken_for_an_old_one() -> None:
    stored_of(a_review(CHIP), file="page.html")

    stored_of(a_review(MASKS), a_review("La Terre est plate."), file="page.html")

    assert claims() == [CHIP, MASKS, "La Terre est plate."]


def test_like_claims_of_one_import_do_not_replace_each_other() -> None:
    stored = Stored()
    for claim in (CHIP, CHIP_ANEW):
        store([a_review(claim)], actor=None, file_name="page.html", stored=stored)

    assert claims() == [CHIP, CHIP_ANEW]
    assert counts(stored_of(a_review(CHIP), a_review(CHIP_ANEW))) == (0, 0, 2)


def test_the_most_alike_is_the_one_that_was_worded_anew() -> None:
    stored_of(
        a_review("Le vaccin A contient une puce."), a_review("Le vaccin B contient une puce.")
    )

    stored_of(a_review("Le vaccin B contient une puce 5G."))

    assert claims() == ["Le vaccin A contient une puce.", "Le vaccin B contient une puce 5G."]


def test_the_same_claim_at_another_address_is_another_review() -> None:
    assert counts(stored_of(a_review(CHIP), a_review(CHIP, url=f"{URL}/2"))) == (2, 0, 0)
