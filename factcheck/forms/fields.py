"""Form fields that several forms of the desk share."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from factcheck.annotating import MAX_FILE, fitting
from factcheck.choices import Language
from factcheck.errors import NotPossibleError
from factcheck.forms.numbers import NumberError, read_number, write_number

# Beyond these, a moment may not fit another time zone, and no article is about them.
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class EvidenceFileField(forms.FileField):
    """A file that the desk keeps, of at most MAX_FILE bytes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("File"))
        super().__init__(**{"required": False, "help_text": _("100 MB at most."), **kwargs})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        size = getattr(file, "size", None) or 0
        if size > MAX_FILE:
            raise ValidationError(
                _("This file has %(size)s; %(most)s is the most."),
                params={"size": filesizeformat(size), "most": filesizeformat(MAX_FILE)},
            )
        if file:
            try:
                fitting(file, file.name)
            except NotPossibleError as refusal:
                raise ValidationError(str(refusal)) from refusal
        return file


class NumberField(forms.CharField):
    """A number typed the French or the English way, by the `language` of the article."""

    default_error_messages = {
        "invalid": _("Write the number alone, for example 491840 or 3,5; its unit stands apart."),
        "ambiguous": _("This can be read in two ways: write 491840 or 491,84."),
        "too_long": _("This number is too long: 24 digits and 6 decimals at most."),
    }

    def __init__(self, *, language: str = Language.FRENCH, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)
        self.language = language

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_number(text, self.language)
        except NumberError as error:
            raise ValidationError(self.error_messages[error.code], code=error.code) from error

    def run_validators(self, value: Any) -> None:
        """Nothing is left to say of a Decimal: the validators of a CharField are for text."""

    def prepare_value(self, value: Any) -> Any:
        return write_number(value, self.language) if isinstance(value, Decimal) else value


class WebAddressField(forms.URLField):
    """An http or https address; any other scheme is refused."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("assume_scheme", "https")
        super().__init__(**kwargs)


class MomentField(forms.DateTimeField):
    """A date and time in the newsroom's time zone, by the browser's own control."""

    default_validators = [
        MinValueValidator(EARLIEST, _("This date is too long ago.")),
        MaxValueValidator(LATEST, _("This date is too far away.")),
    ]

    def __init__(self, **kwargs: Any) -> None:
        control = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(**{"widget": control, **kwargs})


class DayField(forms.DateField):
    """A date by the browser's own control."""

    def __init__(self, **kwargs: Any) -> None:
        control = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"widget": control, **kwargs})
