"""The record of the review: verdicts, events and sign-offs to read; comments to resolve."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck import annotating, policy
from factcheck.admin.base import DeskModelAdmin, in_visible_articles, person
from factcheck.admin.columns import of_claim
from factcheck.choices import Risk
from factcheck.errors import RefusalError
from factcheck.models import Comment, ReviewEvent, SignOff, Verdict
from factcheck.transitions import TRANSITIONS

VERBS = (
    *TRANSITIONS,
    *("import", "settings", "mark", "edit", "assign", "cite", "reuse", "uncite"),
    *("detect", "dismiss", "reoffer", "answer", "ask_again"),
    *("sign_off", "publish", "correct", "retract"),
)


@admin.register(Verdict)
class VerdictAdmin(DeskModelAdmin):
    list_display = ("id", of_claim, "outcome", "rating", "proposed_by", "approved_by", "current")
    list_filter = ("outcome", "current")
    list_select_related = ("claim", "rating", "proposed_by", "approved_by")
    list_defer = ("explanation", "correction_asked")
    search_fields = ("summary", "claim__statement")
    search_help_text = gettext_lazy("Summary, or the claim's statement.")

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """For a high risk, who may approve must judge before seeing what was proposed."""
        rows = in_visible_articles(rows, user, "claim__article")
        if not policy.is_editor(user):
            return rows
        waiting = Q(claim__risk=Risk.HIGH, current=True, approved_by=None)
        return rows.exclude(waiting & ~Q(proposed_by=user.pk))


class VerbFilter(admin.SimpleListFilter):
    title = gettext_lazy("verb")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(verb, verb) for verb in VERBS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(ReviewEvent)
class ReviewEventAdmin(DeskModelAdmin):
    list_display = ("sequence", "at", "actor_name", "verb", "from_status", "to_status", of_claim)
    list_filter = (VerbFilter, "to_status")
    list_select_related = ("claim",)
    list_defer = ("data",)
    search_fields = ("^actor_name",)
    search_help_text = gettext_lazy("The beginning of the account's name.")

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "article")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What was proposed on a high risk is not told to whoever may still have to judge it."""
        fields = [field.name for field in self.opts.fields if field.name != "id"]
        if obj is None or obj.verb != "propose" or not policy.is_editor(person(request)):
            return fields
        own = obj.actor_id == person(request).pk
        waiting = obj.claim.risk == Risk.HIGH and not own
        return [name for name in fields if name != "data"] if waiting else fields


@admin.register(Comment)
class CommentAdmin(DeskModelAdmin):
    list_display = ("body", of_claim, "author", "created_at", "resolved_at")
    list_filter = (("resolved_at", admin.EmptyFieldListFilter),)
    list_select_related = ("claim", "author")
    search_fields = ("body",)
    actions = ("resolve",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "claim__article")

    def has_resolve_permission(self, request: HttpRequest) -> bool:
        return policy.is_checker(person(request))

    @admin.action(description=gettext_lazy("Resolve"), permissions=["resolve"])
    def resolve(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        done = 0
        for comment in queryset.select_related("claim__article"):
            try:
                annotating.resolve_comment(comment, actor=person(request))
            except RefusalError as refusal:
                label = _("claim %(number)d: %(refusal)s")
                words = label % {"number": comment.claim.number, "refusal": refusal}
                self.message_user(request, words, messages.ERROR)
            else:
                done += 1
        if done:
            words = ngettext("%(count)d query resolved.", "%(count)d queries resolved.", done)
            self.message_user(request, words % {"count": done}, messages.SUCCESS)


@admin.register(SignOff)
class SignOffAdmin(DeskModelAdmin):
    list_display = ("revision", "editor", "signed_at", "blocker_count")
    list_select_related = ("revision", "editor")
    list_defer = ("override_reason", "blockers", "revision__text", "revision__blocks")
    search_fields = ("revision__headline",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "revision__article")
