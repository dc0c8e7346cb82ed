"""What every entry of the admin has in common. Permissions come from `policy`, never from rows."""

from __future__ import annotations

import json
from typing import Any, cast

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.db.models import Exists, JSONField, Model, OuterRef, QuerySet
from django.http import HttpRequest

from factcheck import policy
from factcheck.admin.choosing import VisibleChoices, ids_of
from factcheck.admin.long_lists import LongLists


def person(request: HttpRequest) -> User:
    """The logged-in user; every page of the admin is behind the login."""
    return cast(User, request.user)


def in_visible_articles(rows: QuerySet[Any], user: policy.User, path: str) -> QuerySet[Any]:
    """Rows whose article, reached by `path`, this person may see."""
    if policy.is_chief(user):
        return rows
    # Of each row, as in the queue: from a list of articles, SQLite would sort all their rows.
    visible = policy.visible_articles(user).order_by().filter(pk=OuterRef(path))
    return rows.filter(Exists(visible))


class DeskModelAdmin(VisibleChoices, LongLists):
    """Read-only for checkers, editors and chiefs, unless a subclass says more."""

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that this person may see. No default, so that none is forgotten."""
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.visible(super().get_queryset(request), person(request))

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """The address asks nothing of data that no list shows; SQLite could not answer it all."""
        name = lookup.partition("__")[0]
        data = {one.name for one in self.opts.concrete_fields if isinstance(one, JSONField)}
        return name not in data and super().lookup_allowed(lookup, value, request)

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> Any:
        selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if len(ids_of(selected)) < len(selected):
            raise BadRequest
        return super().response_action(request, queryset, *args, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_checker(person(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_autocomplete_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Names of its own fields only: a related row may be one that others must not read about."""
        if add:
            return [{"added": {}}]
        changed = list(form.changed_data)
        return [{"changed": {"fields": changed}}] if changed else ""

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        return self._log(request, obj, ADDITION, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        return self._log(request, obj, CHANGE, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> list[LogEntry]:
        return [self._log(request, obj, DELETION, "") for obj in queryset]

    def _log(self, request: HttpRequest, obj: Model, flag: int, message: Any) -> LogEntry:
        """A line of the admin's own log: it names a row by its number, never by its words."""
        return LogEntry.objects.create(
            user_id=person(request).pk,
            content_type=ContentType.objects.get_for_model(obj, for_concrete_model=False),
            object_id=str(obj.pk),
            object_repr=f"{obj._meta.verbose_name} {obj.pk}",
            action_flag=flag,
            change_message=json.dumps(message) if message else "",
        )
