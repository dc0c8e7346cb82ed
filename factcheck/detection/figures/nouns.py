"""The noun that a number counts, when it follows at once: "27 cyberattaques", "four people".

In doubt there is none: the number alone is right as well, a verb taken for a noun is not.
"""

from __future__ import annotations

from factcheck.detection.figures.view import View

_PARTICIPLES = ("és", "ées")
_ADJECTIVES = ("ous", "ss", "us", "is")


def counted_noun(view: View, at: int) -> int | None:
    """The place behind the plural noun that begins here."""
    token = view.tokens[at]
    if token.kind != "word" or (token.glued and view.key(at - 1) != "'") or view.capital(at):
        return None
    if view.hyphen(at + 1) or (view.key(at + 1) == "'" and view.glued(at + 1)):
        return None
    plural = _english(view, at) if view.lexicon.language == "en" else _french(view, at)
    return at + 1 if plural else None


def _french(view: View, at: int) -> bool:
    key, units = view.key(at), view.lexicon.units
    if key in units.counted:
        return True
    if key.endswith(_PARTICIPLES):
        return key in units.participles
    return len(key) > 3 and key[-1] in "sx" and key not in units.not_counted


def _english(view: View, at: int) -> bool:
    if not _english_plural(view, at):
        return False
    # "two sports clubs": the first plural only describes the second.
    return not _english_plural(view, at + 1) or view.glued(at + 1)


def _english_plural(view: View, at: int) -> bool:
    key, units = view.key(at), view.lexicon.units
    if key in units.counted:
        return True
    if len(key) <= 3 or key[-1] != "s" or view.kind(at) != "word":
        return False
    return not key.endswith(_ADJECTIVES) and key not in units.not_counted
