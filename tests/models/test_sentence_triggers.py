"""What was said of a sentence is said of words that are in its revision."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F

from factcheck.models import NothingToCheck
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.sentences import passed_over
from tests.tampering import refused

pytestmark = pytest.mark.django_db

TEXT = "Titre 🙂\n\nAlors 👩‍🔬 dort. Les abeilles 🐝 aussi."


def test_words_are_counted_in_code_points(cast: Cast) -> None:
    said = passed_over(an_article(text=TEXT), "abeilles", actor=cast.checker)

    assert said.revision.text[said.start : said.end] == "Les abeilles 🐝 aussi."


@pytest.mark.parametrize(
    "changes",
    [
        {"exact": "Les fourmis 🐝 aussi."},
        {"exact": ""},
        {"start": F("start") - 1, "end": F("end") - 1},
        {"start": F("start") + 1},
        {"end": F("end") + 1},
        {"end": 10_000},
    ],
)
def test_words_that_are_not_there_are_refused(cast: Cast, changes: dict[str, Any]) -> None:
    said = passed_over(an_article(text=TEXT), "abeilles", actor=cast.checker)

    with refused("words are not there"):
        NothingToCheck.objects.filter(pk=said.pk).update(**changes)


def test_words_that_are_not_there_are_not_inserted(cast: Cast) -> None:
    said = passed_over(an_article(text=TEXT), "abeilles", actor=cast.checker)
    said.pk, said.start, said.end = None, 0, said.end - said.start

    with refused("words are not there"):
        said.save(force_insert=True)
