"""Asking somebody outside, and dealing with what they answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck import annotating
from factcheck.annotating.asking import DAYS, MOST_DAYS, MOST_VIEWS, VIEWS
from factcheck.choices import Kind, Stance, Tier
from factcheck.forms.versioned import VersionedForm
from factcheck.models import Claim


class AskForm(forms.Form):
    """A link for one question; a sentence can be shown only where the claim's words have a place.

    People are not read their quotes, so the sentence of one is not shown unless it is asked for;
    nor is a sentence of a restricted article.
    """

    words = forms.CharField(
        label=_("Your question"),
        max_length=1000,
        help_text=_(
            "In your own words: what should be confirmed? For a quote, ask about what was said "
            "instead of reading it out. Name nobody who is protected."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    show_sentence = forms.BooleanField(
        label=_("Show the sentence of the article as well"), required=False
    )
    days = forms.IntegerField(
        label=_("Days until the link ends"), min_value=1, max_value=MOST_DAYS, initial=DAYS
    )
    views = forms.IntegerField(
        label=_("How often it can be opened"), min_value=1, max_value=MOST_VIEWS, initial=VIEWS
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentence = annotating.sentence_of_claim(claim)
        if not sentence:
            del self.fields["show_sentence"]
            return
        shown = claim.kind != Kind.QUOTE and not claim.article.restricted
        self.fields["show_sentence"].initial = shown
        self.fields["show_sentence"].help_text = sentence


class TakeAnswerForm(VersionedForm):
    """What an answer does to the claim: chosen by a person, preset by nothing."""

    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices, widget=forms.RadioSelect)
    tier = forms.ChoiceField(
        label=_("Tier"),
        choices=Tier.choices,
        help_text=_("Primary: who counted, said or did it. Secondary: who reports it."),
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, claim=claim, **kwargs)
        own_words = claim.kind == Kind.QUOTE
        self.fields["tier"].initial = Tier.PRIMARY if own_words else Tier.SECONDARY


class LeaveAnswerForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays beside the answer."),
    )
