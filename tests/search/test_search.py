"""The same questions find the same facts in the same order on both databases: this file runs on
both, and says the order."""

from __future__ import annotations

import pytest

from factcheck import search
from factcheck.models import PublicFact
from factcheck.search import asking
from factcheck.terms import read_query
from tests.search.facts import found, index, publish

pytestmark = pytest.mark.django_db

WOLVES = "Les loups gris ont attaqué 491 840 brebis."
STATE = "La part de l’État dans la vaccination baisse."
LYNX = "Le lynx et le loup vivent en Suisse."
GREY = "Des loups, des brebis et un ciel gris."
LONG = "Un rapport de la commission dit entre autres que la forêt abrite un loup depuis longtemps."
EVERY = [WOLVES, STATE, LYNX, GREY, LONG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("loup", [GREY, LYNX, WOLVES, LONG]),
        ("LOUPS brebis", [GREY, WOLVES]),
        ('"loups gris"', [WOLVES]),
        ("loups gris", [WOLVES, GREY]),
        ("«loup gris» brebis", [WOLVES]),
        ("491840", [WOLVES]),
        ("491 840 brebis", [WOLVES]),
        ("etat", [STATE]),
        ("l'Etat", [STATE]),
        ("vaccinations", [STATE]),
        ("vacci", [STATE]),
        ("vacci ", []),
        ("vacci* part", [STATE]),
        ("foret", [LONG]),
        ("loup absent", []),
        ("les", []),
        ('"part de la vaccination"', []),
        # A phrase does not begin in the statement and end in the summary.
        ('"baisse oui"', []),
        ("baisse oui", [STATE]),
    ],
)
def test_facts_are_found_in_order(text: str, expected: list[str]) -> None:
    publish(EVERY)

    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "loup AND NOT lynx",
        "loup NEAR(lynx)",
        "words:loup OR {",
        "loup' & !lynx | <->",
        "lo\\up:*A",
        '"loup" * ^ + - ( ) : ~ @',
        "loup\x00lynx",
        '"""loup',
        "Ж* loup",
        "loup " * 2000,
        "\u202eloup\ufeff",
        "l" * 10_000,
        "'); DROP TABLE factcheck_publicfact; --",
        "ﷺ ﷺ*",
    ],
)
def test_hostile_questions_are_words_or_nothing(text: str) -> None:
    publish(EVERY)

    assert set(found(text)) <= set(EVERY)


def test_english_and_french_facts_are_found_by_one_question() -> None:
    publish(["Le Brexit a coûté cher aux vaccins."])
    publish(["Brexit made vaccines dear."], language="en")

    assert found("brexit vaccine") == [
        "Brexit made vaccines dear.",
        "Le Brexit a coûté cher aux vaccins.",
    ]


def test_ties_are_newest_first() -> None:
    pages = publish(["Un loup."] * 3)
    asked = read_query("loup")

    ranking = search.rank(search.fitting(PublicFact.objects.all(), asked), asked)

    places = [PublicFact.objects.get(page=page).pk for page in reversed(pages)]
    assert [hit.place for hit in ranking.hits] == places


def test_of_too_many_the_newest_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "WINDOW", 2)
    publish(["Loup.", "Un loup parmi beaucoup d’autres animaux de la forêt.", "Le loup dort."])
    asked = read_query("loup")

    ranking = search.rank(search.fitting(PublicFact.objects.all(), asked), asked)

    assert ranking.is_full
    assert len(ranking.hits) == 2
    assert len({hit.place for hit in ranking.hits}) == 2
    assert found("loup") == [
        "Le loup dort.",
        "Un loup parmi beaucoup d’autres animaux de la forêt.",
    ]


def test_a_correction_replaces_the_words() -> None:
    (page,) = publish(["Le loup."])
    page.title = "Le lynx."
    index(page)
    page.save()

    assert found("loup") == []
    assert found("lynx") == ["Le lynx."]


def test_words_are_marked_where_they_stand() -> None:
    asked = read_query('"loup gris" 491840 vacc')

    parts = search.mark("Des <loups> : 491 840 vaccinés, l’élan <b>.", "fr", asked)

    assert "".join(part.text for part in parts) == "Des <loups> : 491 840 vaccinés, l’élan <b>."
    assert [part.text for part in parts if part.is_found] == ["loups", "491 840", "vaccinés"]
