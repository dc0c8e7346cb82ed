"""Where the keyboard goes after a form was refused; the browser does it, without any script."""

from __future__ import annotations

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def is_first_wrong(field: BoundField) -> bool:
    """Whether it is the first field with an error that a person can see in its form."""
    return bool(field.errors) and _first_wrong(field.form) == field.name


@register.filter
def focused(field: BoundField) -> SafeString:
    """The widget; the first wrong one of its form takes the focus when the page opens."""
    return field.as_widget(attrs={"autofocus": True} if is_first_wrong(field) else None)


@register.filter
def is_wrong_as_a_whole(form: forms.BaseForm) -> bool:
    """Whether it has errors, and none of them beside a field."""
    return bool(form.errors) and not _first_wrong(form)


def _first_wrong(form: forms.BaseForm) -> str:
    return next((one.name for one in form.visible_fields() if one.errors), "")
