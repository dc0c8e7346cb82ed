from __future__ import annotations

import pytest

from factcheck.intake.errors import MESSAGES, IntakeError

PARAMS: dict[str, dict[str, object]] = {
    "empty": {},
    "too_large": {"size": 2, "limit": 1},
    "binary": {"count": 1, "offset": 2},
    "encoding": {"byte": "0xE9", "offset": 3, "encoding": "UTF-8"},
    "surrogate": {"offset": 4},
    "format": {"kind": "PDF"},
    "broken": {"kind": "DOCX"},
    "encrypted": {},
    "heavy": {"limit": 20},
    "bomb": {},
    "doctype": {},
    "notes": {"limit": 400},
    "brackets": {"limit": 20000},
}


@pytest.mark.parametrize("code", MESSAGES)
def test_each_message_can_be_built_again_from_code_and_params(code: str) -> None:
    error = IntakeError(code, **PARAMS[code])

    assert isinstance(error, ValueError)
    assert str(error) == MESSAGES[error.code] % error.params


def test_the_codes_are_these() -> None:
    assert sorted(MESSAGES) == sorted(PARAMS)
