"""How well facts are found that say the same in other words, or nothing of the kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import matching
from factcheck.matching import LIKELY, POSSIBLE, Match
from factcheck.terms import guess_language, terms_of
from tests.matching.archive import an_archive

pytestmark = pytest.mark.django_db
DATA = json.loads(Path(__file__).with_name("paraphrases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("guessed", [False, True])
def test_most_paraphrases_are_found_first_and_few_others_look_like_one(guessed: bool) -> None:
    pages = an_archive([(language, text) for language, text in DATA["facts"].values()])
    names = dict(zip([page.pk for page in pages], DATA["facts"], strict=True))
    first = likely = possible = 0
    wrongly_likely = wrongly_possible = 0

    for language, text, wanted in DATA["asked"]:
        best = ask(text, guess_language(text) if guessed else language)
        score = best[0].score if best else 0
        if wanted is None:
            wrongly_likely += score >= LIKELY
            wrongly_possible += score >= POSSIBLE
        elif best and names[best[0].page] == wanted:
            first += 1
            likely += score >= LIKELY
            possible += score >= POSSIBLE

    # Of 40 paraphrases, and of 20 claims that nothing in the archive is about.
    assert (first, likely, possible) == (40, 37, 40)
    assert (wrongly_likely, wrongly_possible) == (1, 10)


def ask(text: str, language: str) -> list[Match]:
    return matching.best_matches(terms_of(text, language), top=5)
