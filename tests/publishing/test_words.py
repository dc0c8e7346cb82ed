from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.words import day, slug_for, stamp, web_address
from factcheck.terms import fold_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Électeurs", "electeurs"),
        ("E\u0301lecteurs", "electeurs"),
        ("L’ŒUVRE au cœur", "l'oeuvre au coeur"),
        ("491\u202f840", "491 840"),
        ("Straße", "strasse"),
        ("ﬁchier", "fichier"),
        ("Жук", "жук"),
        ("", ""),
    ],
)
def test_words_are_folded_as_people_type_them(text: str, folded: str) -> None:
    assert fold_words(text) == folded


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    once = fold_words(text)

    assert fold_words(once) == once


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Près de 500 000 personnes !", "pres-de-500-000-personnes-7"),
        ("Данные утекли", "fact-7"),
        ("😀", "fact-7"),
        ("--- _", "fact-7"),
        ("x" * 500, "x" * 80 + "-7"),
        ("</script><script>", "scriptscript-7"),
    ],
)
def test_a_slug_is_readable_and_ends_with_its_number(words: str, slug: str) -> None:
    assert slug_for(words, 7, "fact") == slug


@given(st.text(max_size=200), st.integers(min_value=1, max_value=2**63 - 1))
def test_a_slug_always_fits_its_address_and_its_column(words: str, pk: int) -> None:
    slug = slug_for(words, pk, "article")

    assert re.fullmatch(r"[-a-zA-Z0-9_]+", slug)
    assert len(slug) <= 120
    assert slug.endswith(f"-{pk}")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//example.org", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_a_web_address_can_be_followed(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")


def test_times_are_written_in_utc_and_days_as_they_are() -> None:
    paris = timezone(timedelta(hours=2))

    assert stamp(datetime(2026, 8, 1, 1, 30, 5, 999, tzinfo=paris)) == "2026-07-31T23:30:05+00:00"
    assert stamp(datetime(2026, 8, 1, tzinfo=UTC)) == "2026-08-01T00:00:00+00:00"
    assert stamp(None) == ""
    assert day(date(2026, 8, 1)) == "2026-08-01"
    assert day(None) == ""
