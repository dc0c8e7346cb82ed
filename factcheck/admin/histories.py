"""The page of an object's history: what the ledger says of it, and what was saved in the admin."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from factcheck.admin.base import DeskModelAdmin, person
from factcheck.anchoring import word_diff
from factcheck.history import Altered, Line

SIZE = 50
BEFORE = "before"
# Of a value in the log; what is longer is in the object itself.
MOST_KEPT = 2000


class ToldAdmin(DeskModelAdmin):
    """Its history page shows what `told` finds in the ledger, page by page, newest first.

    `keeps_values` records each field before and after with a change; see `may_keep`.
    """

    object_history_template = "admin/factcheck/history.html"
    keeps_values: tuple[str, ...] = ()
    most_kept = MOST_KEPT

    def told(self, obj: Any, viewer: User, *, limit: int, before: int | None) -> list[Line]:
        """Nothing, for what the ledger has no lines about."""
        return []

    def may_keep(self, obj: Any, form: Any) -> bool:
        """Whether the log may hold values of this object."""
        return True

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        message = super().construct_change_message(request, form, formsets, add)
        if not add and self.may_keep(form.instance, form):
            changed = [name for name in form.changed_data if name in self.keeps_values]
            if changed:
                message[0]["changed"]["values"] = {
                    name: [value[: self.most_kept] for value in _both(form, name)]
                    for name in changed
                }
        return message

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        response = super().history_view(request, object_id, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            context = response.context_data
            before = _number(request.GET.get(BEFORE, ""))
            found = self.told(context["object"], person(request), limit=SIZE + 1, before=before)
            context["lines"] = found[:SIZE]
            context["older"] = found[SIZE - 1].event.sequence if len(found) > SIZE else None
            context["logged"] = [(one, self._altered(one)) for one in context["action_list"]]
        return response

    def _altered(self, entry: LogEntry) -> list[Altered]:
        """The fields of a line of the log with their words before and after, as far as it has them."""
        values = _values_of(entry)
        return [Altered(self._label(name), word_diff(*both)) for name, both in values.items()]

    def _label(self, name: str) -> str:
        try:
            field: Field[Any, Any] = self.opts.get_field(name)  # type: ignore[assignment]  # only own columns are kept
        except FieldDoesNotExist:
            return name
        return str(capfirst(field.verbose_name))


def _both(form: Any, name: str) -> list[str]:
    return [_words(form.initial.get(name)), _words(form.cleaned_data.get(name))]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else str(value)


def _values_of(entry: LogEntry) -> dict[str, list[str]]:
    """What `construct_change_message` has written; nothing in older lines and in Django's own."""
    try:
        values: dict[str, list[str]] = json.loads(entry.change_message)[0]["changed"]["values"]
    except (ValueError, LookupError, TypeError):
        return {}
    return values


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
