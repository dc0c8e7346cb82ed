"""The words of what readers tell the newsroom, and of what becomes of it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Wrong(TextChoices):
    """What a reader says is wrong on a fact page."""

    FIGURE = "figure", pgettext_lazy("wrong", "a figure")
    QUOTE = "quote", pgettext_lazy("wrong", "a quote")
    SOURCE = "source", pgettext_lazy("wrong", "a source")
    WORDING = "wording", pgettext_lazy("wrong", "the wording")
    CONTEXT = "context", pgettext_lazy("wrong", "context is missing")
    OTHER = "other", pgettext_lazy("wrong", "something else")


class ReportState(TextChoices):
    """How far the desk is; `corrected` is of a page, `checked` of a claim that was suggested."""

    RECEIVED = "received", pgettext_lazy("report", "new")
    TAKEN = "taken", pgettext_lazy("report", "being looked at")
    ACCEPTED = "accepted", pgettext_lazy("report", "accepted")
    CORRECTED = "corrected", pgettext_lazy("report", "corrected")
    CHECKED = "checked", pgettext_lazy("report", "checked")
    UNCHANGED = "unchanged", pgettext_lazy("report", "not changed")
    DUPLICATE = "duplicate", pgettext_lazy("report", "told before")
    SPAM = "spam", pgettext_lazy("report", "spam")


# In these it waits for the desk; in these the newsroom has answered in words.
WAITING = (ReportState.RECEIVED, ReportState.TAKEN, ReportState.ACCEPTED)
ANSWERED = (ReportState.CORRECTED, ReportState.CHECKED, ReportState.UNCHANGED)
