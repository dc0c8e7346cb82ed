"""What the newsroom's detectors say is believed as far as it can be true of the text."""

from __future__ import annotations

import logging

import pytest
from django.conf import LazySettings

from factcheck import consistency
from factcheck.annotating import detectors
from factcheck.annotating.detectors import (
    BUILT_IN,
    MAX_KEPT,
    MAX_READ,
    Read,
    _beginning,
    read_text,
)
from factcheck.intake import Block, read_article
from newsroom.env import env
from tests.detectors import MISREADING

TEXT = "Vols de données\n\nLes données de 491 840 personnes sont à 12 endroits.\n\nLire aussi : 3 autres"
SECRET = "zqsecretword"


def reading(settings: LazySettings, *names: str, text: str = TEXT) -> Read:
    settings.FACTCHECK_DETECTORS = [
        name if "." in name else f"tests.detectors.{name}" for name in names
    ]
    draft = read_article(text)
    return read_text(draft.text, language="fr", dated=None, blocks=draft.blocks)


def found(read: Read) -> list[tuple[str, str, str]]:
    return [
        (one.suggestion.text, one.zone, one.detector.removeprefix("tests.detectors."))
        for one in read.found
    ]


def test_suggestions_come_in_the_order_of_the_text_with_their_zone(settings: LazySettings) -> None:
    text = f"{TEXT}\n\nUn autre texte de 7 lignes. « Oui », a déclaré Didier Neyrat."

    read = reading(settings, "names", "numbers", text=text)

    assert found(read) == [
        ("491 840 personnes", "body", "numbers"),
        ("12 endroits", "body", "numbers"),
        ("3 autres", "furniture", "numbers"),
        ("7 lignes", "body", "numbers"),
        ("Didier Neyrat", "body", "names"),
    ]


def test_without_detectors_nothing_is_read(settings: LazySettings) -> None:
    assert reading(settings) == Read((), ())


def test_the_built_in_detector_is_the_default() -> None:
    assert env.scheme["FACTCHECK_DETECTORS"] == (str, BUILT_IN)


def test_of_two_on_the_same_words_the_first_in_the_list_is_kept(settings: LazySettings) -> None:
    text = "TITRE\n\nJEAN DUPONT\n\nDes 12 endroits."

    first = reading(settings, "shouting", "numbers", "numbers", text=text)

    assert [name for _words, _zone, name in found(first)] == ["shouting", "shouting", "numbers"]


@pytest.mark.parametrize("name", MISREADING)
def test_a_detector_that_misbehaves_is_skipped_and_the_others_go_on(
    settings: LazySettings, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    text = f"{TEXT}\n\nLe mot {SECRET} et 5 {SECRET}."

    with caplog.at_level(logging.WARNING):
        read = reading(settings, name, "numbers", text=text)

    assert {detector for _words, _zone, detector in found(read)} == {"numbers"}
    assert len(found(read)) == 4
    (record,) = caplog.records
    assert f"tests.detectors.{name} is skipped" in record.getMessage()
    assert SECRET not in caplog.text


def test_a_detector_that_never_stops_is_bounded(settings: LazySettings) -> None:
    read = reading(settings, "endless")

    assert found(read) == [("491 840 personnes", "body", "endless")]


def test_our_own_rules_that_fail_do_not_lose_what_others_find(
    settings: LazySettings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(detectors.detection, "analyse", broken)

    read = reading(settings, BUILT_IN, "numbers")

    assert len(found(read)) == 3
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_a_consistency_check_that_fails_loses_no_suggestion(
    settings: LazySettings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_analysis: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(detectors.consistency, "check", broken)

    read = reading(settings, "numbers")

    assert (len(read.found), read.findings) == (3, ())
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_the_consistency_check_sees_what_every_detector_found(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    check = consistency.check

    def watched(analysis: object) -> object:
        seen.append([one.text for one in analysis.figures])  # type: ignore[attr-defined]  # an Analysis
        return check(analysis)  # type: ignore[arg-type]  # an Analysis

    monkeypatch.setattr(detectors.consistency, "check", watched)

    reading(settings, "numbers", "names")

    assert seen == [["491 840 personnes", "12 endroits", "3 autres"]]


def test_of_a_book_the_beginning_is_read_and_so_much_kept(settings: LazySettings) -> None:
    line = "Il y a 12 endroits. " * 500

    read = reading(settings, "numbers", text="\n\n".join(["Titre", *[line] * 25]))

    assert len(read.found) == MAX_KEPT


def test_a_text_without_spaces_is_read_as_far_as_one_with_them(settings: LazySettings) -> None:
    settings.FACTCHECK_DETECTORS = ["tests.detectors.numbers"]
    text = "Titre 7 lignes\n" + "a" * (MAX_READ + 100)

    _, beginning = _beginning(text, [Block("body", 15, len(text))])

    assert beginning == [Block("body", 15, MAX_READ)]


def test_one_endless_line_is_cut_between_words(settings: LazySettings) -> None:
    settings.FACTCHECK_DETECTORS = ["tests.detectors.numbers"]
    text = "Titre\n" + "mot " * (MAX_READ // 4 - 5) + "12 endroits 13 endroits 14 endroits"
    blocks = [Block("headline", 0, 5), Block("body", 6, len(text))]

    read = read_text(text, language="fr", dated=None, blocks=blocks)

    assert found(read) == [("12 endroits", "body", "numbers")]
    assert text[:MAX_READ].endswith(" 12 endroits 13")
