"""The demo article, read by the detector and checked: what an editor is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from factcheck.consistency import Finding, check
from factcheck.detection import Analysis, analyse

ARTICLE = Path(__file__).resolve().parents[2] / "demo" / "cyberattaque-laboratoires.txt"

# What a careful reader notes by hand in this article, and the rule that must tell it: words that
# the finding must point at.
NOTES = (
    ("figure.rounded", ("500000", "500 000", "491 840")),
    ("figure.unit", ("500 000 points", "500 000 personnes")),
    ("name.spelling", ("Zataz", "Zatav")),
    ("date.no_year", ("14 février",)),
    ("date.relative", ("hier", "la semaine dernière", "hier soir", "cette année")),
    ("certainty.conflict", ("ont été volées", "auraient été volées")),
    ("source.missing", ("a-t-on révélé",)),
    ("name.alias", ("AFP", "Agence France-Presse")),
    ("cue.no_auxiliary", ("Il mentionné", "ministère de la Santé mentionné", "Banque mentionné")),
    ("cue.recipient", ("a raconté AFP",)),
    ("quote.marks", ("Je suis choqué",)),
    ("sense.reversed", ("laboratoires qui avaient volé",)),
    ("figure.base", ("centaines", "72 000 clients")),
    ("wording.false_friend", ("attentats",)),
    ("name.nickname", ("gendarme des données personnelles",)),
    ("wording.false_friend", ("ministre junior",)),
    ("speaker.gender", ("utilisateur", "elle")),
    ("date.two_periods", ("27 cyberattaques",)),
    ("text.furniture", ("Lire la suite", "Histoires liées")),
)
# Told beside the notes: the headline alone, and the second fault of the quotation marks.
BESIDE = {"certainty.headline": 1, "quote.spaces": 1}


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(ARTICLE.read_text(encoding="utf-8"), language="fr")


@pytest.fixture(scope="module")
def findings(analysis: Analysis) -> list[Finding]:
    return check(analysis)


@pytest.mark.parametrize(("rule", "words"), NOTES, ids=[" ".join(note[1]) for note in NOTES])
def test_a_note_is_found(
    analysis: Analysis, findings: list[Finding], rule: str, words: tuple[str, ...]
) -> None:
    shown = [
        [analysis.reading.text[start:end] for start, end in one.spans]
        for one in findings
        if one.rule == rule
    ]

    assert [
        each for each in shown if all(any(word in part for part in each) for word in words)
    ] != []


def test_nothing_more_is_told(findings: list[Finding]) -> None:
    expected = Counter(rule for rule, _ in NOTES) + Counter(BESIDE)

    assert Counter(one.rule for one in findings) == expected
