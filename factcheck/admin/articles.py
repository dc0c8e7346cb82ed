from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import annotating, policy
from factcheck.admin.article_forms import SETTINGS, NewArticleForm, SettingsWorkForm
from factcheck.admin.base import person
from factcheck.admin.columns import ClaimColumns
from factcheck.admin.inlines import ReadOnlyInline
from factcheck.admin.keeping import KeepingAdmin
from factcheck.admin.tables import TablesAdmin
from factcheck.choices import SETTLED, Status, TableKind
from factcheck.forms.intake_notes import claims_in_words, unplaced_in_words
from factcheck.history import Line, history_of_article
from factcheck.marked import marked_blocks
from factcheck.models import Article, ArticleRevision, Claim


class ClaimInline(ClaimColumns, ReadOnlyInline):
    model = Claim
    fields = readonly_fields = ("number", "kind", "words", "statement", "status_tag")
    ordering = ("number",)
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        rows: QuerySet[Claim] = super().get_queryset(request)
        return rows.select_related("anchor")


class RevisionInline(ReadOnlyInline):
    model = ArticleRevision
    fields = readonly_fields = ("number", "length", "sha256", "created_by", "created_at")
    ordering = ("-number",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleRevision]:
        rows: QuerySet[ArticleRevision] = super().get_queryset(request)
        return rows.select_related("created_by").defer("text", "blocks")


@admin.register(Article)
class ArticleAdmin(TablesAdmin, KeepingAdmin):
    table_kind = TableKind.ARTICLES
    form = SettingsWorkForm
    list_display = ("headline", "language", "desk", "deadline", "progress", "restricted")
    list_filter = ("language", "restricted")
    search_fields = ("@",)
    search_help_text = gettext_lazy(
        "Words of the headline, of the byline or of the external id, or their beginnings."
    )
    autocomplete_fields = ("team",)
    inlines = (ClaimInline, RevisionInline)
    readonly_fields = ("headline", "language", "created_by", "created_at", "marked_text")
    _settings: Any = (gettext_lazy("Settings"), {"fields": SETTINGS})
    fieldsets = (
        (None, {"fields": ("headline", "language")}),
        (gettext_lazy("Settings"), {"fields": (*SETTINGS, "seen")}),
        (gettext_lazy("Text"), {"fields": ("marked_text", ("created_by", "created_at"))}),
    )
    add_fieldsets = (
        (None, {"fields": ("headline", "text", "file", "language")}),
        _settings,
    )

    def visible(self, rows: QuerySet[Article], user: User) -> QuerySet[Article]:
        if policy.is_chief(user):
            return rows
        return rows.filter(pk__in=policy.visible_articles(user))

    def told(self, obj: Any, viewer: User, *, limit: int, before: int | None) -> list[Line]:
        return history_of_article(obj, limit=limit, before=before)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        claims = Claim.objects.filter(article=OuterRef("pk")).order_by().values("article")
        kept = claims.exclude(status=Status.WITHDRAWN)
        rows: QuerySet[Article] = super().get_queryset(request)
        return rows.annotate(
            settled_count=_number(kept.filter(status__in=SETTLED)), claim_count=_number(kept)
        )

    @admin.display(description=gettext_lazy("progress"))
    def progress(self, article: Any) -> str:
        counts = {"settled": article.settled_count, "total": article.claim_count}
        return _("%(settled)d/%(total)d settled") % counts

    @admin.display(description=gettext_lazy("text under check"))
    def marked_text(self, article: Article) -> SafeString | str:
        if article.revision is None:
            return "–"
        claims = article.claims.select_related("anchor")
        blocks = marked_blocks(article.revision, claims, _change_page)
        context = {"blocks": blocks, "nested": True}
        return render_to_string("factcheck/parts/marked_text.html", context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Editors and chiefs; `get_queryset` lets them reach the articles that they see."""
        return policy.is_editor(person(request))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = NewArticleForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.add_fieldsets if obj is None else self.fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else self.readonly_fields

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return () if obj is None else self.inlines

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Through the verbs, which keep the ledger; they save the team as well."""
        actor, values = person(request), form.cleaned_data
        if change:
            changed = {name: values[name] for name in SETTINGS if name in form.changed_data}
            if changed:
                # As it was before the form: the verb compares.
                before = Article.objects.get(pk=obj.pk)
                annotating.change_article(before, actor=actor, version=obj.version, **changed)
            return
        article = annotating.create_article(
            form.draft,
            actor=actor,
            language=values["language"],
            **{name: values[name] for name in SETTINGS},
        )
        if claimed := claims_in_words(article, form.draft):
            self.message_user(request, claimed, messages.INFO)
        for sentence in unplaced_in_words(form.draft):
            self.message_user(request, sentence, messages.WARNING)
        obj.pk = article.pk
        obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing is left to save: `save_model` did it all, and the inlines are read-only."""


def _number(claims: QuerySet[Any, Any]) -> Coalesce:
    """How many claims an article has, asked for the rows of a page only."""
    counted: Any = claims.annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _change_page(claim: Claim) -> str:
    return reverse("admin:factcheck_claim_change", args=[claim.pk])
