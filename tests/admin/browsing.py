"""A page of the admin as a browser without JavaScript would use it."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.utils.html import strip_tags


class _Form(HTMLParser):
    """The values that a form would send as it stands."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.inside = form, False
        self.data: dict[str, list[str]] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = given.get("id") == self.form
        name = given.get("name", "")
        if tag == "select":
            self.select = ""
        if not self.inside or "disabled" in given or "__prefix__" in name:
            return
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.data.setdefault(self.select, []).append(given.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.data[name] = [""]
        elif tag == "input" and name and _sends(given):
            empty = "on" if given.get("type") == "checkbox" else ""
            self.data.setdefault(name, []).append(given.get("value", empty))

    def handle_data(self, data: str) -> None:
        if self.area:
            # A browser drops the line break that follows the tag.
            self.data[self.area][0] += data if self.data[self.area][0] else data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
            return
        if tag == "form":
            self.inside = False


def _sends(given: dict[str, str]) -> bool:
    kind = given.get("type", "text")
    if kind in {"submit", "button", "file"}:
        return False
    return kind not in {"checkbox", "radio"} or "checked" in given


def form_data(response: HttpResponse, form: str, **changes: Any) -> dict[str, Any]:
    """What the form with this id would send, with some values changed."""
    parser = _Form(form)
    parser.feed(response.content.decode())
    values = {name: v[0] if len(v) == 1 else v for name, v in parser.data.items()}
    values.pop("csrfmiddlewaretoken", None)
    return {**values, **changes}


def told(response: HttpResponse) -> list[str]:
    """The messages on the page that is shown next."""
    return [unescape(strip_tags(str(message))) for message in response.context["messages"]]
