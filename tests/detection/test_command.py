from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.detection.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
LINE = {"id": "a", "lang": "en", "text": "Police said 300 people were hurt."}


def run(*lines: object) -> tuple[int, list[dict], str]:
    """The exit status, what was printed for each line, and what was said of the bad ones."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    output, errors = io.StringIO(), io.StringIO()
    status = main(raw, output, errors)
    return status, [json.loads(line) for line in output.getvalue().splitlines()], errors.getvalue()


def test_a_line_in_gives_a_line_out_with_offsets_of_the_text():
    status, (answer,), errors = run(LINE)

    assert (status, errors, answer["id"]) == (0, "", "a")
    assert [(s["kind"], s["start"], s["end"], s["text"]) for s in answer["spans"]] == [
        ("source", 0, 6, "Police"),
        ("figure", 12, 22, "300 people"),
    ]
    assert answer["spans"][1]["value"] == "300"


def test_offsets_count_code_points():
    _status, (answer,), _errors = run({**LINE, "text": "😀😀 Police said 300 people were hurt."})

    assert [span["start"] for span in answer["spans"]] == [3, 15]


def test_a_date_of_the_article_is_taken():
    line = {"id": 1, "lang": "fr", "text": "Le 14 février, il neigeait."}

    _status, (without, with_date), _errors = run(line, {**line, "anchor_date": "2019-02-20"})

    assert "resolved" not in without["spans"][0]
    assert with_date["spans"][0]["resolved"] == "2019-02-14"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        ([1], "not a JSON object"),
        ({"lang": "fr", "text": ""}, 'there is no "id"'),
        ({"id": 1, "lang": "fr"}, '"text" and "lang" must be strings'),
        ({"id": 1, "lang": None, "text": ""}, '"text" and "lang" must be strings'),
        ({"id": 1, "lang": "de", "text": ""}, "no rules for the language"),
        ({**LINE, "anchor_date": "soon"}, "soon"),
        ({**LINE, "anchor_date": 3}, '"anchor_date" must be a date'),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line, reason):
    status, answers, errors = run(LINE, line, {**LINE, "id": "b"})

    assert (status, [answer["id"] for answer in answers]) == (1, ["a", "b"])
    assert errors.startswith("line 2: ")
    assert reason in errors
    assert errors.count("\n") == 1


def test_an_empty_line_is_no_fault():
    assert run(b"\n", LINE, b"  \n")[0] == 0


def test_the_module_runs_as_a_command():
    line = json.dumps(LINE) + "\n"

    done = subprocess.run(
        [sys.executable, "-m", "factcheck.detection"],
        input=line + "oops\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert (done.returncode, json.loads(done.stdout)["id"]) == (1, "a")
    assert done.stderr.startswith("line 2: not JSON")
