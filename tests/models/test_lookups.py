from __future__ import annotations

import pytest

from factcheck.models import Article, Claim
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db
BEYOND = [2**63, -(2**63) - 1, 10**40]


def test_a_number_beyond_the_column_is_nobodys() -> None:
    claim = a_claim()

    assert list(Claim.objects.filter(pk__in=[*BEYOND, claim.pk])) == [claim]
    assert list(Claim.objects.filter(number__in=[2**31, claim.number])) == [claim]
    assert list(Claim.objects.filter(pk__in=BEYOND)) == []
    assert list(Claim.objects.exclude(pk__in=BEYOND)) == [claim]


def test_the_ends_of_the_column_may_be_asked_for() -> None:
    assert list(Claim.objects.filter(pk__in=[2**63 - 1, -(2**63), None])) == []


def test_a_query_may_stand_for_the_numbers() -> None:
    claim = a_claim()

    assert list(Claim.objects.filter(article__in=Article.objects.all())) == [claim]
    assert list(Claim.objects.filter(pk__in=Claim.objects.values("pk"))) == [claim]
