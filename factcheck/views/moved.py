"""What became of the page behind a citation, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _

from factcheck.choices import WatchState
from factcheck.forms.people import name_of
from factcheck.forms.review import KeepPageForm
from factcheck.models import Citation, PageWatch


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that is not what it was; `kept_by` answered for it, or is empty. The form to answer
    is there while it waits for that."""

    watch: PageWatch
    words: str
    kept_by: str
    form: KeepPageForm | None


@dataclass(frozen=True, slots=True)
class Answering:
    """What whoever looks may answer for: pages that moved since the verdict was `judged`, if it is
    in force and they may. `bound` is a form that came back."""

    judged: datetime | None = None
    bound: forms.Form | None = None

    def form(self, watch: PageWatch) -> KeepPageForm | None:
        if self.judged is None or watch.since <= self.judged or watch.kept_at is not None:
            return None
        if isinstance(self.bound, KeepPageForm) and self.bound.watch.pk == watch.pk:
            return self.bound
        return KeepPageForm(watch=watch)


def moved_of(citation: Citation, answering: Answering) -> Moved | None:
    """Select the watch, whoever answered and the evidence's source together with the citation."""
    watch: PageWatch | None = getattr(citation, "watch", None)
    if watch is None or not watch.is_flagged or citation.evidence.protects_somebody:
        return None
    kept_by = name_of(watch.kept_by) if watch.kept_by else ""
    return Moved(watch, _words(watch), kept_by, answering.form(watch))


def _words(watch: PageWatch) -> str:
    if watch.state == WatchState.GONE:
        return _("The page is gone.")
    if watch.state == WatchState.UNREACHABLE:
        return _("The page does not answer.")
    if watch.missing:
        changed = _("The page has changed: the number %(number)s is no longer there.")
        return changed % {"number": watch.missing}
    return _("The page has changed: the words that are cited are no longer there.")
