"""The words of the work around claims: what is found, told, published, kept and brought in."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Severity(TextChoices):
    """How much a finding of the consistency check matters: a conflict blocks the gate."""

    CONFLICT = "conflict", _("conflict")
    CHECK = "check", _("to look at")
    NOTE = "note", pgettext_lazy("severity", "note")


class FindingState(TextChoices):
    OPEN = "open", pgettext_lazy("finding", "open")
    ANSWERED = "answered", pgettext_lazy("finding", "answered")


class NoticeKind(TextChoices):
    """What a person is told of; the words are those of the page where each chooses."""

    ASSIGNED = "assigned", _("a claim is assigned to me")
    MENTION = "mention", _("somebody mentions me in a discussion")
    COMMENT = "comment", _("somebody writes in a discussion that I take part in")
    REVIEW = "review", _("a verdict waits for a second pair of eyes")
    SENT_BACK = "sent_back", _("my proposal, or a claim of mine, is sent back")
    REOPENED = "reopened", _("a claim of mine is reopened")
    WORDS = "words", _("the text of a claim of mine changed")
    DEADLINE = "deadline", _("a deadline is near")
    ANSWER = "answer", _("somebody outside answers a question about a claim")
    STALE = "stale", _("a verdict of mine has to be looked at again")
    REUSED = "reused", _("a fact that a claim of mine rests on has changed")
    TRANSLATED = "translated", _("a translation waits for somebody to sign it off")
    REPORT = "report", _("readers report an error, or suggest a claim")


class Says(TextChoices):
    """What somebody outside says of what they were asked."""

    RIGHT = "right", pgettext_lazy("answer", "right")
    WRONG = "wrong", pgettext_lazy("answer", "wrong")


class MailState(TextChoices):
    """What became of an e-mail; `dropped` is one that nobody needs any more."""

    WAITING = "waiting", pgettext_lazy("e-mail", "waiting")
    SENT = "sent", pgettext_lazy("e-mail", "sent")
    FAILED = "failed", pgettext_lazy("e-mail", "failed")
    DROPPED = "dropped", pgettext_lazy("e-mail", "not needed any more")


class Listing(TextChoices):
    """The lists whose filters a person can keep: the queue, and lists of the admin by their model."""

    QUEUE = "queue", _("queue")
    ARTICLE = "article", _("articles")
    CLAIM = "claim", _("claims")
    FIGURE_CLAIM = "figureclaim", _("figures")
    QUOTE_CLAIM = "quoteclaim", _("quotes")
    SOURCE_CLAIM = "sourceclaim", _("sources named")
    EVIDENCE = "evidence", _("evidence")
    SOURCE = "source", _("sources")


class JobState(TextChoices):
    """What became of work in the background; `failed` waits for a person."""

    WAITING = "waiting", pgettext_lazy("job", "waiting")
    RUNNING = "running", pgettext_lazy("job", "running")
    DONE = "done", pgettext_lazy("job", "done")
    FAILED = "failed", pgettext_lazy("job", "failed")


class WatchState(TextChoices):
    """What became of the page behind a citation; `unread` answers, but not with words to read."""

    NEW = "new", pgettext_lazy("cited page", "has not answered yet")
    OK = "ok", pgettext_lazy("cited page", "as it was cited")
    UNREAD = "unread", pgettext_lazy("cited page", "there, but cannot be read")
    CHANGED = "changed", pgettext_lazy("cited page", "changed")
    GONE = "gone", pgettext_lazy("cited page", "gone")
    UNREACHABLE = "unreachable", pgettext_lazy("cited page", "does not answer")


FLAGGED = (WatchState.CHANGED, WatchState.GONE, WatchState.UNREACHABLE)


class CorrectionKind(TextChoices):
    CORRECTION = "correction", _("correction")
    CLARIFICATION = "clarification", _("clarification")
    UPDATE = "update", _("update")
    RETRACTION = "retraction", _("retraction")


class PageState(TextChoices):
    PUBLISHED = "published", _("published")
    RETRACTED = "retracted", _("retracted")


class TableKind(TextChoices):
    """What comes in and goes out as a table; the value is the word of commands and addresses."""

    ARTICLES = "articles", pgettext_lazy("table", "articles")
    CLAIMS = "claims", pgettext_lazy("table", "claims")
    SOURCES = "sources", pgettext_lazy("table", "sources")
    EVIDENCE = "evidence", pgettext_lazy("table", "evidence")
    RATINGS = "ratings", pgettext_lazy("table", "ratings")


class AboutName(TextChoices):
    """What a newsroom says of itself; the value is the word of addresses."""

    ABOUT = "about", pgettext_lazy("page", "About us")
    CORRECTIONS = "corrections", _("How we correct")
    FAIRNESS = "fairness", _("Fairness")
    FUNDING = "funding", _("Who pays for us")
    PEOPLE = "people", _("Who we are")


class ApiScope(TextChoices):
    """What a token of the API allows; the value is the word of the API."""

    READ = "articles:read", _("ask whether an article is ready")
    WRITE = "articles:write", _("bring articles and their next texts in")


class WebhookEvent(TextChoices):
    """What another system is told of; the value is the word of the API. `ping` is only a test."""

    READY = "article.ready", _("an article is signed off")
    PUBLISHED = "fact.published", _("a fact is published")
    CORRECTED = "fact.corrected", _("a published fact is corrected")
    RETRACTED = "fact.retracted", _("a published fact is retracted")
    PING = "ping", _("a test")


class EndpointState(TextChoices):
    """`paused` keeps what it would be told, `retired` is told nothing any more."""

    ACTIVE = "active", pgettext_lazy("webhook", "in use")
    PAUSED = "paused", pgettext_lazy("webhook", "paused")
    RETIRED = "retired", pgettext_lazy("webhook", "retired")


class DeliveryState(TextChoices):
    """What became of a message to another system; `dropped` is one that it must not get any more."""

    WAITING = "waiting", pgettext_lazy("webhook message", "waiting")
    SENT = "sent", pgettext_lazy("webhook message", "sent")
    FAILED = "failed", pgettext_lazy("webhook message", "failed")
    DROPPED = "dropped", pgettext_lazy("webhook message", "not to be sent any more")
