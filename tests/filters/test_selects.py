from __future__ import annotations

import pytest
from django import forms
from django.utils.translation import gettext_lazy

from factcheck.filters.selects import PlainSelect

CHOICES = [
    ("", gettext_lazy("all")),
    ('a"<b>', "<b> & “c” (1 234)"),
    ("l'été", "L’été"),
    (2024, 2024),
]


@pytest.mark.parametrize("value", [None, "", 'a"<b>', "l'été", "2024", 2024, "unknown"])
@pytest.mark.parametrize(
    "attrs",
    [None, {}, {"id": "id_<x>", "autofocus": True, "hidden": False, "aria-describedby": "a b"}],
)
def test_a_select_is_the_one_of_django_byte_for_byte(
    value: object, attrs: dict[str, object] | None
) -> None:
    plain, usual = (
        kind({"class": "wide"}, choices=CHOICES) for kind in (PlainSelect, forms.Select)
    )

    assert plain.render("a<b", value, attrs) == usual.render("a<b", value, attrs)
