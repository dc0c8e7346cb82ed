"""Marking a claim in the admin: the words are pasted, their place in the text is found."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.admin.choosing import KeepsHiddenForm, UnlabelledInput
from factcheck.anchoring import Occurrence, find, snippet
from factcheck.models import Article, ArticleRevision, Claim

# Words that stand in more places than this are too common to choose from a list.
MOST_PLACES = 20


class MarkForm(KeepsHiddenForm):
    """`at` is where the words are, once that is certain; `revision` the text they were found in."""

    words = forms.CharField(
        label=gettext_lazy("Words of the text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Paste them: their place is found for you."),
    )
    # Hidden until the words turn out to be in several places.
    place = forms.CharField(
        label=gettext_lazy("Which one?"), required=False, widget=UnlabelledInput
    )
    # The text that the offered places are counted in.
    read = forms.CharField(required=False, widget=UnlabelledInput)

    at: Occurrence | None = None
    revision: ArticleRevision | None = None

    class Meta:
        model = Claim
        fields = ("article", "statement", "risk", "assignee", "due")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        article = cleaned.get("article")
        if article is None:
            return cleaned
        self.revision = _held(article).revision
        assignee = cleaned.get("assignee")
        if assignee is not None and not policy.can_view_article(assignee, article):
            self.add_error("assignee", _("This person cannot see the article."))
        if "words" in cleaned and self.revision is not None:
            self._place(cleaned, self.revision)
        return cleaned

    def _place(self, cleaned: dict[str, Any], revision: ArticleRevision) -> None:
        places = find(revision.text, cleaned["words"], limit=MOST_PLACES + 1)
        if not places:
            self.add_error("words", _("These words are not in the text."))
        elif len(places) > MOST_PLACES:
            self.add_error(
                "words",
                _("These words are in more than %(count)d places: paste more of the sentence.")
                % {"count": MOST_PLACES},
            )
        elif len(places) == 1:
            self.at = places[0]
        else:
            self._choose(cleaned, places, revision)

    def _choose(
        self, cleaned: dict[str, Any], places: list[Occurrence], revision: ArticleRevision
    ) -> None:
        """Take the place that was chosen among those offered; else offer them."""
        keys = {f"{at.start}-{at.end}": at for at in places}
        if cleaned.get("read") == str(revision.pk):
            self.at = keys.get(cleaned.get("place", ""))
        choices = [(key, _snippet(n, at, revision)) for n, (key, at) in enumerate(keys.items(), 1)]
        self.fields["place"].widget = forms.Select(choices=[("", "---------"), *choices])
        self.put("read", str(revision.pk))
        if self.at is None:
            self.add_error(
                "place",
                _("These words are in %(count)d places: choose the one that you mean.")
                % {"count": len(places)},
            )


def _held(article: Article) -> Article:
    """The article as it is now; a new text waits until this claim is saved."""
    held = Article.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("revision").get(pk=article.pk)


def _snippet(number: int, at: Occurrence, revision: ArticleRevision) -> str:
    before, exact, after = snippet(revision.text, at.start, at.end, around=40)
    return f"{number}. {before}[{exact}]{after}"
