"""What a bulk action could not do: each row with its reason and a way there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.models import Claim

# Nobody reads further; the others are counted.
MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim on which something was refused, and the sentence that says why."""

    claim: Claim
    words: str

    def __str__(self) -> str:
        label = _("claim %(number)d: %(refusal)s")
        return label % {"number": self.claim.number, "refusal": self.words}


def report(head: str, refused: Sequence[Refused]) -> SafeString:
    """A message that lists what was refused under its head; the headline stands behind each link."""
    rows = (
        (one.claim.get_absolute_url(), one.claim.article.headline, _number(one.claim), one.words)
        for one in refused[:MOST_LISTED]
    )
    # Not as a list: the admin would take its items for messages of their own.
    listed = format_html_join("", '<br> <a href="{}" title="{}">{}</a>: {}', rows)
    return format_html("{}{}{}", head, listed, _rest(len(refused) - MOST_LISTED))


def _number(claim: Claim) -> str:
    return _("claim %(number)d") % {"number": claim.number}


def _rest(count: int) -> str:
    if count < 1:
        return ""
    words = ngettext("and %(count)d more", "and %(count)d more", count) % {"count": count}
    return format_html("<br> {}", words)
