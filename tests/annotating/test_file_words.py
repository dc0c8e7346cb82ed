from __future__ import annotations

import pytest
from django.utils.translation import override

from factcheck.annotating.file_words import told, why_unfit
from factcheck.sniffing import ENDINGS, UnfitError


@pytest.mark.parametrize(
    ("media_type", "words"),
    [
        ("image/png", "a picture (PNG)"),
        ("application/pdf", "a document (PDF)"),
        ("text/plain", "plain text (TXT)"),
        ("text/html", "a web page (HTML)"),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "a spreadsheet (XLSX)",
        ),
        ("application/ogg", "a sound recording (OGG)"),
    ],
)
def test_a_type_is_told_in_plain_words(media_type: str, words: str) -> None:
    with override("en"):
        assert told(media_type) == words


@pytest.mark.parametrize("media_type", ENDINGS)
@pytest.mark.parametrize("code", ["ending", "script"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_sentence_has_the_name_of_a_type_in_it(
    media_type: str, code: str, language: str
) -> None:
    with override(language):
        assert media_type not in why_unfit(UnfitError(code, media_type), "a.pdf")


@pytest.mark.parametrize("code", ["empty", "program", "unknown"])
def test_what_is_nothing_known_has_its_sentence(code: str) -> None:
    assert why_unfit(UnfitError(code), "a<b>%s") != ""


def test_the_name_is_kept_as_it_was_given() -> None:
    with override("en"):
        said = why_unfit(UnfitError("ending", "image/jpeg"), "100%s.pdf")

    assert said.startswith("“100%s.pdf” is not what its name says: it really is a picture (JPG).")
    assert "the ending .jpg or .jpeg," in said
