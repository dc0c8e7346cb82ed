from __future__ import annotations

import pytest

from factcheck.annotating import alike
from factcheck.annotating.alike import MOST_ALIKE
from factcheck.models import Source


def sources(*names: str, **fields: str) -> list[Source]:
    """Unsaved; after a bar come the aliases."""
    return [
        Source(pk=pk, name=name.partition("|")[0], aliases=name.partition("|")[2], **fields)
        for pk, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Agence France-Presse", "AFP"),
        ("AFP", "l’agence France Presse"),
        ("Ministère de la Santé", "MS"),
        ("Didier Neyrat", "didier  NEYRAT"),
        ("Étienne d’Orsay", "Etienne d'Orsay"),
        ("Didier Neyrat", "Neyrat Didier"),
        ("Didier Neyrat", "Didier Neyrrat"),
        ("Reuters|Thomson Reuters", "Thomson Reuters"),
        ("A|Le Monde", "B|lemonde"),
    ],
)
def test_two_that_are_likely_one(one: str, other: str) -> None:
    [pair] = alike(sources(one, other))

    assert (pair.one.pk, pair.other.pk) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Didier Neyrat", "Didier Deschamps"),
        ("Agence France-Presse", "APF"),
        ("Université de Lyon", "Université de Lille"),
        ("Le Monde", "Le Figaro"),
        ("…", "«»"),
    ],
)
def test_two_that_are_not(one: str, other: str) -> None:
    assert alike(sources(one, other)) == []


def test_one_wikidata_id_is_enough() -> None:
    assert len(alike(sources("Une", "Deux", wikidata_id="Q1"))) == 1


def test_the_nearest_come_first_and_each_pair_once() -> None:
    pairs = alike(sources("Didier Neyrrat", "Didier Neyrat", "didier neyrat|Neyrat Didier"))

    told = [(pair.one.pk, pair.other.pk, pair.score == 100) for pair in pairs]
    assert told == [(2, 3, True), (1, 2, False), (1, 3, False)]


def test_a_protected_source_is_like_protected_ones_only() -> None:
    one, other, third = sources("Didier", "Didier", "Didier")
    one.protected = other.protected = True

    assert [(pair.one, pair.other) for pair in alike([one, other, third])] == [(one, other)]


def test_what_many_share_says_nothing() -> None:
    some = sources(*["Didier Neyrat"] * MOST_ALIKE)
    many = sources(*["Didier Neyrat"] * (MOST_ALIKE + 1))

    assert len(alike(some)) == MOST_ALIKE * (MOST_ALIKE - 1) // 2
    assert alike(many) == []
