"""Bringing an article in, and what an editor fills in about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.choices import Language
from factcheck.fetching import FetchError, fetch
from factcheck.forms import fetched
from factcheck.forms.fields import DayField, MomentField, WebAddressField
from factcheck.forms.intake_errors import as_validation_error
from factcheck.forms.people import PeopleField
from factcheck.intake import MAX_FILE, Draft, IntakeError, format_of, read_article
from factcheck.models import Article

# One byte more than intake reads of any file, so that it can refuse the size itself.
MAX_READ = MAX_FILE + 1
ACCEPTED = ".txt,.md,.html,.htm,.docx"


class SettingsForm(forms.Form):
    """Everything about an article but its words and its language.

    Of an article that is there, it carries the version of the settings that the person was looking
    at, and keeps the one that was posted, as VersionedForm does for a claim.
    """

    SETTINGS = (
        "byline",
        "desk",
        "source_url",
        "external_id",
        "dated",
        "deadline",
        "restricted",
        "team",
    )

    byline = forms.CharField(label=gettext_lazy("Byline"), max_length=200, required=False)
    desk = forms.CharField(
        label=gettext_lazy("Desk"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("For example: politics, science."),
    )
    source_url = WebAddressField(
        label=gettext_lazy("Address of the published piece"), max_length=500, required=False
    )
    external_id = forms.CharField(
        label=gettext_lazy("External id"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("The id in the newsroom's CMS."),
    )
    dated = DayField(
        label=gettext_lazy("Date of the piece"),
        required=False,
        help_text=gettext_lazy("Needed to understand “yesterday” or “14 February” in the text."),
    )
    deadline = MomentField(label=gettext_lazy("Deadline"), required=False)
    restricted = forms.BooleanField(
        label=gettext_lazy("Restricted"),
        required=False,
        help_text=gettext_lazy("Visible to its team and the chiefs only."),
    )
    team = PeopleField(policy.desk_people(), label=gettext_lazy("Team"), required=False)

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        self.article = article
        if article is not None:
            held = {name: getattr(article, name) for name in self.SETTINGS if name != "team"}
            team = [member.pk for member in article.team.all()]
            held |= {"team": team, "version": article.version}
            kwargs["initial"] = {**held, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if article is not None:
            self.fields["version"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_external_id(self) -> str:
        """One article for each id; the database refuses a second one."""
        external_id: str = self.cleaned_data["external_id"]
        others = Article.objects.filter(external_id=external_id)
        if self.article is not None:
            others = others.exclude(pk=self.article.pk)
        if external_id and others.exists():
            raise ValidationError(_("Another article has this id already."))
        return external_id

    def settings(self) -> dict[str, Any]:
        """The values as `annotating` takes them."""
        return {name: self.cleaned_data[name] for name in self.SETTINGS}

    def settings_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SETTINGS]


class NewArticleForm(SettingsForm):
    """An article from pasted text, a file or a page of the web; `draft` is what intake made of it."""

    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Leave it empty when the text begins with it."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "data-draft": "text"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Word (.docx), HTML, Markdown (.md) or plain text (.txt). Comments and footnotes "
            "become claims."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    address = WebAddressField(
        label=gettext_lazy("Or its address"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("The page is fetched once, and its words are taken."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=Language.choices, initial=Language.FRENCH
    )

    draft: Draft | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FACTCHECK_FETCH:
            del self.fields["address"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if {"text", "file", "address", "headline"} & self.errors.keys():
            return cleaned
        given = [name for name in ("text", "file", "address") if cleaned.get(name)]
        if len(given) > 1:
            self.add_error(
                given[1], _("Paste the text, choose a file or give an address: only one.")
            )
            return cleaned
        way = given[0] if given else "text"
        try:
            self.draft = self._fetched() if way == "address" else self._read(cleaned.get("file"))
        except IntakeError as error:
            self.add_error(way, as_validation_error(error))
        except FetchError as error:
            self.add_error(way, fetched.as_validation_error(error))
        return cleaned

    def _fetched(self) -> Draft:
        """The words of the page, whose address is then the piece's own unless one was given."""
        page = fetch(self.cleaned_data["address"])
        self.cleaned_data["source_url"] = self.cleaned_data.get("source_url") or page.url
        return read_article(page.body, format=page.format, headline=self.cleaned_data["headline"])

    def _read(self, file: UploadedFile[bytes] | None) -> Draft:
        headline = self.cleaned_data["headline"]
        if file is None:
            return read_article(self.cleaned_data["text"], headline=headline)
        return read_article(file.read(MAX_READ), format=format_of(file.name), headline=headline)
