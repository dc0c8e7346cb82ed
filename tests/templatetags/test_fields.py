from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django import forms
from django.template.loader import render_to_string


class Sample(forms.Form):
    version = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(max_length=3)
    outcome = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    kept = forms.BooleanField()
    note = forms.CharField(widget=forms.Textarea)


GOOD = {"version": "1", "words": "abc", "outcome": "a", "kept": "on", "note": "x"}


class Focus(HTMLParser):
    """Every element that asks for the focus: its tag, and its name where it has one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(name == "autofocus" for name, _value in attrs):
            self.found.append((tag, dict(attrs).get("name") or ""))


def focus_of(form: forms.Form) -> list[tuple[str, str]]:
    html = render_to_string("factcheck/parts/form_errors.html", {"form": form})
    for field in form:
        html += render_to_string("factcheck/parts/field.html", {"field": field})
    return Focus(html).found


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (["words", "note"], ("input", "words")),
        (["outcome", "note"], ("fieldset", "")),
        (["kept", "note"], ("input", "kept")),
        (["note"], ("textarea", "note")),
        (["version", "note"], ("textarea", "note")),
        (["version"], ("div", "")),
    ],
)
def test_the_first_wrong_field_alone_asks_for_the_focus(
    wrong: list[str], place: tuple[str, str]
) -> None:
    data = {name: value for name, value in GOOD.items() if name not in wrong}

    assert focus_of(Sample(data)) == [place]


def test_what_is_wrong_with_the_whole_has_the_focus() -> None:
    form = Sample(GOOD)
    form.add_error(None, "Not like this.")

    assert focus_of(form) == [("div", "")]


def test_a_field_comes_before_what_is_said_of_the_whole() -> None:
    form = Sample({**GOOD, "words": "abcd"})
    form.add_error(None, "Not like this.")

    assert focus_of(form) == [("input", "words")]


@pytest.mark.parametrize("form", [Sample(), Sample(GOOD)])
def test_nothing_asks_for_the_focus_where_nothing_is_wrong(form: forms.Form) -> None:
    assert focus_of(form) == []
