from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.anchoring.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
OLD = "😀 Près de 300 personnes ont fui la ville mardi soir."
NEW = "Mis à jour\n😀 Près de 450 personnes ont fui la ville mardi soir."
SELECTOR = {
    "exact": "300 personnes",
    "prefix": "Près de ",
    "suffix": " ont",
    "start": 10,
    "end": 23,
}
LINE = {"id": "a", "old": OLD, "new": NEW, "selector": SELECTOR}


def run(*lines: object) -> tuple[int, list[dict], str]:
    """The exit status, what was printed for each line, and what was said of the bad ones."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    output, errors = io.StringIO(), io.StringIO()
    status = main(raw, output, errors)
    return status, [json.loads(line) for line in output.getvalue().splitlines()], errors.getvalue()


def test_a_line_in_gives_a_line_out():
    status, (answer,), errors = run(LINE)

    assert (status, errors) == (0, "")
    assert answer["score"] > 0.7
    assert {name: answer[name] for name in answer if name != "score"} == {
        "id": "a", "state": "edited", "start": 21, "end": 34, "reason": "rewritten",
    }  # fmt: skip
    assert NEW[21:34] == "450 personnes"


def test_lines_about_other_texts_do_not_share_anything():
    gone = {**LINE, "id": "b", "new": "Rien de tout cela."}

    _status, answers, _errors = run(LINE, gone, {**LINE, "id": "c"}, {**gone, "id": "d"})

    assert [answer["state"] for answer in answers] == ["edited", "orphaned"] * 2
    assert (answers[1]["start"], answers[1]["end"]) == (None, None)


def test_a_place_that_cannot_be_trusted_is_a_candidate():
    words = "Près de 300 personnes ont fui la ville mardi soir."
    rest = "La mairie a ouvert le gymnase, et des lits y attendent les familles."
    line = {
        "id": 1, "old": f"{words}\n{rest}", "new": f"{rest}\n{words}\n{words}",
        "selector": {"exact": words},
    }  # fmt: skip

    _status, (answer,), _errors = run(line)

    assert (answer["state"], answer["start"]) == ("ambiguous", None)
    found = answer["candidate"]
    assert line["new"][found["start"] : found["end"]] == words


def test_words_without_their_position_are_found_and_context_tells_them_apart():
    text = "Il a dit non mardi. Elle a dit non jeudi."
    line = {"id": 1, "old": text, "new": text}

    _status, answers, errors = run(
        {**line, "selector": {"exact": "mardi"}},
        {**line, "selector": {"exact": "a dit non", "prefix": "Elle "}},
        {**line, "selector": {"exact": "a dit non", "suffix": " mardi", "start": 3, "end": 4}},
        {**line, "selector": {"exact": "a dit non"}},
    )

    assert [answer["start"] for answer in answers] == [13, 25, 3]
    assert errors == "line 4: the selector does not point at one place in the old text\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        ([1], "not a JSON object"),
        ({**LINE, "old": None}, '"old" and "new" must be strings'),
        ({name: LINE[name] for name in ("old", "new", "selector")}, 'there is no "id"'),
        ({**LINE, "selector": "300"}, '"selector" must be an object'),
        ({**LINE, "selector": {}}, 'the selector needs "exact"'),
        ({**LINE, "selector": {"start": 3, "end": 3}}, 'the selector needs "exact"'),
        ({**LINE, "selector": {"exact": "absent"}}, "does not point at one place"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(line: object, reason: str):
    status, answers, errors = run(LINE, line, LINE)

    assert status == 1
    assert len(answers) == 2
    assert errors.startswith("line 2: ")
    assert reason in errors


def test_the_module_runs_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "factcheck.anchoring"],
        input=json.dumps(LINE) + "\n\n",
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip

    assert json.loads(done.stdout)["state"] == "edited"
