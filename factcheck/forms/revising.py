"""The next text of an article, and what a person says of the claims that it loses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.anchoring import Occurrence, find, snippet
from factcheck.annotating import Fate
from factcheck.forms.article import ACCEPTED, MAX_READ
from factcheck.forms.intake_errors import as_validation_error
from factcheck.forms.suggested import place_key
from factcheck.intake import (
    Block,
    Draft,
    IntakeError,
    format_of,
    keep_zones,
    pack,
    read_article,
    unpack,
)
from factcheck.models import Article

Span = tuple[int, int]
LEAVE, WORDS = "leave", "words"
# Of words that stand more often than this in the new text, more of the sentence must be pasted.
MOST_PLACES = 6


class ReviseForm(forms.Form):
    """The next text, typed or from a file; `draft` is what intake made of it.

    `revision` is the one that the person was reading.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    text = forms.CharField(
        label=gettext_lazy("The text as it reads now"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "data-draft": "text"}),
        help_text=gettext_lazy("Change it here, or paste the new one over it."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"), required=False, allow_empty_file=True,
        help_text=gettext_lazy("It takes the place of the text above."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )  # fmt: skip
    draft: Draft | None = None
    # Somebody else gave the article another text meanwhile: the report is about that one.
    is_stale = False

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        if article.revision is None:
            raise ValueError(f"article {article.pk} has no text")
        self.before = article.revision
        kwargs["initial"] = {"revision": self.before.pk, "text": self.before.text}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        file = cleaned.get("file")
        self.is_stale = cleaned["revision"] != self.before.pk
        try:
            self.draft = self._read(file)
        except IntakeError as error:
            self.add_error("file" if file else "text", as_validation_error(error))
        return cleaned

    def _read(self, file: UploadedFile[bytes] | None) -> Draft:
        if file is not None:
            return read_article(file.read(MAX_READ), format=format_of(file.name))
        blocks = tuple(Block(**block) for block in self.before.blocks)
        before = Draft(self.before.headline, self.before.text, blocks)
        return keep_zones(read_article(self.cleaned_data["text"]), before)


@dataclass(frozen=True, slots=True)
class Question:
    """A lost claim and the two fields that ask where it is."""

    fate: Fate
    where: forms.BoundField
    words: forms.BoundField


class ConfirmForm(forms.Form):
    """The text that was reported on, and an answer for each claim that it loses.

    `places` are the spans that the answers name, by the number of the claim.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    packed = forms.CharField(widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, fates: Sequence[Fate], draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._draft = draft
        self._lost = [fate for fate in fates if fate.is_lost and fate.needs_a_look]
        self.places: dict[int, Span] = {}
        for fate in self._lost:
            self.fields[_where(fate)] = forms.ChoiceField(
                label=_("Where is claim %(number)s?") % {"number": fate.claim.number},
                choices=list(self._choices(fate)),
                widget=forms.RadioSelect,
                initial=LEAVE,
                required=False,
            )
            self.fields[_words(fate)] = forms.CharField(
                label=_("Its words in the new text"), max_length=4000, required=False
            )

    @property
    def questions(self) -> list[Question]:
        return [Question(fate, self[_where(fate)], self[_words(fate)]) for fate in self._lost]

    def _choices(self, fate: Fate) -> list[tuple[str, str]]:
        choices = [(LEAVE, _("Nowhere for now: it waits, and the gate with it"))]
        for at in self._offered(fate):
            before, exact, after = snippet(self._draft.text, at.start, at.end)
            label = _("Here: %(passage)s") % {"passage": f"{before}⟦{exact}⟧{after}"}
            choices.append((place_key(at), label))
        choices.append((WORDS, _("In these words:")))
        return choices

    def _offered(self, fate: Fate) -> list[Occurrence]:
        """Where the words stand as they were, else what is nearest."""
        same = find(self._draft.text, fate.before.exact, limit=MOST_PLACES)
        return same or ([Occurrence(*fate.candidate)] if fate.candidate else [])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        for fate in self._lost:
            answer = cleaned.get(_where(fate)) or LEAVE
            words = cleaned.get(_words(fate), "")
            chosen = {place_key(at): (at.start, at.end) for at in self._offered(fate)}
            if answer in chosen:
                self.places[fate.claim.number] = chosen[answer]
            elif answer == WORDS or words:
                self._take(fate, words)
        return cleaned

    def _take(self, fate: Fate, words: str) -> None:
        found = find(self._draft.text, words, limit=20)
        if len(found) == 1:
            self.places[fate.claim.number] = (found[0].start, found[0].end)
            return
        if not words.strip():
            message = _("Paste the words.")
        elif not found:
            message = _("These words are not in the text.")
        else:
            message = ngettext(
                "These words are in %(count)d place: paste more of the sentence.",
                "These words are in %(count)d places: paste more of the sentence.",
                len(found),
            ) % {"count": len(found)}
        self.add_error(_words(fate), ValidationError(message))


def packed_draft(data: Mapping[str, Any]) -> Draft | None:
    """The draft that a report was made of, as it came back from the page; None if it is none."""
    try:
        return unpack(str(data.get("packed", "")))
    except IntakeError:
        return None


def confirm_form(
    report_fates: Sequence[Fate], draft: Draft, revision: int, data: Mapping[str, Any] | None = None
) -> ConfirmForm:
    initial = {"revision": revision, "packed": pack(draft)}
    return ConfirmForm(data, fates=report_fates, draft=draft, initial=initial)


def _where(fate: Fate) -> str:
    return f"where-{fate.claim.number}"


def _words(fate: Fate) -> str:
    return f"words-{fate.claim.number}"
