"""What the public templates need to show a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from django import template
from django.db.models import TextChoices
from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.choices import CorrectionKind, EvidenceKind, Kind, Outcome, Stance, Tier
from factcheck.documents import FactDocument, translations_of
from factcheck.locators import canonical
from factcheck.periods import day_in_words, moment_in_words
from factcheck.search import Part

register = template.Library()

# JSON in a script element ends where HTML says so, and old parsers end a line at U+2028 and U+2029.
ESCAPES = MappingProxyType({ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
WORDS: Mapping[str, type[TextChoices]] = MappingProxyType(
    {
        "correction": CorrectionKind,
        "evidence": EvidenceKind,
        "kind": Kind,
        "outcome": Outcome,
        "stance": Stance,
        "tier": Tier,
    }
)


class JsonLdNode(Node):
    def __init__(self, value: FilterExpression) -> None:
        self.value = value

    def render(self, context: Context) -> str:
        value = self.value.resolve(context)
        if value is None:
            return ""
        text = json.dumps(value, ensure_ascii=False).translate(ESCAPES)
        return f'<script type="application/ld+json">{text}</script>'


@register.tag
def jsonld(parser: Parser, token: Token) -> JsonLdNode:
    """`{% jsonld value %}`: the value as a data block that no text in it can end; None as nothing."""
    _name, value = token.split_contents()
    return JsonLdNode(parser.compile_filter(value))


@register.filter
def moment(text: str) -> datetime | None:
    """The time that a document holds as ISO 8601; None for an empty one."""
    return datetime.fromisoformat(text) if text else None


@register.filter
def day(text: str) -> date | None:
    """The date that a document holds as ISO 8601; None for an empty one."""
    return date.fromisoformat(text) if text else None


@register.filter(expects_localtime=True)
def on_day(value: date | None) -> str:
    """A day in words, alone of a moment too; empty for none."""
    return day_in_words(value) if value else ""


@register.filter(expects_localtime=True)
def at_moment(value: datetime | None) -> str:
    """A moment in words, empty for none."""
    return moment_in_words(value) if value else ""


@register.filter(expects_localtime=True)
def stamp(value: datetime) -> str:
    """A moment for machines: what `date` writes of it, without reading the format letter by letter."""
    return f"{value:%Y-%m-%dT%H:%M:%S%z}"


@register.filter
def found(parts: Iterable[Part]) -> SafeString:
    """A text in its parts, those that were searched for marked."""
    marked = (
        format_html('<mark class="found">{}</mark>', part.text) if part.is_found else part.text
        for part in parts
    )
    return format_html_join("", "{}", ((text,) for text in marked))


@register.filter
def word(value: str, choices: str) -> str:
    """The word for a stored value: `piece.stance|word:"stance"`. An unknown value stands as it is."""
    known = WORDS[choices]
    return str(known(value).label) if value in known.values else value


@register.filter
def host(url: str) -> str:
    """What a reader needs of an address to know where it leads."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


@register.filter
def translators(document: FactDocument) -> str:
    """Who answers for a translation; nothing for a page in its own language."""
    for one in translations_of(document):
        if one["language"] == document["language"]:
            said = {"who": one["translated_by"], "second": one["signed_by"]}
            return _("Translated by %(who)s, signed off by %(second)s.") % said
    return ""


@register.filter
def where(piece: Mapping[str, str]) -> str:
    """Where in a piece of evidence, written in the language of the page."""
    return canonical(piece["locator"], piece["kind"], (get_language() or "")[:2])
