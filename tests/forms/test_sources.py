from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from factcheck.annotating import source_named
from factcheck.choices import SourceKind
from factcheck.forms.sources import MAX_SUGGESTIONS, source_names
from factcheck.models import Source
from tests.conftest import Cast
from tests.newsdesk import a_source

pytestmark = pytest.mark.django_db


def named(name: str, user: User, **options: object) -> Source | None:
    return source_named(
        name, user=user, kind=str(options.pop("kind", SourceKind.PERSON)), **options
    )


@pytest.mark.parametrize(
    "typed", ["Étienne d’Orsay", "étienne d'orsay", "  ÉTIENNE   D'ORSAY ", "E\u0301tienne d’Orsay"]
)
def test_case_typography_and_spaces_do_not_matter(cast: Cast, typed: str) -> None:
    known = a_source("Étienne d’Orsay")

    assert named(typed, cast.checker) == known


@pytest.mark.parametrize("typed", ["afp", "Agence  France-Presse", "агентство"])
def test_an_alias_is_as_good_as_the_name(cast: Cast, typed: str) -> None:
    known = a_source("Agence", aliases="AFP, Agence France-Presse, АГЕНТСТВО")

    assert named(typed, cast.checker) == known


def test_part_of_a_name_is_another_source(cast: Cast) -> None:
    a_source("Didier Neyrat")

    new = named("Neyrat", cast.checker, kind=SourceKind.ORGANIZATION)

    assert new is not None
    assert (new.name, new.kind, new.added_by) == ("Neyrat", "organization", cast.checker)
    assert Source.objects.count() == 2


def test_a_name_comes_before_an_alias_and_the_kind_decides_between_two(cast: Cast) -> None:
    a_source("Autre", aliases="Le Monde")
    person = a_source("Le Monde", kind=SourceKind.PERSON)
    outlet = a_source("Le Monde", kind=SourceKind.OUTLET)

    assert named("le monde", cast.checker, kind=SourceKind.OUTLET) == outlet
    assert named("le monde", cast.checker, kind=SourceKind.DATASET) == person


def test_no_name_is_no_source(cast: Cast) -> None:
    assert named(" \u00a0 ", cast.checker) is None
    assert not Source.objects.exists()


def test_a_protected_source_is_not_found_by_those_who_may_not_see_it(cast: Cast) -> None:
    hidden = a_source("Gorge profonde", protected=True)
    hidden.keepers.add(cast.checker)

    assert named("Gorge profonde", cast.checker) == hidden
    assert named("Gorge profonde", cast.editor) != hidden
    assert source_names(cast.other_checker) == ["Gorge profonde"]
    assert source_names(cast.checker) == ["Gorge profonde"]


def test_of_two_with_one_name_the_one_held_is_kept(cast: Cast) -> None:
    a_source("Jean Martin")
    second = a_source("Jean Martin")

    assert named("jean martin", cast.checker, keep=second) == second
    assert named("Jean Martin", cast.checker, keep=a_source("Anne")) != second


def test_suggestions_are_capped_sorted_and_without_protected_ones(cast: Cast) -> None:
    a_source("Zoé", protected=True)
    Source.objects.bulk_create(
        Source(name=f"S{n:03}") for n in reversed(range(MAX_SUGGESTIONS + 5))
    )

    names = source_names(cast.reporter)

    assert names == [f"S{n:03}" for n in range(MAX_SUGGESTIONS)]
