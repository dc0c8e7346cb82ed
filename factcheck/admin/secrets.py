"""Rows that come with a secret: it is shown in the answer to the form that made it, and never again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise

from factcheck.admin.base import DeskModelAdmin


class SecretAdmin(DeskModelAdmin):
    """`save_model` calls the verb that makes the row, and leaves its secret on it with `keep`."""

    said: str | Promise
    how: str | Promise

    def keep(self, obj: Any, made: Any, secret: str) -> None:
        """The row of the form is the one that was made, and carries the secret to its answer."""
        obj.pk = made.pk
        obj.refresh_from_db()
        obj.shown_once = secret

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One button: after it there is the secret to copy, and no form to go on with."""
        one = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, {**(extra_context or {}), **one})

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": str(obj),
            "opts": self.opts,
            "object": obj,
            "said": self.said,
            "how": self.how,
            "secret": obj.shown_once,
        }
        return TemplateResponse(request, "admin/factcheck/secret.html", context)
