from __future__ import annotations

import pytest

from factcheck.consistency.translated import figures_apart

FRENCH = (
    "Les données de 491 840 personnes ont été publiées le 14 février 2021 à 17 h 40. "
    "Près de 3,5 millions d’euros, soit 12 % du total, pour deux ministères. Une personne y figure deux fois."
)
ENGLISH = (
    "The data of 491,840 people were published on 14 February 2021 at 5:40 pm. "
    "Nearly €3.5 million, or 12% of the total, for two ministries. One person is in it twice."
)


def test_figures_are_the_same_however_each_language_writes_them() -> None:
    assert not figures_apart(FRENCH, "fr", ENGLISH, "en")
    assert not figures_apart(ENGLISH, "en", FRENCH, "fr")


@pytest.mark.parametrize(
    ("said", "instead", "expected"),
    [
        ("491,840 people", "49,184 people", (["491 840 personnes"], ["49,184 people"])),
        ("€3.5 million", "$3.5 million", (["3,5 millions d’euros"], ["$3.5 million"])),
        ("12%", "1.2%", (["12 %"], ["1.2%"])),
        ("14 February", "15 February", (["14 février 2021"], ["15 February 2021"])),
        (", for two ministries", "", (["deux ministères"], [])),
        ("two ministries", "two ministries, all of 2019", ([], ["2019"])),
    ],
)
def test_what_only_one_of_them_says_is_named_as_it_is_written(
    said: str, instead: str, expected: tuple[list[str], list[str]]
) -> None:
    assert said in ENGLISH

    apart = figures_apart(FRENCH, "fr", ENGLISH.replace(said, instead), "en")

    assert (apart.original, apart.translation) == expected
