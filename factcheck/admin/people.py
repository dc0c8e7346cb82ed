"""People and their roles, for chiefs. Only a superuser sees or changes what makes a superuser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.choices import Role

if TYPE_CHECKING:
    StockUserAdmin = UserAdmin[User]
    GroupsField = forms.ModelMultipleChoiceField[Group]
else:
    StockUserAdmin, GroupsField = UserAdmin, forms.ModelMultipleChoiceField

admin.site.unregister(User)
admin.site.unregister(Group)

NAMES = ("first_name", "last_name", "email")


class RolesField(GroupsField):
    """The four roles by their words."""

    def label_from_instance(self, obj: Group) -> str:
        return str(Role(obj.name).label)


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Role.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class PersonAdmin(DeskModelAdmin, StockUserAdmin):
    list_display = ("username", "first_name", "last_name", "roles", "is_active")
    list_filter = (RoleFilter, "is_active")
    search_fields = ("^username", "^first_name", "^last_name")
    rows_are_few = True
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": NAMES}),
        (_("At the desk"), {"fields": ("is_active", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        (_("Person"), {"fields": NAMES}),
        (_("At the desk"), {"fields": ("groups",)}),
    )

    def visible(self, rows: QuerySet[User], user: User) -> QuerySet[User]:
        return rows

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        rows: QuerySet[User] = super().get_queryset(request)
        return rows.prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        held = {group.name for group in user.groups.all()}
        return ", ".join(str(role.label) for role in Role if role.value in held)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def has_autocomplete_permission(self, request: HttpRequest) -> bool:
        """Every checker chooses colleagues by name; the site's view offers names only."""
        return policy.is_checker(person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_chief(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Chiefs; but the account, and so the password, of a superuser only by a superuser."""
        above = obj is not None and obj.is_superuser and not person(request).is_superuser
        return policy.is_chief(person(request)) and not above

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or not person(request).is_superuser:
            return super().get_fieldsets(request, obj)
        above = (_("Above the roles"), {"fields": ("is_superuser",)})
        return (*self.fieldsets, above)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None, **kwargs: Any
    ) -> Any:
        if db_field.name == "groups":
            kwargs["form_class"] = RolesField
            kwargs["queryset"] = Group.objects.filter(name__in=Role.values).order_by("pk")
            kwargs["widget"] = forms.CheckboxSelectMultiple()
            kwargs["help_text"] = _("What this person may do at the desk.")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Groups that are no role are nobody's business here: they stay."""
        others = list(form.instance.groups.exclude(name__in=Role.values)) if change else []
        super().save_related(request, form, formsets, change)
        form.instance.groups.add(*others)


@admin.register(Group)
class RoleAdmin(DeskModelAdmin):
    """The roles, which are fixed: `policy` knows them by name."""

    list_display = ("name",)
    search_fields = ("name",)
    rows_are_few = True
    fields = ("name",)

    def visible(self, rows: QuerySet[Group], user: User) -> QuerySet[Group]:
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))
