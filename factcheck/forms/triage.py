"""What becomes of a reader's report, as an editor decides it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.template.defaultfilters import truncatechars
from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.choices import ReportState
from factcheck.forms.fields import WebAddressField
from factcheck.forms.sealed import PlainTextField
from factcheck.models import Correction, FactPage, ReaderReport
from factcheck.reporting import LACKING, read_receipt

PAGES = ("factcheck:fact", "factcheck:fact-in")


class SettleForm(forms.Form):
    """The outcome and the answer; of a page the note that came of it, of a suggestion its page."""

    state = forms.ChoiceField(label=gettext_lazy("Outcome"), widget=forms.RadioSelect)
    answer = PlainTextField(
        label=gettext_lazy("Answer to the reader"),
        max_length=2000,
        help_text=gettext_lazy(
            "Whoever has the receipt number can read it; it is sent to who left an e-mail address."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "data-draft": "answer"}),
    )
    correction = forms.ModelChoiceField(
        Correction.objects.none(),
        label=gettext_lazy("Note on the page that came of it"),
        required=False,
        empty_label=gettext_lazy("none"),
    )
    result = WebAddressField(
        label=gettext_lazy("Address of the fact page that came of it"), required=False
    )

    def __init__(self, *args: Any, report: ReaderReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states: Any = self.fields["state"]
        notes: Any = self.fields["correction"]
        if report.is_suggestion:
            done, refused = _("We have checked the claim"), _("We do not publish a check of it")
            states.choices = [(ReportState.CHECKED, done), (ReportState.UNCHANGED, refused)]
            del self.fields["correction"]
        else:
            done, refused = _("We have changed the page"), _("The page stays as it is")
            states.choices = [(ReportState.CORRECTED, done), (ReportState.UNCHANGED, refused)]
            # Only what was noted since it was told can have come of it.
            since = Correction.objects.filter(page=report.page, made_at__gte=report.received_at)
            notes.queryset = since
            notes.label_from_instance = _in_words
            del self.fields["result"]

    def clean_result(self) -> FactPage | None:
        address: str = self.cleaned_data["result"]
        if not address:
            return None
        page = FactPage.objects.published().filter(slug=_slug_at(address)).first()
        if page is None:
            raise ValidationError(_("This is no published fact page of this site."))
        return page

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        came_of_it = "correction" if "correction" in self.fields else "result"
        state, named = cleaned.get("state", ""), cleaned.get(came_of_it)
        if state == ReportState.UNCHANGED and named:
            self.add_error(came_of_it, _("This does not go with the outcome: leave it empty."))
        elif state in LACKING and not named and came_of_it not in self.errors:
            self.add_error(came_of_it, LACKING[ReportState(state)])
        return cleaned


class DuplicateForm(forms.Form):
    """`number` names another report about the same page that the person may see."""

    number = forms.CharField(
        label=gettext_lazy("Receipt number of the report that told it before"), max_length=60
    )

    def __init__(self, *args: Any, report: ReaderReport, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = policy.visible_reports(user).filter(page=report.page_id).exclude(pk=report.pk)
        self.same = same.exclude(state=ReportState.SPAM)

    def clean_number(self) -> ReaderReport:
        known = read_receipt(self.cleaned_data["number"])
        other = self.same.filter(receipt=known).first() if known else None
        if other is None:
            raise ValidationError(_("There is no other report of this number about the same page."))
        return other


def _slug_at(address: str) -> str:
    """Of a fact page on this site, in any language and of any day; empty for what is none."""
    parts = urlsplit(address)
    if parts.netloc.lower() != urlsplit(settings.SITE_URL).netloc.lower():
        return ""
    try:
        found = resolve(parts.path)
    except Resolver404:
        return ""
    return str(found.kwargs["slug"]) if found.view_name in PAGES else ""


def _in_words(note: Correction) -> str:
    day = date_format(localtime(note.made_at), "DATE_FORMAT")
    return f"{note.get_kind_display()}, {day}: {truncatechars(note.why, 80)}"
