"""What facts are drawn from: the words, people and forms of both languages, and who checks."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group, User

from factcheck.choices import Kind, Language, Role, SourceKind
from factcheck.management.loading.composed import forms
from factcheck.management.loading.fact import Kit, Person, Tongue
from factcheck.management.loading.patterns import Pattern, sentences
from factcheck.management.loading.words import Piece, Vocabulary, names, piece_of
from factcheck.models import Source
from factcheck.terms import fold_words

_FEWEST_PEOPLE, _MOST_PEOPLE, _FACTS_EACH = 20, 2_500, 200
_FIGURES = range(2, 1000)


def account(role: Role) -> User:
    """Somebody who checks or approves, without a password; active until the load has its forms."""
    user, _ = User.objects.update_or_create(
        username=f"load-{role}",
        defaults={"password": f"{UNUSABLE_PASSWORD_PREFIX}load", "is_active": True},
    )
    user.groups.set(Group.objects.filter(name=role))
    return user


def tongue(
    language: Language, *, facts: int, years: Iterable[int], checker: User, editor: User
) -> Tongue:
    """Writes the people as sources, in the name of the checker."""
    kits = {}
    for kind in Kind:
        made = forms(language, kind, checker=checker, editor=editor)
        labels = [piece_of(form.label, language) for form in made]
        said = sentences(language, kind)
        kits[str(kind)] = Kit(said, said.blanks, made, labels)
    return Tongue(
        Vocabulary(language, facts),
        {year: piece_of(str(year), language) for year in years},
        [piece_of(str(figure), language) for figure in _FIGURES],
        _people(language, facts, checker),
        kits,
    )


def terms_in(tongue: Tongue) -> set[str]:
    """Every term that a fact of this language can have."""
    found: set[str] = set()
    for piece in _pieces(tongue):
        found.update(piece.terms)
    return found


def _pieces(tongue: Tongue) -> Iterable[Piece]:
    yield from tongue.words.pieces
    yield from tongue.years.values()
    yield from tongue.figures
    yield from (person.piece for person in tongue.people)
    for kit in tongue.kits.values():
        yield from _fixed(kit.sentences.title)


def _fixed(pattern: Pattern) -> Iterable[Piece]:
    return (part for part in pattern.parts if isinstance(part, Piece))


def _people(language: Language, facts: int, checker: User) -> list[Person]:
    many = min(_MOST_PEOPLE, max(_FEWEST_PEOPLE, facts // _FACTS_EACH))
    rows = Source.objects.bulk_create(
        (
            Source(name=name, kind=SourceKind.PERSON, added_by=checker)
            for name in names(language, many)
        ),
        batch_size=500,
    )
    return [
        Person(row.pk, row.name, fold_words(row.name), piece_of(row.name, language)) for row in rows
    ]
