"""A form as a browser would send it."""

from __future__ import annotations

from html.parser import HTMLParser


class Sent(HTMLParser):
    """What a browser would send of the form with this action, as it stands."""

    def __init__(self, html: str, action: str) -> None:
        super().__init__(convert_charrefs=True)
        self.action, self.inside = action, False
        self.data: dict[str, str] = {}
        self.radios: set[tuple[str, str]] = set()
        self.name = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("action") == self.action
        name = given.get("name", "")
        if not self.inside:
            return
        if given.get("type") in {"radio", "checkbox"}:
            self.radios.add((name, given.get("value", "on")))
            if "checked" not in given:
                return
        if tag == "input":
            boxed = given.get("type") in {"radio", "checkbox"}
            self.data[name] = given.get("value", "on" if boxed else "")
        if tag in {"textarea", "select"}:
            self.name = name
            self.data[name] = ""
        if tag == "option" and "selected" in given:
            self.data[self.name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.inside and self.name and self.lasttag == "textarea":
            self.data[self.name] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"
        self.name = "" if tag in {"textarea", "select"} else self.name
