"""An anchor's words are in its revision, counted in code points, as the database counts them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F

from factcheck.models import Anchor
from tests.newsdesk import a_claim, an_article
from tests.tampering import refused

pytestmark = pytest.mark.django_db

NO_BREAK = "\u00a0"
TEXT = f"Titre 🙂\n\nAlors 👩‍🔬 dit{NO_BREAK}: « 12{NO_BREAK}% » 𝔘ni 🇫🇷 fin."


@pytest.mark.parametrize("words", [f"12{NO_BREAK}%", "👩‍🔬 dit", "𝔘ni", "🇫🇷 fin.", "fin."])
def test_words_are_counted_in_code_points(words: str) -> None:
    claim = a_claim(an_article(text=TEXT), words=words)

    anchor = Anchor.objects.get(claim=claim)
    assert anchor.exact == words
    assert anchor.revision.text[anchor.start : anchor.end] == words


@pytest.mark.parametrize(
    "changes",
    [
        {"exact": "12 %"},
        {"exact": f"12{NO_BREAK}% "},
        {"exact": ""},
        {"start": F("start") - 1, "end": F("end") - 1},
        {"start": F("start") + 1},
        {"end": F("end") + 1},
        {"end": 10_000},
        {"start": 9_000, "end": 10_000, "exact": ""},
    ],
)
def test_words_that_are_not_there_are_refused(changes: dict[str, Any]) -> None:
    a_claim(an_article(text=TEXT), words=f"12{NO_BREAK}%")

    with refused("words are not there"):
        Anchor.objects.update(**changes)


def test_a_revision_of_another_article_is_refused_though_its_words_agree() -> None:
    claim, elsewhere = a_claim(), an_article()
    anchor = Anchor.objects.get(claim=claim)

    with refused("words are not there"):
        Anchor.objects.update(revision=elsewhere.revision)
    anchor.pk, anchor.revision = None, elsewhere.revision
    with refused("words are not there"):
        anchor.save(force_insert=True)


def test_words_that_run_past_the_end_are_refused() -> None:
    # substr() answers with what there is: only the length tells.
    article = an_article()
    a_claim(article, words="Didier Neyrat.")

    with refused("words are not there"):
        Anchor.objects.update(end=F("end") + 5)


def test_a_claim_without_a_place_keeps_the_words_it_had() -> None:
    a_claim()

    changed = Anchor.objects.update(state="orphaned", start=None, end=None, exact="Disparu.")

    assert changed == 1
