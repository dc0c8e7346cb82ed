from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from factcheck.claimreview import faults, markup, remarks
from tests.documents import a_document

SITE = "https://facts.example.org"


def of(**changes: Any) -> dict[str, Any]:
    data = markup(a_document(**changes), site_url=SITE, organization="La Rédaction")
    assert data is not None
    return data


def paths(data: dict[str, Any], *, fault: bool) -> list[str]:
    return [r.path for r in remarks(data, site_url=SITE) if r.fault is fault]


def test_what_we_publish_has_no_fault() -> None:
    assert faults(of(), site_url=SITE) == []
    assert faults(of(third_party=False), site_url=SITE) == []


@pytest.mark.parametrize(
    ("title", "tells"),
    [
        ("Vérifié : le fournisseur doute", True),
        ("(vérifié) – le fournisseur doute", True),
        ("Vérifié – surveillé, dit-il", False),
        ("Le fournisseur doute (vérifié)", True),
        ("Le fournisseur doute : VÉRIFIÉ.", True),
        ("Le fournisseur doute - vérifié", False),
        ("Le chiffre vérifié est connu", False),
        ("Vérifié-vérifiant, dit-il", False),
        ("Un contre-vérifié", False),
        ("Tout est vérifié", False),
    ],
)
def test_a_claim_does_not_tell_its_verdict(title: str, tells: bool) -> None:
    assert ("claimReviewed" in paths(of(title=title), fault=True)) is tells


def test_a_long_claim_is_advice_only() -> None:
    assert "claimReviewed" not in paths(of(title="a" * 75), fault=False)
    assert "claimReviewed" in paths(of(title="a" * 76), fault=False)
    assert paths(of(title="a" * 76), fault=True) == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": " "}, "claimReviewed"),
        ({"summary": " "}, "reviewBody"),
        ({"said_on": "20 février"}, "itemReviewed.datePublished"),
        ({"said_on": "2021-02-31"}, "itemReviewed.datePublished"),
        ({"said_on": "2999-01-01"}, "itemReviewed.datePublished"),
    ],
)
def test_a_fault_is_found(changes: dict[str, Any], path: str) -> None:
    assert path in paths(of(**changes), fault=True)


@pytest.mark.parametrize(("days", "ahead"), [(0, False), (1, False), (2, True)])
def test_a_claim_may_be_a_day_younger_elsewhere(days: int, ahead: bool) -> None:
    said_on = (timezone.localdate() + timedelta(days=days)).isoformat()

    found = paths(of(said_on=said_on), fault=True)

    assert ("itemReviewed.datePublished" in found) is ahead


@pytest.mark.parametrize(
    ("value", "worst", "best", "sound"),
    [
        (1, 1, 5, True),
        (5, 1, 5, True),
        (0, 1, 5, False),
        (6, 1, 5, False),
        (1, 0, 5, False),
        (3, 3, 3, False),
        ("3", 1, 5, False),
        (float("nan"), 1, 5, False),
    ],
)
def test_a_number_lies_on_its_scale(value: Any, worst: int, best: int, sound: bool) -> None:
    data = of()
    data["reviewRating"] |= {"ratingValue": value, "worstRating": worst, "bestRating": best}

    assert ("reviewRating.ratingValue" not in paths(data, fault=True)) is sound


def test_words_without_a_number_are_a_rating() -> None:
    data = of()
    for name in ("ratingValue", "worstRating", "bestRating"):
        del data["reviewRating"][name]

    assert paths(data, fault=True) == []
    data["reviewRating"]["alternateName"] = ""
    assert "reviewRating.alternateName" in paths(data, fault=True)


@pytest.mark.parametrize(
    ("url", "own"), [(f"{SITE}/people/x", True), ("https://other.example/", False)]
)
def test_a_claimant_on_the_same_site_is_advice(url: str, own: bool) -> None:
    party = {"kind": "person", "wikidata_id": "", "name": "Ada", "url": url}

    assert faults(of(claimant=party), site_url=SITE) == []
    assert ("itemReviewed.author.sameAs" in paths(of(claimant=party), fault=False)) is own


def test_a_sentence_of_the_newsroom_has_no_verdict_for_machines() -> None:
    assert paths(of(third_party=False), fault=False) == ["@type"]


def test_a_page_of_another_site_is_a_fault() -> None:
    assert "url" in [r.path for r in remarks(of(), site_url="https://other.example") if r.fault]
    assert "url" in [r.path for r in remarks({"url": "http://["}, site_url=SITE) if r.fault]


def test_evidence_needs_a_title_and_its_absence_is_advice() -> None:
    data = of()
    assert "citation" not in paths(data, fault=False)
    data["citation"][0]["name"] = ""
    assert "citation[1].name" in paths(data, fault=True)
    data["citation"] = []
    assert "citation" in paths(data, fault=False)


def test_faults_come_first_and_are_said_in_the_language_of_the_desk() -> None:
    data = of(title="a" * 76, summary="")

    with override("en"):
        said = remarks(data, site_url=SITE)

    assert [remark.fault for remark in said] == sorted([r.fault for r in said], reverse=True)
    assert said[0].text == "The verdict has no summary for readers."
