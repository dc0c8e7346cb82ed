from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from factcheck import matching
from factcheck.models import FactPage
from tests.matching.archive import an_archive, reviews_of_others

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*lines: Any, **options: Any) -> list[dict[str, Any]]:
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\n".join(raw))))
        call_command("match_claims", **options)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_line_in_gives_a_line_out_best_first(ask: Any, settings: Any) -> None:
    settings.SITE_URL = "https://facts.example.org"
    one, two = an_archive([("fr", "Les loups"), ("fr", "La France a des loups")])

    (answer,) = ask({"qid": "a", "text": "Des loups en France"})

    assert answer["qid"] == "a"
    assert [(m["url"], m["own"], m["verdict"]) for m in answer["matches"]] == [
        (f"https://facts.example.org/facts/{two.slug}/", True, "verified"),
        (f"https://facts.example.org/facts/{one.slug}/", True, "verified"),
    ]
    scores = [match["score"] for match in answer["matches"]]
    assert scores == sorted(scores, reverse=True)
    assert all(score == round(score, 4) > 0 for score in scores)


def test_what_a_fact_says_now_is_its_verdict(ask: Any) -> None:
    pages = an_archive([("fr", "Les loups")] * 2)
    FactPage.objects.filter(pk=pages[0].pk).update(outcome="disputed")
    FactPage.objects.filter(pk=pages[1].pk).update(state="retracted")

    (answer,) = ask({"qid": 1, "text": "loups"})

    assert [match["verdict"] for match in answer["matches"]] == ["disputed", "retracted"]


def test_reviews_of_others_are_among_the_matches(ask: Any) -> None:
    an_archive([("fr", "Les loups")])
    reviews_of_others("Les loups de France", url="https://factuel.example/")

    (answer,) = ask({"qid": 1, "text": "Des loups en France"})

    assert [(m["url"], m["own"], m["verdict"]) for m in answer["matches"]] == [
        ("https://factuel.example/0", False, "Faux"),
        (answer["matches"][1]["url"], True, "verified"),
    ]
    assert answer["matches"][0]["score"] > answer["matches"][1]["score"]


def test_nothing_alike_is_an_empty_list(ask: Any) -> None:
    assert ask({"qid": None, "text": ""}) == [{"qid": None, "matches": []}]


@pytest.mark.parametrize(("options", "count"), [({}, 5), ({"top": 2}, 2), ({"top": 100}, 7)])
def test_five_or_as_many_as_are_asked_for(ask: Any, options: Any, count: int) -> None:
    an_archive([("fr", "Les loups")] * 7)

    (answer,) = ask({"qid": 1, "text": "loups"}, **options)

    assert len(answer["matches"]) == count


@pytest.mark.parametrize("top", ["0", "101", "-1", "x", "٣", "1.5"])
def test_no_other_number_is_taken(top: str) -> None:
    with pytest.raises(CommandError, match=f"a number from 1 to {matching.MOST}"):
        call_command("match_claims", "--top", top)


def test_the_language_is_guessed_unless_it_is_given(ask: Any) -> None:
    an_archive([("en", "Repaired bridges")])

    one, two, three = ask(
        {"qid": 1, "text": "the repairing of a bridge"},
        {"qid": 2, "text": "repairing of a bridge", "lang": "en"},
        {"qid": 3, "text": "the bridges", "lang": "es"},
    )

    assert [len(answer["matches"]) for answer in (one, two, three)] == [1, 1, 0]


def test_words_too_few_to_tell_their_language_are_looked_for_in_both(ask: Any) -> None:
    an_archive([("en", "Repaired bridges"), ("fr", "Les chevaux galopaient")])

    answers = ask({"qid": 1, "text": "bridge repairing"}, {"qid": 2, "text": "galopant"})

    assert [len(answer["matches"]) for answer in answers] == [1, 1]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        ([1], "not a JSON object"),
        ({"text": "x"}, 'there is no "qid"'),
        ({"qid": 1}, '"text" must be a string'),
        ({"qid": 1, "text": 3}, '"text" must be a string'),
        ({"qid": 1, "text": "x", "lang": None}, '"text" must be a string, and "lang" too'),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: Any, reason: str
) -> None:
    bad = line if isinstance(line, bytes) else json.dumps(line).encode()
    good = b'{"qid": "%s", "text": "x \\ud800 \\u0000"}'
    lines = b"\n".join([good % b"a", bad, good % b"b"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))

    with pytest.raises(CommandError):
        call_command("match_claims")

    said = capsys.readouterr()
    assert [json.loads(line)["qid"] for line in said.out.splitlines()] == ["a", "b"]
    assert said.err.startswith("line 2: ")
    assert reason in said.err
    assert said.err.count("\n") == 1


def test_a_question_costs_the_same_in_a_large_archive(ask: Any, django_assert_num_queries) -> None:
    for more in (1, 49):
        an_archive([("fr", "Les loups")] * more)
        reviews_of_others(*["Les loups"] * more)
        with django_assert_num_queries(5):
            ask({"qid": 1, "text": "loups"}, top=100)
