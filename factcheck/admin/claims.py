"""Claims: one list of all, and an entry for each kind where claims are marked and worked on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck import policy, workflow
from factcheck.admin.actions import ACTIONS, SEEN
from factcheck.admin.already import already_checked
from factcheck.admin.base import in_visible_articles, person
from factcheck.admin.claim_forms import WorkForm
from factcheck.admin.claim_inlines import DETAIL_INLINES, CitationInline
from factcheck.admin.claim_saving import mark, work
from factcheck.admin.columns import ClaimColumns
from factcheck.admin.keeping import KeepingAdmin
from factcheck.admin.mark_form import MarkForm
from factcheck.admin.tables import TablesAdmin
from factcheck.choices import Kind, Status, TableKind
from factcheck.history import Line, history_of
from factcheck.models import Claim, FigureClaim, QuoteClaim, SourceClaim, Verdict

FACTS = ("article", "number", "kind", "status_tag", "words")
HISTORY = ("verdict", "created_by", "created_at", "status_since", "version")


@admin.register(Claim)
class ClaimAdmin(ClaimColumns, TablesAdmin, KeepingAdmin):
    table_kind: TableKind | None = TableKind.CLAIMS
    form = WorkForm
    change_form_template = "admin/factcheck/claim/change_form.html"
    list_display = (
        "number",
        "short_statement",
        "kind",
        "status_tag",
        "risk",
        "article",
        "assignee",
    )
    list_display_links = ("number", "short_statement")
    list_filter = ("status", "kind", "risk")
    list_select_related = ("article", "assignee")
    search_fields = ("@", "@anchor", "@article")
    search_help_text = _(
        "Words of the statement, of the text, or of the article’s headline and external id."
    )
    autocomplete_fields = ("article", "assignee")
    actions = ACTIONS
    readonly_fields = (*FACTS, *HISTORY, "already_checked")
    fieldsets = (
        (None, {"fields": FACTS}),
        (_("Already checked?"), {"fields": ("already_checked",)}),
        (_("Work"), {"fields": ("statement", "risk", ("assignee", "due"), "seen")}),
        (_("Review"), {"fields": HISTORY}),
    )

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "article")

    def told(self, obj: Any, viewer: User, *, limit: int, before: int | None) -> list[Line]:
        return history_of(obj, viewer, limit=limit, before=before)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The claim; while a form about it is judged and saved, nobody else can change it."""
        claim = super().get_object(request, object_id, from_field)
        if claim is None or not transaction.get_connection().in_atomic_block:
            return claim
        workflow.lock(claim)
        return super().get_object(request, object_id, from_field)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Every checker; `get_queryset` lets them reach the claims that they see."""
        return policy.is_checker(person(request))

    def has_check_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return policy.is_editor(person(request))

    @admin.display(description="")
    def action_checkbox(self, obj: Claim) -> SafeString:
        """The box of a row, with the version of the claim that the row shows."""
        box = super().action_checkbox(obj)
        name = f"{SEEN}{obj.pk}"
        return format_html('{}<input type="hidden" name="{}" value="{}">', box, name, obj.version)

    @admin.display(description=_("like this claim"))
    def already_checked(self, claim: Claim) -> SafeString:
        return already_checked(claim)

    @admin.display(description=_("verdict"))
    def verdict(self, claim: Claim) -> str:
        verdict = Verdict.objects.current_of(claim)
        if verdict is None:
            mismatch = workflow.mismatch_of(claim)
            return _both(mismatch) if mismatch else "–"
        people = (verdict.proposed_by, verdict.approved_by)
        who = " → ".join(str(one) for one in people if one is not None)
        return f"{verdict.get_outcome_display()} · {verdict.rating}: {verdict.summary} ({who})"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only a claim to check is reworded; who works on it can always be said."""
        if obj is None or obj.status == Status.TO_CHECK:
            return self.readonly_fields
        return (*self.readonly_fields, "statement", "risk")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """For a high risk, who may approve judges first: the proposal stays out of sight."""
        if obj is None or not policy.is_blind(person(request), obj):
            return self.fieldsets
        *others, _review = self.fieldsets
        covered = _(
            "The verdict that was proposed, and which evidence supports or refutes the claim, "
            "are shown to you once your own verdict is in."
        )
        return (*others, (_("Review"), {"fields": HISTORY[1:], "description": covered}))

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return (DETAIL_INLINES[obj.kind], CitationInline) if obj is not None else ()

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        claim = kwargs.get("obj")
        if claim is not None:
            verdict = Verdict.objects.current_of(claim)
            verbs = workflow.allowed_verbs(claim, person(request), verdict)
            context["verbs"] = [(verb, workflow.LABELS[verb]) for verb in verbs]
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
            context["verbs_url"] = reverse(name)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: the verbs want the detail too, so `save_related` calls them."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        work(form.instance, form, formsets, actor=person(request))


def _both(mismatch: workflow.Mismatch) -> str:
    first, second = mismatch.first, mismatch.second
    return gettext(
        "Two people judged differently: %(outcome)s (%(proposer)s: %(summary)s), "
        "%(own_outcome)s (%(reader)s: %(reason)s)"
    ) % {
        "outcome": first.get_outcome_display(),
        "proposer": first.proposed_by,
        "summary": first.summary,
        "own_outcome": mismatch.second_outcome.label,
        "reader": second.actor or second.actor_name,
        "reason": second.reason,
    }


class KindAdmin(ClaimAdmin):
    """Claims of one kind, which can be marked here."""

    kind: Kind
    # The list of all claims has them, and filters by kind.
    table_kind = None
    list_display = (
        "number",
        "short_statement",
        "status_tag",
        "risk",
        "article",
        "assignee",
        "due",
    )
    list_filter = ("status", "risk")  # type: ignore[assignment]  # one filter fewer
    add_fieldsets = (
        (None, {"fields": ("article", "words", "place", "read")}),
        (_("Work"), {"fields": ("statement", "risk", ("assignee", "due"))}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = MarkForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.add_fieldsets if obj is None else super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else super().get_readonly_fields(request, obj)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return (DETAIL_INLINES[self.kind], CitationInline)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if change:
            super().save_related(request, form, formsets, change)
            return
        claim = mark(form, formsets, kind=self.kind, actor=person(request))
        form.instance.pk = claim.pk
        form.instance.refresh_from_db()


@admin.register(FigureClaim)
class FigureClaimAdmin(KindAdmin):
    kind = Kind.FIGURE


@admin.register(QuoteClaim)
class QuoteClaimAdmin(KindAdmin):
    kind = Kind.QUOTE


@admin.register(SourceClaim)
class SourceClaimAdmin(KindAdmin):
    kind = Kind.SOURCE
