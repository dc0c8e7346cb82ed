from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from factcheck import annotating, policy
from factcheck.admin.base import person
from factcheck.admin.choosing import KeepsHiddenForm
from factcheck.admin.keeping import KeepingAdmin
from factcheck.admin.sealed import FindsSealed
from factcheck.admin.tables import TablesAdmin
from factcheck.choices import TableKind, Visibility
from factcheck.forms.fields import EvidenceFileField, WebAddressField
from factcheck.forms.twins import twins_in_words
from factcheck.history import Line, history_of_evidence
from factcheck.models import Evidence

TEXTS = (
    "title",
    "kind",
    "tier",
    "visibility",
    "source",
    "url",
    "archived_url",
    "captured_at",
    "derived_from",
    "notes",
)
PAST = ("added_by", "added_at", "withdrawn_at", "withdrawn_by", "withdrawn_because")


class EvidenceForm(KeepsHiddenForm):
    """The first file may follow here; the page of the evidence at the desk takes further ones."""

    upload = EvidenceFileField()

    class Meta:
        model = Evidence
        fields = TEXTS
        field_classes = {"url": WebAddressField, "archived_url": WebAddressField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.seal:
            del self.fields["upload"]

    def clean_visibility(self) -> str:
        """What somebody said in confidence never becomes public."""
        visibility = str(self.cleaned_data["visibility"])
        if visibility == Visibility.PUBLIC and annotating.said_in_confidence(self.instance):
            raise ValidationError(_("This was not said on the record: it cannot be public."))
        return visibility


@admin.register(Evidence)
class EvidenceAdmin(FindsSealed, TablesAdmin, KeepingAdmin):
    table_kind = TableKind.EVIDENCE
    # Not its source, nor what it is derived from: they may be protected.
    keeps_values = ("title", "kind", "tier", "visibility", "url", "archived_url", "captured_at")
    form = EvidenceForm
    list_display = ("title", "kind", "tier", "visibility", "captured_at")
    list_filter = ("kind", "tier", "visibility")
    list_defer = ("notes",)
    search_fields = ("title", "url", "seals__name", "^seals__sha256")
    sealed_fields = ("title", "url")
    search_help_text = _("Title, address, name of the file, or the beginning of its SHA-256.")
    autocomplete_fields = ("source", "derived_from")
    readonly_fields = ("held_file", "sha256", *PAST)
    fieldsets = (
        (None, {"fields": ("title", ("kind", "tier", "visibility"), "source")}),
        (_("Where it is"), {"fields": ("url", "archived_url", "captured_at")}),
        (_("File"), {"fields": ("upload", "held_file", "sha256")}),
        (_("Behind it"), {"fields": ("derived_from", "notes")}),
        (_("History"), {"fields": PAST}),
    )

    def visible(self, rows: QuerySet[Evidence], user: User) -> QuerySet[Evidence]:
        if policy.is_chief(user):
            return rows
        return rows.filter(pk__in=policy.visible_evidence(user))

    def told(self, obj: Any, viewer: User, *, limit: int, before: int | None) -> list[Line]:
        return history_of_evidence(obj, viewer, limit=limit, before=before)

    def may_keep(self, obj: Evidence, form: Any) -> bool:
        """Nothing of what protects somebody, or did until now."""
        was = form.initial.get("visibility") == Visibility.PROTECTED
        return not was and not obj.protects_somebody

    @admin.display(description=_("file held"))
    def held_file(self, evidence: Evidence) -> SafeString | str:
        seal = evidence.seal
        if seal is None:
            return "–"
        url = reverse("factcheck:evidence-file", args=[evidence.pk])
        return format_html('<a href="{}">{}</a>', url, seal.name or evidence.title)

    @admin.display(description="SHA-256")
    def sha256(self, evidence: Evidence) -> str:
        return evidence.seal.sha256 if evidence.seal else "–"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or obj.seal is None:
            return self.fieldsets
        held = (_("File"), {"fields": ("held_file", "sha256")})
        first, where, _upload, *rest = self.fieldsets
        return (first, where, held, *rest)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Every checker; `get_queryset` lets them reach the evidence that they see."""
        return policy.is_checker(person(request))

    def save_model(self, request: HttpRequest, obj: Evidence, form: Any, change: bool) -> None:
        actor, file = person(request), form.cleaned_data.get("upload")
        digest = annotating.digest_of(file) if file else ""
        if not change:
            annotating.add_evidence(obj, actor=actor, file=file)
        else:
            annotating.save_evidence(obj, actor=actor)
            if file is not None:
                annotating.seal(obj, actor=actor, content=file, name=file.name)
        twins = twins_in_words(obj, digest, viewer=actor) if digest else ""
        if twins:
            self.message_user(request, twins, messages.WARNING)
