"""The pages about the newsroom, written by editors and looked at before they are published."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck import policy, publishing
from factcheck.admin.base import person
from factcheck.admin.choosing import KeepsHiddenForm, UnlabelledInput
from factcheck.admin.histories import ToldAdmin
from factcheck.choices import AboutName, Language
from factcheck.models import AboutPage
from factcheck.models.about import LONGEST

TEXTS = ("title", "body")
PREVIEW = "_preview"


class PlainField(forms.CharField):
    """Text with the line ends that are stored, so that an untouched one counts as unchanged."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class AboutForm(KeepsHiddenForm):
    """`seen` is the version that the person was looking at; 0 for a page that is not written."""

    seen = forms.CharField(required=False, widget=UnlabelledInput)

    class Meta:
        field_classes = {"body": PlainField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = str(self._saved)

    @property
    def _saved(self) -> int:
        return self.instance.version if self.instance.pk else 0

    def clean(self) -> dict[str, Any] | None:
        """A stale form comes back as it was typed, with what is saved now; sent again, it is saved."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") != str(self._saved):
            self.add_error(
                None,
                _(
                    "Somebody else was faster than you. Look at what changed, then save again if "
                    "yours is still right."
                ),
            )
            for name in TEXTS:
                held = getattr(self.instance, name)
                if name in cleaned and held != cleaned[name]:
                    self.add_error(name, _("Now: %(value)s") % {"value": held})
            self.put("seen", str(self._saved))
        return cleaned


@admin.register(AboutPage)
class AboutPageAdmin(ToldAdmin):
    form = AboutForm
    change_form_template = "admin/factcheck/aboutpage/change_form.html"
    keeps_values = TEXTS
    most_kept = LONGEST
    list_display = ("__str__", "title", "updated_at", "updated_by")
    list_filter = ("language",)
    list_select_related = ("updated_by",)
    list_defer = ("body",)
    search_fields = ("title",)
    rows_are_few = True
    fields = ("name", "language", *TEXTS, "seen")

    def visible(self, rows: QuerySet[AboutPage], user: User) -> QuerySet[AboutPage]:
        return rows

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.can_write_about(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.can_write_about(person(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("name", "language") if obj is not None else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """`?name=funding&language=en` begins with what the page says until somebody writes it."""
        initial = super().get_changeform_initial_data(request)
        name, language = str(initial.get("name", "")), str(initial.get("language", ""))
        if name in AboutName.values and language in Language.values:
            with override(language):
                words = publishing.about_words(name)
            initial = {"title": words["title"], "body": words["body"], **initial}
        return initial

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        if request.method == "POST" and PREVIEW in request.POST:
            return self._preview(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Through the verb, which compares with what is saved and keeps the ledger."""
        written = publishing.write_about(
            obj.name,
            obj.language,
            actor=person(request),
            version=obj.version if change else 0,
            title=form.cleaned_data["title"],
            body=form.cleaned_data["body"],
        )
        obj.pk = written.pk
        obj.refresh_from_db()

    def _preview(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        """The page as it would be published, of a form that could be saved; nothing is."""
        page = self.get_object(request, unquote(object_id)) if object_id else None
        may = self.has_change_permission(request) if page else self.has_add_permission(request)
        if not may or (object_id and page is None):
            raise PermissionDenied
        form = self.get_form(request, page, change=page is not None)(request.POST, instance=page)
        if not form.is_valid():
            shown: HttpResponse = super().changeform_view(request, object_id)
            return shown
        asked = form.instance
        with override(asked.language):
            words = publishing.about_words(asked.name, title=asked.title, body=asked.body)
            return render(request, "factcheck/public/about.html", {**words, "is_preview": True})
