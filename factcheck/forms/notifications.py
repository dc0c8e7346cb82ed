"""What a person wants to be told of, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.choices import Language, NoticeKind
from factcheck.models import NotificationSettings

_OF_EDITORS = (NoticeKind.REVIEW, NoticeKind.TRANSLATED, NoticeKind.REPORT)
DESK, MAIL = "desk_", "mail_"


@dataclass(frozen=True, slots=True)
class KindRow:
    """The two boxes of one kind."""

    label: str
    at_desk: forms.BoundField
    by_mail: forms.BoundField


class NotificationSettingsForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of your e-mails"),
        required=False,
        choices=[("", _("the language of the site")), *Language.choices],
    )

    def __init__(self, *args: Any, held: NotificationSettings, user: User, **kwargs: Any) -> None:
        self.held = held
        self.kinds = [kind for kind in NoticeKind if _concerns(kind, user)]
        super().__init__(*args, **{**kwargs, "initial": {"language": held.language}})
        for kind in self.kinds:
            for prefix, wanted in (
                (DESK, held.wants_at_desk(kind)),
                (MAIL, held.wants_by_mail(kind)),
            ):
                box = forms.BooleanField(label=str(kind.label), required=False, initial=wanted)
                self.fields[prefix + kind.value] = box

    def rows(self) -> Iterator[KindRow]:
        for kind in self.kinds:
            yield KindRow(str(kind.label), self[DESK + kind.value], self[MAIL + kind.value])

    def chosen(self) -> dict[str, Any]:
        """As `notifying.choose` takes it; kinds that the form did not show stay as they were."""
        said = self.cleaned_data
        desk = {kind.value: said[DESK + kind.value] for kind in self.kinds}
        mail = {kind.value: said[MAIL + kind.value] for kind in self.kinds}
        return {
            "language": said["language"],
            "at_desk": {**self.held.at_desk, **desk},
            "by_mail": {**self.held.by_mail, **mail},
        }


def _concerns(kind: NoticeKind, user: User) -> bool:
    """Only editors are the second pair of eyes, and answer readers."""
    return kind not in _OF_EDITORS or policy.is_editor(user)
