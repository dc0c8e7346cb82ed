"""The admin of the desk: roles open it, and the desk's own pages log people in and out."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin
from factcheck.admin.choosing import called
from factcheck.admin.stock import AutocompleteView
from factcheck.forms.people import name_of


class DeskAutocomplete(AutocompleteView):
    """Suggestions: rows that the person may see; people by name, those with a role only."""

    model_admin: DeskModelAdmin

    def has_perm(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.model_admin.has_autocomplete_permission(request)

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()
        return rows.filter(pk__in=policy.desk_people().order_by()) if rows.model is User else rows

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        return {**result, "text": name_of(obj) if isinstance(obj, User) else called(obj)}


class DeskAdminSite(AdminSite):
    site_title = _("Fact-check desk")
    site_header = _("Fact-check desk: data")
    index_title = _("Data")
    site_url = None  # the header has a link to the desk instead
    # The index lists the same; tables need the width.
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Nothing is deleted in bulk; what may be deleted at all has its own page.
        self.disable_action("delete_selected")

    def has_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(request.user)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Somebody who is logged in and may not come in is told so, not led in a circle."""
        inner = super().admin_view(view, cacheable)
        if view == self.logout:
            return view

        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            if any(
                "\0" in text for name in request.GET for text in (name, *request.GET.getlist(name))
            ):
                # No database holds one; PostgreSQL would fail on it.
                raise BadRequest
            return inner(request, *args, **kwargs)

        return guarded

    def get_urls(self) -> list[Any]:
        """The stock addresses; strangers are led to the desk's login, not to the admin's own."""
        urls = super().get_urls()
        for pattern in urls:
            if hasattr(pattern.callback, "login_url"):
                setattr(pattern.callback, "login_url", None)  # noqa: B010 -- a plain function has no such attribute for the type checker
        return urls

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        index = reverse("admin:index", current_app=self.name)
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next", index))
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(index)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return resolve(reverse("account_logout")).func(request)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return DeskAutocomplete.as_view(admin_site=self)(request)
