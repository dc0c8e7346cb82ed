"""Is the markup of a page what its readers (Fact Check Explorer and the like) accept?

The rules are those of Google's ClaimReview guide and of schema.org. A fault makes the markup
useless or untrue, so such a page is not published; advice is what would make it found more easily.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

# What the guide advises for the length of a claim.
BRIEF = 75
# The day of the claim is that of wherever it was said.
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Remark:
    """`fault` or advice, about the property at `path`, in the language that is active."""

    path: str
    text: str
    fault: bool = True


def faults(data: dict[str, Any], *, site_url: str) -> list[str]:
    """What must be put right before the page can be published, in the words of its remarks."""
    return [remark.text for remark in remarks(data, site_url=site_url) if remark.fault]


def remarks(data: dict[str, Any], *, site_url: str) -> list[Remark]:
    """Everything that can be said about the markup of one page, faults first."""
    found = list(_of_page(data, site_url))
    if data.get("@type") != "ClaimReview":
        text = _(
            "Nobody else is named as its author, so this is the newsroom’s own sentence: machines get "
            "it with its evidence, and no verdict."
        )
        found.append(Remark("@type", text, fault=False))
    else:
        found += [*_of_review(data), *_of_rating(data), *_of_item(data, site_url)]
    return sorted(found, key=lambda remark: not remark.fault)


def _of_page(data: dict[str, Any], site_url: str) -> Iterator[Remark]:
    if _host(data.get("url", "")) != _host(site_url):
        yield Remark("url", _("The address of the page is not one of this site."))
    for number, work in enumerate(data.get("citation", []), 1):
        if not str(work.get("name", "")).strip():
            text = _("Piece of evidence %(number)s has no title.") % {"number": number}
            yield Remark(f"citation[{number}].name", text)
    if not data.get("citation"):
        text = _("No public evidence is cited: readers cannot follow how you know.")
        yield Remark("citation", text, fault=False)


def _of_review(data: dict[str, Any]) -> Iterator[Remark]:
    claim, label = str(data.get("claimReviewed", "")), str(_rating(data).get("alternateName", ""))
    if not claim.strip():
        yield Remark("claimReviewed", _("The claim has no words of its own."))
    elif _tells(claim, label):
        text = _("The claim’s words tell the verdict (“%(label)s”): say only what was claimed.")
        yield Remark("claimReviewed", text % {"label": label})
    elif len(claim) > BRIEF:
        text = _("The claim has %(length)s characters; up to %(most)s are shown whole everywhere.")
        said = {"length": len(claim), "most": BRIEF}
        yield Remark("claimReviewed", text % said, fault=False)
    if not str(data.get("reviewBody", "")).strip():
        yield Remark("reviewBody", _("The verdict has no summary for readers."))
    if not str(data.get("author", {}).get("name", "")).strip():
        yield Remark("author.name", _("The newsroom has no name (FACTCHECK_ORGANIZATION)."))


def _of_rating(data: dict[str, Any]) -> Iterator[Remark]:
    rating = _rating(data)
    if not str(rating.get("alternateName", "")).strip():
        yield Remark("reviewRating.alternateName", _("The rating has no words."))
    if "ratingValue" not in rating:
        return
    value, worst, best = (rating.get(name) for name in ("ratingValue", "worstRating", "bestRating"))
    if not _is_scale(value, worst, best):
        yield Remark(
            "reviewRating.ratingValue",
            _("The number of the rating must lie between its worst and its best, 1 at least."),
        )


def _of_item(data: dict[str, Any], site_url: str) -> Iterator[Remark]:
    item = data.get("itemReviewed", {})
    author = item.get("author")
    if author is None:
        text = _("Who made the claim is not named as a person or an organisation.")
        yield Remark("itemReviewed.author", text, fault=False)
    else:
        yield from _of_claimant(author, site_url)
    said = _day(item.get("datePublished", ""))
    if item.get("datePublished") and said is None:
        yield Remark("itemReviewed.datePublished", _("When it was said is no date."))
    elif said is None:
        text = _("When it was said is not known.")
        yield Remark("itemReviewed.datePublished", text, fault=False)
    elif said > timezone.localdate() + A_DAY:
        text = _("The day on which it was said has not come yet: look at the date again.")
        yield Remark("itemReviewed.datePublished", text)
    if not item.get("appearance"):
        text = _("Nothing tells where the claim can be read or heard.")
        yield Remark("itemReviewed.appearance", text, fault=False)


def _of_claimant(author: dict[str, Any], site_url: str) -> Iterator[Remark]:
    name = str(author.get("name", "")).strip()
    if not name:
        yield Remark("itemReviewed.author.name", _("Who made the claim has no name."))
    if any(_host(address) == _host(site_url) for address in author.get("sameAs", [])):
        text = _(
            "The address of who made the claim is on this site: who reads the markup may take it for "
            "the newsroom’s own."
        )
        yield Remark("itemReviewed.author.sameAs", text, fault=False)
    elif not author.get("sameAs"):
        text = _("A home page or Wikidata id of %(name)s would tell machines who it is.")
        yield Remark("itemReviewed.author.sameAs", text % {"name": name}, fault=False)


def _rating(data: dict[str, Any]) -> dict[str, Any]:
    rating = data.get("reviewRating", {})
    return rating if isinstance(rating, dict) else {}


def _tells(claim: str, label: str) -> bool:
    """Is the label set before or after the claim, as in "False: …" or "… (false)"?

    As a word of the sentence ("a false alarm") or beside a dash it may be what was claimed.
    """
    if not label.strip():
        return False
    word = re.escape(label.strip())
    before = rf"(?:{word}\s?:|[\[(]{word}[\])])"
    after = rf"(?::\s?{word}|[\[(]{word}[\])])[.!]?$"
    return bool(
        re.match(before, claim.strip(), re.IGNORECASE)
        or re.search(after, claim.strip(), re.IGNORECASE)
    )


def _is_scale(value: Any, worst: Any, best: Any) -> bool:
    numbers = [value, worst, best]
    if not all(isinstance(n, int | float) and math.isfinite(n) for n in numbers):
        return False
    return bool(1 <= worst < best and worst <= value <= best)


def _day(text: str) -> date | None:
    """Of an ISO 8601 date or date-time."""
    try:
        moment: datetime | None = parse_datetime(text)
        return moment.date() if moment else parse_date(text)
    except ValueError:
        return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
