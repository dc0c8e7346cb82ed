from __future__ import annotations

from django.utils import translation

from factcheck.forms.intake_errors import SENTENCES, as_validation_error
from factcheck.intake import IntakeError
from factcheck.intake.errors import MESSAGES


def test_every_refusal_of_intake_has_its_sentence() -> None:
    with translation.override("en"):
        assert {code: str(sentence) for code, sentence in SENTENCES.items()} == MESSAGES


def test_the_sentence_names_what_intake_found() -> None:
    with translation.override("en"):
        error = as_validation_error(IntakeError("too_large", size=5, limit=4))

    assert error.messages == [
        "The article is too large: it has at least 5 characters, at most 4 are read."
    ]
    assert error.code == "too_large"


def test_a_per_cent_sign_in_a_value_is_no_placeholder() -> None:
    assert "%s" in as_validation_error(IntakeError("format", kind="%s")).messages[0]
