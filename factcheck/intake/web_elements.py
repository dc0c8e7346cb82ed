"""What the elements of a page mean for the words in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.intake.web_source import Start

# What a reader of the article does not see, or does not read as part of it.
LEFT_OUT = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "nav", "form", "button", "select"),
        *("textarea", "iframe", "object", "svg", "math", "audio", "video", "canvas", "dialog"),
        *("del", "datalist", "map"),
    }
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLOCKS = frozenset(
    {
        *("html", "body", "article", "main", "section", "header", "footer", "aside", "address"),
        *("div", "p", "pre", "blockquote", "center", "figure", "figcaption", "hr", "details"),
        *("summary", "fieldset", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody"),
        *("tfoot", "tr", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
# A heading of level one has the passing zone "h1".
ZONES = {
    "h1": "h1",
    "figcaption": "caption",
    "caption": "caption",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subhead"),
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Inside(NamedTuple):
    """What holds for the words in an element."""

    tag: str = ""
    zone: str = "body"
    # "article 3", "main" or nowhere: where the article may be.
    place: str = ""
    unseen: bool = False
    # Below it, the list of the footnotes; its headings say nothing.
    endnotes: bool = False

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS


def inside(outer: Inside, event: Start, number: int) -> Inside:
    """What holds in an element that begins; `number` tells its article from others."""
    tag = event.tag
    place = outer.place
    if tag == "article" and not place.startswith("article"):
        place = f"article {number}"
    elif tag == "main" and not place:
        place = "main"
    return Inside(
        tag,
        ZONES.get(tag, outer.zone),
        place,
        outer.unseen or _is_unseen(event) or (outer.endnotes and tag in HEADINGS),
        outer.endnotes or _holds_endnotes(event),
    )


def _is_unseen(event: Start) -> bool:
    attributes = event.attributes
    return (
        event.tag in LEFT_OUT
        or "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or HIDDEN.search(attributes.get("style", "")) is not None
    )


def _holds_endnotes(event: Start) -> bool:
    classes = event.attributes.get("class", "").lower().split()
    return event.attributes.get("role") == "doc-endnotes" or "footnotes" in classes
