"""How something was said: by phone, by e-mail, in person, on the radio, in a press release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.locators.days import MONTHS
from factcheck.locators.parts import Part

# What it is, how the desk writes it in French and in English, and the words that people type.
_KNOWN = (
    ("phone", "par téléphone", "by phone", r"téléphone|telephone|phone(?:\scall)?|tél\.?|tel\."),
    ("phone", "par téléphone", "by phone", r"appel\stéléphonique|phoned|appel"),
    ("email", "par e-mail", "by e-mail", r"e-?mails?|courriels?|mails?|mél|courrier\sélectronique"),
    ("in_person", "en personne", "in person", r"en\spersonne|in\sperson|face[\sà-]+face"),
    ("in_person", "en personne", "in person", r"de\svive\svoix|face[\s-]to[\s-]face|sur\splace"),
    ("message", "par message", "by message", r"messages?|textos?|sms|text\smessages?"),
    ("letter", "par lettre", "by letter", r"lettres?|letters?|courriers?"),
    ("social", "sur un réseau social", "on a social network", r"réseau\ssocial|social\snetwork"),
    ("social", "sur un réseau social", "on a social network", r"réseaux\ssociaux|social\smedia"),
    (
        "link",
        "par un lien de la rédaction",
        "by a link of the desk",
        r"un\slien\sde\sla\srédaction",
    ),
    ("link", "par un lien de la rédaction", "by a link of the desk", r"a\slink\sof\sthe\sdesk"),
    ("video", "en visioconférence", "by video call", r"visio(?:conférence)?|video\scall"),
    ("press", "conférence de presse", "press conference", r"conférence\sde\spresse"),
    ("press", "conférence de presse", "press conference", r"press\sconference|point\spresse"),
    ("release", "communiqué", "press release", r"communiqué(?:\sde\spresse)?|press\srelease"),
    ("radio", "à la radio", "on the radio", r"radio"),
    ("television", "à la télévision", "on television", r"télévision|television|télé|tv"),
    ("hearing", "audition", "hearing", r"audition|audience|hearing"),
    ("speech", "discours", "speech", r"discours|speech|allocution"),
    ("sitting", "séance", "sitting", r"séance(?:\spublique)?|sitting"),
)
_BEFORE = r"(?:(?:par|by|via|over\sthe|on\sthe|on\sa|on|sur\sun|sur\sles|à\sla|au|en|in\sa|dans\sun|dans\sune)\s+)?"
_WORDS = tuple(
    (name, fr, en, re.compile(rf"(?<!\w){_BEFORE}(?:{words})(?!\w)", re.IGNORECASE))
    for name, fr, en, words in _KNOWN
)
# A name after its preposition: on France Inter, sur X, à l’Assemblée nationale, via Signal.
_NAMED = re.compile(
    r"(?<!\w)(?:[Ss]ur|[Vv]ia|[ÀàAa]|[Aa]u|[Aa]ux|[Dd]ans|[Dd]evant|[Oo]n|[Ii]n|[Aa]t|[Tt]o|[Bb]efore|[Pp]ar|[Bb]y)"
    r"\s+(?:le\s+|la\s+|les\s+|l['’]|the\s+|an?\s+)?(?P<name>[A-ZÀ-Þ][\w&’'-]*)"
)


def find_channels(text: str) -> Iterator[Part]:
    for name, fr, en, words in _WORDS:
        for match in words.finditer(text):
            yield Part("channel", name, *match.span(), fr, en)
    for match in _NAMED.finditer(text):
        if match["name"].casefold() not in MONTHS:
            named = match.group()
            yield Part("channel", match["name"], *match.span(), named, named)
