"""The language of a review, by its short name."""

from __future__ import annotations

import re

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
# As publishers write them instead of a tag, and the long tags of those that have short ones.
_NAMES = {
    **dict.fromkeys(("french", "français", "francais", "fra", "fre"), "fr"),
    **dict.fromkeys(("english", "anglais", "eng"), "en"),
    **dict.fromkeys(("spanish", "español", "espanol", "spa"), "es"),
    **dict.fromkeys(("german", "deutsch", "deu", "ger"), "de"),
    **dict.fromkeys(("italian", "italiano", "ita"), "it"),
    **dict.fromkeys(("portuguese", "português", "portugues", "por"), "pt"),
}


def language_of(said: str) -> str:
    """Two or three letters: fr for fr-FR and for Français; empty when it is no language."""
    name = said.strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    found = _TAG.fullmatch(name)
    return _NAMES.get(found[1], found[1]) if found and len(name) < 36 else ""
