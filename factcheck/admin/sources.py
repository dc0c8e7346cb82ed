from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from factcheck import annotating, policy
from factcheck.admin.base import person
from factcheck.admin.choosing import KeepsHiddenForm
from factcheck.admin.keeping import KeepingAdmin
from factcheck.admin.sealed import FindsSealed
from factcheck.admin.tables import TablesAdmin
from factcheck.choices import TableKind
from factcheck.models import Source


@admin.register(Source)
class SourceAdmin(FindsSealed, TablesAdmin, KeepingAdmin):
    table_kind = TableKind.SOURCES
    keeps_values = ("name", "kind", "aliases", "description", "url", "wikidata_id")
    form = KeepsHiddenForm
    list_display = ("name", "kind", "description", "protected")
    list_filter = ("kind", "protected")
    search_fields = ("name", "aliases", "=wikidata_id")
    sealed_fields = ("name", "aliases", "wikidata_id")
    search_help_text = _("Name, alias or Wikidata id.")
    autocomplete_fields = ("keepers",)
    fieldsets = (
        (None, {"fields": ("name", "kind", "aliases", "description")}),
        (_("Elsewhere"), {"fields": ("url", "wikidata_id")}),
        (_("Protection"), {"fields": ("protected", "keepers")}),
    )

    actions = ("merge",)

    @admin.action(description=_("Merge sources that are one…"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponseRedirect:
        """The desk's page asks which one stays."""
        chosen = urlencode([("source", pk) for pk in queryset.values_list("pk", flat=True)])
        return HttpResponseRedirect(f"{reverse('factcheck:sources-merge')}?{chosen}")

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return policy.can_merge_sources(person(request))

    def visible(self, rows: QuerySet[Source], user: User) -> QuerySet[Source]:
        if policy.is_chief(user):
            return rows.filter(merged_into=None)
        return rows.filter(pk__in=policy.visible_sources(user))

    def may_keep(self, obj: Source, form: Any) -> bool:
        """Nothing of a source that is protected, or was until now."""
        return not obj.protected and not form.initial.get("protected")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Every checker; `get_queryset` lets them reach the sources that they see."""
        return policy.is_checker(person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.is_editor(person(request)) and obj is not None and not annotating.is_used(obj)

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        annotating.save_source(obj, actor=person(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever protects a source keeps it, else they could not see it any more."""
        super().save_related(request, form, formsets, change)
        source, user = form.instance, person(request)
        if not policy.can_view_source(user, source):
            source.keepers.add(user)
