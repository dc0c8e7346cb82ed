from __future__ import annotations

import pytest

from factcheck import matching
from factcheck.matching import asking
from factcheck.models import Claim
from factcheck.terms import terms_of
from tests.matching.archive import an_archive

pytestmark = pytest.mark.django_db


def ask(text: str, *, top: int = 5, but: Claim | None = None) -> list[matching.Match]:
    return matching.best_matches(terms_of(text, "fr"), top=top, but=but)


def pages(text: str, *, top: int = 5, but: Claim | None = None) -> list[int]:
    return [match.page for match in ask(text, top=top, but=but)]


def test_the_fact_that_shares_most_comes_first() -> None:
    wolves, bears, both = an_archive(
        [("fr", "Les loups de France"), ("fr", "Les ours"), ("fr", "Les loups et les ours")]
    )

    assert pages("Combien de loups et d’ours ?") == [both.pk, bears.pk, wolves.pk]
    assert pages("La France") == [wolves.pk]


def test_nothing_in_common_is_no_match() -> None:
    assert ask("Les lynx") == []
    an_archive([("fr", "Les loups")])

    assert ask("Les lynx") == []
    assert ask("de la des") == []
    assert ask("") == []


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    archive = an_archive([("fr", "Les loups bruns")] * 5 + [("fr", "Les lynx bruns")])

    assert pages("un loup, un lynx", top=1) == [archive[-1].pk]


def test_equal_facts_come_in_the_order_of_publication_and_no_more_than_asked_for() -> None:
    archive = [page.pk for page in an_archive([("fr", "Les loups")] * 8)]

    assert pages("loups", top=3) == archive[:3]
    assert pages("loups", top=100) == archive


def test_the_claims_own_fact_is_left_out() -> None:
    one, two = an_archive([("fr", "Les loups"), ("fr", "Les loups")])

    assert pages("loups", but=one.claim) == [two.pk]


def test_common_terms_count_too_once_the_rare_ones_have_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of equally rare matches, the one that also has the common word is better."""
    monkeypatch.setattr(asking, "_POSTINGS", 3)
    archive = an_archive([("fr", "lynx chat"), ("fr", "lynx loup")] + [("fr", "loup chien")] * 4)

    # "loup" has five postings: too many to look for, but it is scored.
    assert pages("lynx loup") == [archive[1].pk, archive[0].pk]


def test_a_term_alone_is_looked_for_however_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_POSTINGS", 3)
    archive = an_archive([("fr", "loup")] * 4)

    assert pages("loup") == [page.pk for page in archive]


def test_postings_may_fill_the_room_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_POSTINGS", 3)
    one, two, three = an_archive([("fr", "lynx"), ("fr", "loup"), ("fr", "loup")])

    assert pages("lynx loup") == [one.pk, two.pk, three.pk]


def test_only_so_many_terms_are_looked_for_and_documents_scored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = an_archive([("fr", "lynx"), ("fr", "loup"), ("fr", "loup")])
    monkeypatch.setattr(asking, "_TERMS", 1)

    assert pages("lynx loup") == [archive[0].pk]

    monkeypatch.setattr(asking, "_TERMS", 48)
    monkeypatch.setattr(asking, "_SCORED", 2)
    assert pages("lynx loup") == [page.pk for page in archive[:2]]


def test_a_score_is_about_the_number_of_rare_terms_that_are_shared() -> None:
    usual = "a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13"
    an_archive([("en", usual)])

    one, three = ask("a1")[0].score, ask("a1 b2 c3")[0].score

    assert round(one, 3) == 0.941  # ln(1 + 999.5 / 1.5) / ln(1000), at the usual length
    assert round(three / one, 6) == 3


def test_a_long_question_is_asked_in_three_statements(django_assert_num_queries) -> None:
    an_archive([("fr", " ".join(f"mot{n}" for n in range(900)))])

    with django_assert_num_queries(3):
        assert len(ask(" ".join(f"mot{n}" for n in range(5000)))) == 1


def test_a_question_about_nothing_known_is_one_statement(django_assert_num_queries) -> None:
    an_archive([("fr", "Les loups")])

    with django_assert_num_queries(1):
        assert ask("Les lynx") == []
