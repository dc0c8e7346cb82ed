"""Verdicts and decisions about them, as somebody types them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from factcheck.choices import CorrectionKind, Outcome, Risk
from factcheck.forms.fields import DayField
from factcheck.forms.versioned import VersionedForm
from factcheck.models import Claim, PageWatch, Rating, Verdict
from factcheck.publishing.naming import Named
from factcheck.workflow import Proposal

NOTES = [choice for choice in CorrectionKind.choices if choice[0] != CorrectionKind.RETRACTION]


class ProposalForm(VersionedForm):
    """A verdict to propose; `last` is one that was sent back, from which the work goes on.

    `outcome`, when it is one, is what the person chose already; its first rating is offered, with
    the date that the scale gives such a claim. The date may be cleared.
    """

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    rating = forms.ChoiceField(label=_("Rating"))
    summary = forms.CharField(
        label=_("Public summary"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "summary"}),
        help_text=_("One or two sentences for readers."),
    )
    explanation = forms.CharField(
        label=_("How we know"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "data-draft": "explanation"}),
    )
    correction_asked = forms.CharField(
        label=_("Correction asked of the author"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-draft": "correction_asked"}),
        help_text=_("What the text must say instead."),
    )
    valid_until = DayField(
        label=_("Valid until"),
        required=False,
        help_text=_("When the verdict has to be looked at again, if it can get out of date."),
    )

    def __init__(
        self,
        *args: Any,
        last: Verdict | None,
        outcome: str = "",
        ratings: Iterable[Rating] | None = None,
        **kwargs: Any,
    ) -> None:
        """`ratings` are those in use, for who has read them already."""
        kwargs["initial"] = _proposed(last)
        super().__init__(*args, **kwargs)
        if ratings is None:
            ratings = Rating.objects.filter(active=True)
        self.ratings = {str(r.pk): r for r in ratings}
        if outcome in Outcome.values and outcome != self.initial.get("outcome"):
            first = next((pk for pk, r in self.ratings.items() if r.outcome == outcome), "")
            self.initial.update(outcome=outcome, rating=first)
            self.initial["valid_until"] = self._usual(first)
        elif last is not None and _is_over(last.valid_until):
            self.initial["valid_until"] = self._usual(str(last.rating_id))
        self.fields["rating"].choices = [("", _("choose a rating")), *self._groups()]  # type: ignore[attr-defined]  # a plain Field has none for the type checker
        self._offer_dates()

    def clean_valid_until(self) -> date | None:
        day: date | None = self.cleaned_data["valid_until"]
        if _is_over(day):
            raise forms.ValidationError(_("This date has passed."))
        return day

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        rating = self.ratings.get(cleaned.get("rating", ""))
        if rating and "outcome" in cleaned and rating.outcome != cleaned["outcome"]:
            self.add_error(
                "rating", _("This rating belongs to the other outcome: choose another one.")
            )
        return cleaned

    def proposal(self) -> Proposal:
        values = {name: self.cleaned_data[name] for name in self.cleaned_data if name != "version"}
        return Proposal(**{**values, "rating": self.ratings[values["rating"]]})

    def _usual(self, rating: str) -> date | None:
        """Until when such a verdict is good, by the newsroom's scale."""
        known = self.ratings.get(rating)
        return known.valid_until(self.claim.kind, timezone.localdate()) if known else None

    def _offer_dates(self) -> None:
        """Say the date that goes with each rating: the one in the field is that of the first."""
        dates = {str(r): self._usual(pk) for pk, r in self.ratings.items()}
        said = [f"{label}: {localize(day)}" for label, day in dates.items() if day]
        if said:
            field = self.fields["valid_until"]
            field.help_text = _("%(what)s Usual on this scale: %(dates)s.") % {
                "what": field.help_text,
                "dates": "; ".join(said),
            }

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                str(Outcome(outcome).label),
                [(pk, str(r)) for pk, r in self.ratings.items() if r.outcome == outcome],
            )
            for outcome in Outcome.values
        ]


def _is_over(until: date | None) -> bool:
    return until is not None and until < timezone.localdate()


def _proposed(last: Verdict | None) -> dict[str, Any]:
    if last is None:
        return {}
    return {
        "outcome": last.outcome,
        "rating": str(last.rating_id),
        "summary": last.summary,
        "explanation": last.explanation,
        "correction_asked": last.correction_asked,
        "valid_until": last.valid_until,
    }


class ApprovalForm(VersionedForm):
    """For a high risk it is a verdict of the editor's own, who has not seen what was proposed."""

    outcome = forms.ChoiceField(
        label=_("Your own outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("Judge the evidence for yourself: the proposal is shown once yours is in."),
    )
    reason = forms.CharField(
        label=_("Your reason, in your own words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. It is kept with your outcome, whatever that is."),
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, claim=claim, **kwargs)
        self.is_second_verdict = claim.risk == Risk.HIGH
        if not self.is_second_verdict:
            del self.fields["outcome"], self.fields["reason"]


class ReasonForm(VersionedForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "data-draft": "reason"}),
    )


class KeepPageForm(forms.Form):
    """Why a citation holds although its page is not what it was; `version` is the page's own."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it still holds"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history. If it does not hold, reopen the claim instead."),
    )

    def __init__(self, *args: Any, watch: PageWatch, **kwargs: Any) -> None:
        self.watch = watch
        kwargs |= {"initial": {"version": watch.version}}
        super().__init__(*args, **{"auto_id": f"id_keep_{watch.citation_id}_%s", **kwargs})


class RetractionForm(VersionedForm):
    """`named` are protected sources that the reason names, once that was found."""

    named: Sequence[Named] = ()
    why = forms.CharField(
        label=_("Why, for readers"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "data-draft": "why"}),
        help_text=_("It is shown on the page, which keeps its address."),
    )


class NoteForm(VersionedForm):
    """What readers are told about a change of a page."""

    kind = forms.ChoiceField(label=_("Kind of change"), choices=NOTES, widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("What changed, and why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "why"}),
        help_text=_("It is dated and stays on the page for ever."),
    )
