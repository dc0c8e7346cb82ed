from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

# What a page brings in at once; longer tables are for the command.
MAX_UPLOAD = 5 * 1024 * 1024


class TableForm(forms.Form):
    """A table to look at before it is brought in. What it is, its content says."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("CSV (comma, semicolon or tab) or XLSX, 5 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise ValidationError(
                _("This file has %(size)s; %(most)s is the most."),
                params={"size": filesizeformat(file.size), "most": filesizeformat(MAX_UPLOAD)},
            )
        return file
