"""The record of the review: verdicts, events and sign-offs to read; comments to resolve."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck import annotating, policy
from factcheck.admin.base import DeskModelAdmin, in_visible_articles, person
from factcheck.admin.columns import of_claim
from factcheck.admin.histories import ToldAdmin
from factcheck.admin.ledger import (
    ArticleFilter,
    LedgerAdmin,
    PeriodFilter,
    PersonFilter,
    VerbFilter,
)
from factcheck.admin.report import Refused, report
from factcheck.errors import RefusalError
from factcheck.history import Line, history_of
from factcheck.models import Comment, ReviewEvent, SignOff, Verdict
from factcheck.transitions import TRANSITIONS


@admin.register(Verdict)
class VerdictAdmin(ToldAdmin):
    list_display = ("id", of_claim, "outcome", "rating", "proposed_by", "approved_by", "current")
    list_filter = ("outcome", "current")
    list_select_related = ("claim", "rating", "proposed_by", "approved_by")
    list_defer = ("explanation", "correction_asked")
    search_fields = ("@", "@claim")
    search_help_text = gettext_lazy("Summary, or the claim's statement.")

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """None on a claim that this person is to judge blind, not even earlier ones."""
        rows = in_visible_articles(rows, user, "claim__article")
        return rows.exclude(claim__in=policy.blind_claims(user))

    def told(self, obj: Any, viewer: User, *, limit: int, before: int | None) -> list[Line]:
        """That of its claim: a verdict is written once."""
        return history_of(obj.claim, viewer, limit=limit, before=before)


@admin.register(ReviewEvent)
class ReviewEventAdmin(LedgerAdmin):
    list_display = (
        *("sequence", "at", "actor_name", "in_words", "moved"),
        *("to_claim", "to_article"),
    )
    list_filter = (VerbFilter, PersonFilter, PeriodFilter, ArticleFilter, "to_status")
    readonly_fields = ("in_words",)
    list_select_related = ("claim", "article")
    list_defer = ("data",)
    search_fields = ("^actor__username",)
    search_help_text = gettext_lazy("The beginning of the account's name.")

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """No line of the review of a claim that this person is to judge blind."""
        rows = policy.told_events(user, in_visible_articles(rows, user, "article"))
        told = [*TRANSITIONS, "keep_page"]
        return rows.exclude(claim__in=policy.blind_claims(user), verb__in=told)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """A reason is read on its line, not guessed from what an address finds."""
        guessed = lookup.startswith("reason")
        return not guessed and super().lookup_allowed(lookup, value, request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The data of other lines, with the stance of evidence taken off, are covered as well."""
        columns = [field.name for field in self.opts.fields if field.name != "id"]
        fields = ["in_words" if name == "verb" else name for name in columns]
        blind = obj is not None and obj.claim and policy.is_blind(person(request), obj.claim)
        return [name for name in fields if name != "data"] if blind else fields


@admin.register(Comment)
class CommentAdmin(DeskModelAdmin):
    list_display = ("body", of_claim, "author", "created_at", "resolved_at")
    list_filter = (("resolved_at", admin.EmptyFieldListFilter),)
    list_select_related = ("claim", "author")
    search_fields = ("@",)
    actions = ("resolve",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "claim__article")

    def has_resolve_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    @admin.action(description=gettext_lazy("Resolve"), permissions=["resolve"])
    def resolve(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        done, refused = 0, []
        for comment in queryset.select_related("claim__article"):
            try:
                annotating.resolve_comment(comment, actor=person(request))
            except RefusalError as refusal:
                refused.append(Refused(comment.claim, str(refusal)))
            else:
                done += 1
        if done:
            words = ngettext("%(count)d query resolved.", "%(count)d queries resolved.", done)
            self.message_user(request, words % {"count": done}, messages.SUCCESS)
        if refused:
            head = _("%(count)d refused:") % {"count": len(refused)}
            self.message_user(request, report(head, refused), messages.ERROR)


@admin.register(SignOff)
class SignOffAdmin(DeskModelAdmin):
    list_display = ("revision", "editor", "signed_at", "blocker_count")
    list_select_related = ("revision", "editor")
    list_defer = ("override_reason", "blockers", "revision__text", "revision__blocks")
    search_fields = ("@revision__article",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "revision__article")
