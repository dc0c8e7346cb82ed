from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CommentForm(forms.Form):
    body = forms.CharField(
        label=_("Your remark or query"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "body"}),
        help_text=_("Until somebody resolves it, it holds up the sign-off of the article."),
    )
