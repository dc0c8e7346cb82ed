from __future__ import annotations

import io
import json

from factcheck.jsonlines import BadLineError, Item, answer_lines


def answer(item: Item) -> Item:
    if "bad" in item:
        raise BadLineError("it is bad")
    return {"said": item["say"]}


def run(*lines: bytes) -> tuple[int, list[str], list[str]]:
    output, errors = io.StringIO(), io.StringIO()
    status = answer_lines(lines, output, errors, answer)
    return status, output.getvalue().splitlines(), errors.getvalue().splitlines()


def test_each_line_is_answered_in_ascii() -> None:
    status, out, errors = run('{"say": "é"}'.encode(), b"\n", b'{"say": 2}\n')

    assert (status, errors) == (0, [])
    assert out == ['{"said": "\\u00e9"}', '{"said": 2}']


def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on() -> None:
    status, out, errors = run(b"{", b"  ", b"[]", b'{"bad": 1}', b'{"say": 1}')

    assert (status, [json.loads(line) for line in out]) == (1, [{"said": 1}])
    assert errors[0].startswith("line 1: not JSON: ")
    assert errors[1:] == ["line 3: not a JSON object", "line 4: it is bad"]


def test_an_answer_is_out_before_the_next_line_is_read() -> None:
    output, seen = io.StringIO(), []

    def lines():
        yield b'{"say": 1}'
        seen.append(output.getvalue())
        yield b'{"say": 2}'

    answer_lines(lines(), output, io.StringIO(), answer)

    assert seen == ['{"said": 1}\n']
