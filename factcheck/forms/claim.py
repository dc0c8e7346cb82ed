"""Changing a claim, and saying who works on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from factcheck import annotating, policy
from factcheck.choices import Risk
from factcheck.forms.details import DETAIL_FORMS, DetailForm
from factcheck.forms.fields import MomentField
from factcheck.forms.people import PersonField
from factcheck.forms.versioned import VersionedForm
from factcheck.models import Claim, Source, detail_of


class ClaimForm(VersionedForm):
    statement = forms.CharField(
        label=_("Statement"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "statement"}),
        help_text=_("What must be true, in words that can be understood without the article."),
    )
    risk = forms.ChoiceField(label=_("Risk"), choices=Risk.choices)

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        kwargs["initial"] = {"statement": claim.statement, "risk": claim.risk}
        super().__init__(*args, claim=claim, **kwargs)


class AssignForm(VersionedForm):
    assignee = PersonField(
        queryset=User.objects.none(),
        label=_("Assigned to"),
        required=False,
        empty_label=_("nobody"),
    )
    due = MomentField(label=_("Due"), required=False)

    def __init__(
        self,
        *args: Any,
        claim: Claim,
        checkers: Mapping[str, User] | None = None,
        **kwargs: Any,
    ) -> None:
        """`checkers`, by their ids, are all that can be chosen, for who has read them already."""
        kwargs["initial"] = {"assignee": claim.assignee_id, "due": claim.due}
        super().__init__(*args, claim=claim, **kwargs)
        cast(PersonField, self.fields["assignee"]).offer(claim.article, checkers)


def detail_form(claim: Claim, user: policy.User, data: Any = None) -> DetailForm:
    """The form of the claim's kind. A source that the person may not see stays out of it."""
    held = detail_of(claim)
    form = DETAIL_FORMS[claim.kind](data, held=held, language=claim.article.language)
    if hides_party(form, user):
        form.initial[form.party] = ""
        form.fields[form.party].disabled = True
        form.fields[form.party].help_text = _("A protected source: only its keepers may change it.")
    return form


def hides_party(form: DetailForm, user: policy.User) -> bool:
    """Whether the source that the claim names is one that this person may not see."""
    party: Source | None = getattr(form.held, form.party) if form.held else None
    return party is not None and not policy.can_view_source(user, party)


def changed_detail(
    form: DetailForm,
    user: Any,
    named: Callable[..., Source | None] = annotating.source_named,
) -> dict[str, Any]:
    """What `annotating` takes; may write a new source. A hidden source is left as it is."""
    values = form.detail(user, named)
    if hides_party(form, user):
        del values[form.party]
    return values
