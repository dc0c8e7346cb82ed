"""Parts of a web page and of a picture that have a name instead of a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.locators.parts import Part

# What it is, how the desk writes it in French and in English, and the words that people type.
_OF_PAGE = (
    ("title", "titre", "title", r"gros\stitre|titre|headline|title"),
    ("standfirst", "chapô", "standfirst", r"chap[ôo]|chapeau|standfirst"),
    ("byline", "signature", "byline", r"signature|byline"),
    ("banner", "bandeau", "banner", r"bandeau|en-tête|banner|header"),
    ("footer", "pied de page", "footer", r"pied\sde\spage|footer"),
    ("box", "encadré", "box", r"encadré|sidebar|box"),
    ("caption", "légende", "caption", r"légende|caption"),
)
_OF_PICTURE = (
    ("top left", "en haut à gauche", "top left", ("top", "left")),
    ("top right", "en haut à droite", "top right", ("top", "right")),
    ("bottom left", "en bas à gauche", "bottom left", ("bottom", "left")),
    ("bottom right", "en bas à droite", "bottom right", ("bottom", "right")),
    ("top", "en haut", "top", ("top",)),
    ("bottom", "en bas", "bottom", ("bottom",)),
    ("left", "à gauche", "left", ("left",)),
    ("right", "à droite", "right", ("right",)),
)
_SIDES = {
    "top": r"(?:(?:en|tout\sen)\s)?haut|supérieure?|top|upper",
    "bottom": r"(?:(?:en|tout\sen)\s)?bas|inférieure?|bottom|lower",
    "left": r"(?:(?:à|de)\s)?gauche|left",
    "right": r"(?:(?:à|de)\s)?droite|right",
}
_CORNER = r"(?:(?:dans\sle\s|in\sthe\s)?(?:coin|corner|angle)\s)?"
_ELSEWHERE = (
    ("centre", "au centre", "centre", r"(?:au\s)?(?:centre|milieu)|center|middle"),
    ("background", "à l’arrière-plan", "background", r"(?:à\sl['’])?arrière-plan|background"),
    ("foreground", "au premier plan", "foreground", r"(?:au\s)?premier\splan|foreground"),
    ("caption", "légende", "caption", r"légende|caption"),
    ("credit", "crédit", "credit", r"crédit|credit"),
    ("metadata", "métadonnées", "metadata", r"métadonnées|metadata|exif"),
    ("whole", "image entière", "whole image", r"image\sentière|whole\simage|entire\simage"),
)
_AREA = re.compile(r"(?<!\w)xywh=(?:pixel:|percent:)?\d+(?:,\d+){3}(?!\w)")
# What a browser's "copy link to highlight" adds to an address, or a mark inside the page.
_FRAGMENT = re.compile(r"(?<!\S)#(?::~:text=)?[\w%.,:~=-]+")


def _side(names: tuple[str, ...]) -> str:
    return r"[\s-]+".join(rf"(?:{_SIDES[name]})" for name in names)


_Words = tuple[tuple[str, str, str, re.Pattern[str]], ...]
_ON_PAGE: _Words = tuple(
    (name, fr, en, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    for name, fr, en, words in _OF_PAGE
)
_IN_PICTURE: _Words = (
    *(
        (
            name,
            fr,
            en,
            re.compile(rf"(?<!\w){_CORNER}{_side(at)}(?:\scorner)?(?!\w)", re.IGNORECASE),
        )
        for name, fr, en, at in _OF_PICTURE
    ),
    *(
        (name, fr, en, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for name, fr, en, words in _ELSEWHERE
    ),
)


def find_page_regions(text: str) -> Iterator[Part]:
    yield from _named(text, _ON_PAGE)
    for match in _FRAGMENT.finditer(text):
        yield Part("fragment", match.group(), *match.span(), match.group(), match.group())


def find_picture_regions(text: str) -> Iterator[Part]:
    yield from _named(text, _IN_PICTURE)
    for match in _AREA.finditer(text):
        yield Part("area", match.group(), *match.span(), match.group(), match.group())


def _named(text: str, words: _Words) -> Iterator[Part]:
    for name, fr, en, pattern in words:
        for match in pattern.finditer(text):
            yield Part("region", name, *match.span(), fr, en)
