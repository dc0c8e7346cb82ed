"""The system check that keeps lists of the admin from reading whole tables."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin

from factcheck.admin.base import DeskModelAdmin
from factcheck.admin.stock import StockTabular
from factcheck.admin.traps import check_lists
from factcheck.models import Citation, Claim, Verdict


class Toy(DeskModelAdmin):
    search_fields = ("@",)


class Editable(Toy):
    def has_change_permission(self, *args: Any) -> bool:
        return True


class Cited(StockTabular):
    model = Citation
    fk_name = "claim"
    fields = ("evidence",)


def toy(base: type = Toy, **options: Any) -> type:
    return type("Trapped", (base,), options)


@pytest.mark.parametrize(
    ("number", "model", "entry"),
    [
        (20, Claim, admin.ModelAdmin),
        (20, Claim, toy(paginator=admin.ModelAdmin.paginator)),
        (20, Claim, toy(show_full_result_count=True)),
        (21, Claim, toy(date_hierarchy="created_at")),
        (22, Claim, toy(show_facets=admin.ShowFacets.ALWAYS)),
        (23, Claim, toy(list_filter=("statement",))),
        (23, Claim, toy(list_filter=("status", "article"))),
        (23, Claim, toy(list_filter=(("article__desk", admin.AllValuesFieldListFilter),))),
        (24, Claim, toy(search_fields=("statement",))),
        (24, Claim, toy(search_fields=("=statement",))),
        (24, Claim, toy(search_fields=("statement__exact",))),
        (24, Claim, toy(search_fields=("^article__headline",))),
        (24, Claim, toy(search_fields=("@assignee",))),
        (25, Claim, toy(Editable, fields=("article", "risk"))),
        (25, Claim, toy(inlines=(Cited,))),
        (26, Claim, toy(list_per_page=1000)),
    ],
)
def test_a_trap_is_refused_with_what_to_do(number: int, model: Any, entry: Any) -> None:
    site = admin.AdminSite()
    site.register(model, entry)

    [message] = check_lists(site)

    assert message.id == f"factcheck.E{number:03}"
    assert message.hint
    assert message.is_serious()


def test_what_is_bounded_is_let_through() -> None:
    site = admin.AdminSite()
    site.register(Claim, toy(Editable, fields=("article",), autocomplete_fields=("article",)))
    site.register(
        Verdict,
        toy(
            search_fields=("@", "@claim", "^proposed_by__username", "id__exact"),
            list_filter=("outcome", "current", ("approved_at", admin.EmptyFieldListFilter)),
        ),
    )

    assert check_lists(site) == []


def test_the_desk_falls_into_none() -> None:
    assert check_lists() == []
