"""What reading an article costs, against merely splitting the same text into words.

Both run in this process, in rounds that take turns; the medians of their CPU times are compared.
The text is the demonstration's article, several times over, given for 5,000 characters. The last
lines show the growth: ten times the text, and texts that nobody would write in good faith.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.quote_check import collector_paused, medians
from factcheck.consistency import check
from factcheck.detection import analyse

ARTICLE = Path(__file__).resolve().parent.parent / "demo/cyberattaque-laboratoires.txt"
ENGLISH = (
    "The ferry ran aground near Norhaven on 14 February with nearly 300 people on board. “We heard"
    " a bang and then nothing,” said Hana Voss, 45, a nurse. The company, which runs 12 ships,"
    " declined to comment. According to the coast guard, the captain had been at sea for 36 hours.\n"
)
MEASURE = 5_000
SIZE = 50_000


def main() -> None:
    french = ARTICLE.read_text(encoding="utf-8") + "\n"
    for name, language, text in (("French", "fr", french), ("English", "en", ENGLISH)):
        against_words(name, language, sized(text, 4 * MEASURE))
    consistency(french)
    for name, language, piece in (
        ("article", "fr", french),
        ("English article", "en", ENGLISH),
        ("one line of prose", "fr", french.replace("\n", " ")),
        ("digits", "fr", "1234567890"),
        ("groups of digits", "en", "1,000,000 "),
        ("quotation marks", "fr", '«"“'),
        ("open quotations", "en", "“Nobody ever closes this.\n"),
        ("quotations and speakers", "fr", "« Il pleut encore », a-t-il dit. "),
        ("a-t-il", "fr", "a-t-il "),
        ("one unbroken line", "fr", "x"),
    ):
        growth(name, language, piece)


def sized(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def against_words(name: str, language: str, text: str) -> None:
    words, read = medians(
        lambda: re.findall(r"\w+", text), lambda: analyse(text, language=language)
    )
    share = MEASURE / len(text)
    sys.stdout.write(
        f"detection: {name:24} {read * share:7.1f} ms for {MEASURE} characters   "
        f"{read / words:5.0f} × split\n"
    )


def consistency(text: str) -> None:
    analysis = analyse(text, language="fr")
    read, checked = medians(lambda: analyse(text, language="fr"), lambda: check(analysis))
    sys.stdout.write(
        f"consistency: {'the same article':22} {checked:7.1f} ms   {checked / read:5.2f} × reading\n"
    )


def growth(name: str, language: str, piece: str) -> None:
    """How much longer ten times the text takes."""
    small = piece * (SIZE // len(piece))
    large = small * 10
    with collector_paused():
        once, tenfold = medians(
            lambda: analyse(small, language=language),
            lambda: analyse(large, language=language),
            rounds=3,
        )
    sys.stdout.write(
        f"detection: {name:24} {once:7.1f} ms   10 × the text: {tenfold / once:4.1f} × the time\n"
    )
