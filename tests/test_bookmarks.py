from __future__ import annotations

from functools import partial

import pytest

from factcheck import bookmarks, policy
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import SavedFilter
from tests.conftest import Cast
from tests.racing import losers, race

pytestmark = pytest.mark.django_db
PEOPLE = ("reporter", "checker", "editor", "chief", "superuser")


def saved(cast: Cast, name: str = "Chiffres", **fields: object) -> SavedFilter:
    return bookmarks.save_filter(
        actor=cast.checker,
        name=name,
        query={"kind": "figure"},
        **fields,  # type: ignore[arg-type]
    )


def test_filters_are_kept_under_a_name(cast: Cast) -> None:
    one = saved(cast)

    assert SavedFilter.objects.get() == one
    assert (one.owner, one.name, one.query, one.shared, one.version) == (
        cast.checker,
        "Chiffres",
        {"kind": "figure"},
        False,
        1,
    )


def test_a_name_is_taken_once_for_each_person(cast: Cast) -> None:
    saved(cast)
    bookmarks.save_filter(actor=cast.editor, name="Chiffres", query={})

    with pytest.raises(bookmarks.NameTakenError):
        saved(cast, " Chiffres ")

    assert SavedFilter.objects.count() == 2


def test_what_has_the_name_is_replaced_when_asked(cast: Cast) -> None:
    one = saved(cast)
    others = bookmarks.save_filter(actor=cast.editor, name="Chiffres", query={})

    again = bookmarks.save_filter(
        actor=cast.checker, name="Chiffres", query={"kind": "quote"}, shared=True, replace=True
    )

    assert (again.pk, again.query, again.shared, again.version) == (
        one.pk,
        {"kind": "quote"},
        True,
        2,
    )
    others.refresh_from_db()
    assert (others.query, others.version) == ({}, 1)


def test_a_person_keeps_20(cast: Cast) -> None:
    bookmarks.save_filter(actor=cast.editor, name="x", query={})
    for n in range(20):
        saved(cast, f"n° {n}")

    with pytest.raises(NotPossibleError, match="20"):
        saved(cast, "n° 20")

    saved(cast, "n° 19", replace=True)
    assert SavedFilter.objects.filter(owner=cast.checker).count() == bookmarks.MOST == 20


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u202e\u2066", "\n\t"])
def test_a_name_has_letters(cast: Cast, name: str) -> None:
    with pytest.raises(IncompleteError):
        saved(cast, name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  deux   mots\n", "deux mots"),
        ("caf\u0065\u0301", "café"),
        ("a\u202eb\u200bc", "abc"),
        ("x" * 70, "x" * 60),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(cast: Cast, typed: str, kept: str) -> None:
    assert saved(cast, typed).name == kept


def test_a_name_is_changed_and_shared(cast: Cast) -> None:
    one = saved(cast)

    bookmarks.change_filter(one, actor=cast.checker, version=1, name=" Nombres ", shared=True)

    one.refresh_from_db()
    assert (one.name, one.shared, one.version, one.query) == (
        "Nombres",
        True,
        2,
        {"kind": "figure"},
    )


def test_a_change_does_not_take_another_name(cast: Cast) -> None:
    one = saved(cast)
    saved(cast, "Nombres")

    with pytest.raises(bookmarks.NameTakenError):
        bookmarks.change_filter(one, actor=cast.checker, version=1, name="Nombres", shared=False)

    one.refresh_from_db()
    assert (one.name, one.version) == ("Chiffres", 1)


def test_the_slower_change_is_refused(cast: Cast) -> None:
    one = saved(cast)
    saved(cast, replace=True)

    with pytest.raises(StaleError):
        bookmarks.change_filter(one, actor=cast.checker, version=1, name="x", shared=False)
    with pytest.raises(StaleError):
        bookmarks.delete_filter(one, actor=cast.checker, version=1)

    assert SavedFilter.objects.get().name == "Chiffres"
    bookmarks.delete_filter(one, actor=cast.checker, version=2)
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("shared", [True, False])
def test_who_sees_changes_and_deletes(cast: Cast, shared: bool) -> None:
    one = saved(cast, shared=shared)
    people = {name: getattr(cast, name) for name in (*PEOPLE, "outsider")}

    sees = {name for name, who in people.items() if policy.visible_filters(who).exists()}
    changes = {name for name, who in people.items() if policy.can_change_filter(who, one)}
    deletes = {name for name, who in people.items() if policy.can_delete_filter(who, one)}

    assert sees == (set(PEOPLE) if shared else {"checker"})
    assert changes == {"checker"}
    assert deletes == ({"checker", "chief", "superuser"} if shared else {"checker"})


def test_whoever_lost_their_role_keeps_nothing(cast: Cast) -> None:
    one = saved(cast, shared=True)
    outsider = cast.outsider
    SavedFilter.objects.update(owner=outsider)
    one.refresh_from_db()

    assert not policy.visible_filters(outsider).exists()
    with pytest.raises(NotAllowedError):
        bookmarks.save_filter(actor=outsider, name="x", query={})
    with pytest.raises(NotAllowedError):
        bookmarks.change_filter(one, actor=outsider, version=1, name="x", shared=False)
    with pytest.raises(NotAllowedError):
        bookmarks.delete_filter(one, actor=cast.editor, version=1)
    assert SavedFilter.objects.get().name == "Chiffres"


@pytest.mark.django_db(transaction=True)
def test_one_name_and_the_limit_hold_for_two_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = race(*[partial(saved, cast)] * 4)

    assert [type(error) for error in losers(results)] == [bookmarks.NameTakenError] * 3
    monkeypatch.setattr(bookmarks, "MOST", 2)
    results = race(*(partial(saved, cast, f"n° {n}") for n in range(4)))
    assert [type(error) for error in losers(results)] == [NotPossibleError] * 3
    assert SavedFilter.objects.count() == 2
