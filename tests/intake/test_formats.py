from __future__ import annotations

import pytest

from factcheck.intake import IntakeError, format_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"),
        ("a", "text"),
        (None, "text"),
        ("a.MD", "markdown"),
        ("a.b.Htm", "html"),
        ("../x/a.html", "html"),
        ("a.DOCX", "docx"),
    ],
)
def test_the_ending_of_the_name_says_how_to_read(name: str | None, expected: str) -> None:
    assert format_of(name) == expected


@pytest.mark.parametrize(
    ("name", "kind"), [("a.doc", "DOC"), ("a.odt", "ODT"), ("a.pdf", "PDF"), ("a.docm", "DOCM")]
)
def test_other_files_are_named_and_told_what_to_do(name: str, kind: str) -> None:
    with pytest.raises(IntakeError) as refusal:
        format_of(name)

    assert (refusal.value.code, refusal.value.params) == ("format", {"kind": kind})
    assert "Save the article as DOCX" in str(refusal.value)
