from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck import matching
from factcheck.choices import Language, PageState
from factcheck.jsonlines import BadLineError, Item, answer_lines
from factcheck.models import FactPage, ImportedReview
from factcheck.terms import Term, guess_language, terms_of


class Command(BaseCommand):
    help = (
        "Find the published facts and the imported reviews that are most like a text. JSON lines "
        'in: {"qid": …, "text": …}, with "lang" when it is known. Out: {"qid": …, "matches": [{"url", "own", "score", '
        '"verdict"}]}, best first. A line that cannot be read is named on standard error and '
        "skipped; then the exit status is 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--top",
            type=_top,
            default=5,
            metavar="N",
            help=f"how many matches at most, 1 to {matching.MOST} (default: 5)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        answer = partial(_answer, top=options["top"])
        if answer_lines(sys.stdin.buffer, self.stdout, self.stderr, answer):
            raise CommandError("Some lines could not be read.")


def _top(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= matching.MOST):
        raise ArgumentTypeError(f"must be a number from 1 to {matching.MOST}")
    return int(text)


def _answer(item: Item, *, top: int) -> Item:
    text, language = item.get("text"), item.get("lang", "")
    if "qid" not in item:
        raise BadLineError('there is no "qid"')
    if not isinstance(text, str) or not isinstance(language, str):
        raise BadLineError('"text" must be a string, and "lang" too if it is given')
    matches = matching.best_matches(_terms(text, language), top=top)
    pages = FactPage.objects.in_bulk([match.page for match in matches if match.page])
    reviews = ImportedReview.objects.in_bulk([match.review for match in matches if match.review])
    return {
        "qid": item["qid"],
        "matches": [
            _own(pages[match.page], match.score)
            if match.page
            else _other(reviews[match.review or 0], match.score)
            for match in matches
        ],
    }


def _terms(text: str, language: str) -> list[Term]:
    """The terms of a text; of one too short to tell its language, those of both."""
    language = language or guess_language(text)
    if language:
        return terms_of(text, language)
    return [term for known in Language.values for term in terms_of(text, known)]


def _own(page: FactPage, score: float) -> Item:
    retracted = page.state == PageState.RETRACTED
    return {
        "url": settings.SITE_URL + page.get_absolute_url(),
        "own": True,
        "score": round(score, 4),
        "verdict": PageState.RETRACTED.value if retracted else page.outcome,
    }


def _other(review: ImportedReview, score: float) -> Item:
    return {
        "url": review.url,
        "own": False,
        "score": round(score, 4),
        "verdict": review.rating,
    }
