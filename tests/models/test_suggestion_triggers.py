"""A suggestion's words are in its revision, and its claim is of the same article."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from factcheck.models import Suggestion
from tests.newsdesk import a_claim, an_article
from tests.suggested import a_read_article, suggested
from tests.tampering import refused

pytestmark = pytest.mark.django_db

NO_BREAK = "\u00a0"
TEXT = f"Titre 🙂\n\nAlors 👩‍🔬 dit{NO_BREAK}: 12 abeilles 🐝 et 𝔘ni 🇫🇷 a 7 fins."


def test_words_are_counted_in_code_points() -> None:
    article = a_read_article(text=TEXT)

    found = [suggested(article, words) for words in ("12 abeilles", "7 fins")]

    assert [one.revision.text[one.start : one.end] for one in found] == ["12 abeilles", "7 fins"]


@pytest.mark.parametrize(
    "changes",
    [
        {"exact": "13 abeilles"},
        {"exact": ""},
        {"start": F("start") - 1, "end": F("end") - 1},
        {"start": F("start") + 1},
        {"end": F("end") + 1},
        {"end": 10_000},
        {"start": 9_000, "end": 10_000, "exact": ""},
    ],
)
def test_words_that_are_not_there_are_refused(changes: dict[str, Any]) -> None:
    one = suggested(a_read_article(text=TEXT), "12 abeilles")

    with refused("words are not there"):
        Suggestion.objects.filter(pk=one.pk).update(**changes)


def test_words_that_are_not_there_are_not_inserted() -> None:
    one = suggested(a_read_article(text=TEXT), "7 fins")
    one.pk, one.start, one.end = None, 0, 6

    with refused("words are not there"):
        one.save(force_insert=True)


def test_the_claim_of_another_article_is_refused() -> None:
    one = suggested(a_read_article(text=TEXT), "7 fins")
    claim = a_claim(an_article())
    accepted = {"state": "accepted", "claim": claim, "decided_at": timezone.now()}

    with refused("the claim is of another article"):
        Suggestion.objects.filter(pk=one.pk).update(**accepted)
    own = a_claim(one.revision.article, words="12")
    Suggestion.objects.filter(pk=one.pk).update(**{**accepted, "claim": own})
