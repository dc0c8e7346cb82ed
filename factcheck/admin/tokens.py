"""Tokens of the API, made and revoked by chiefs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck import policy, tokens
from factcheck.admin.base import person
from factcheck.admin.secrets import SecretAdmin
from factcheck.admin.stock import StockForm
from factcheck.choices import ApiScope
from factcheck.forms.people import PersonWithRolesField, name_of
from factcheck.models import ApiToken


class TokenForm(StockForm):
    account = PersonWithRolesField(
        policy.desk_people(),
        label=capfirst(_("acts as")),
        help_text=_("What is done with it is done by this account, and only within its rights."),
    )
    scopes = forms.MultipleChoiceField(
        label=capfirst(_("may")), choices=ApiScope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=_("Days until it ends"), initial=tokens.DAYS, min_value=1, max_value=tokens.MOST_DAYS
    )


@admin.register(ApiToken)
class ApiTokenAdmin(SecretAdmin):
    form = TokenForm
    said = _("The token")
    how = _(
        "The system sends it in the header Authorization of every request, after the word Bearer."
    )
    list_display = (
        *("name", "prefix", "acts_as", "scopes"),
        *("expires_at", "last_used_at", "revoked_at"),
    )
    list_select_related = ("account",)
    search_fields = ("name", "=prefix")
    rows_are_few = True
    actions = ("revoke",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    @admin.display(description=_("acts as"), ordering="account")
    def acts_as(self, token: ApiToken) -> str:
        return name_of(token.account)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_chief(person(request))

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Of one that is there, all that is known of it; nothing can be changed."""
        if obj is None:
            return ("name", "account", "scopes", "days")
        made = ("created_by", "created_at", "expires_at", "last_used_at")
        return ("name", "prefix", "acts_as", "scopes", *made, "revoked_by", "revoked_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else self.get_fields(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        names = ("name", "account", "scopes", "days")
        asked = {name: form.cleaned_data[name] for name in names}
        self.keep(obj, *tokens.issue(actor=person(request), **asked))

    @admin.action(description=_("Revoke"), permissions=["view"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> None:
        open_ones = list(queryset.filter(revoked_at=None).order_by("pk"))
        for token in open_ones:
            tokens.revoke(token, actor=person(request))
        words = ngettext(
            "%(count)d token is revoked.", "%(count)d tokens are revoked.", len(open_ones)
        )
        self.message_user(request, words % {"count": len(open_ones)}, messages.SUCCESS)
