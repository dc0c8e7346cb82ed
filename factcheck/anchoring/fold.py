from __future__ import annotations

# Written as escapes: several of these cannot be told apart, or seen at all, on a screen.
SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
SINGLE_QUOTES = "\u0060\u00b4\u02b9\u02bc\u2018\u2019\u201a\u201b\u2032\u2039\u203a\uff07"
DOUBLE_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u301d\u301e\u301f\uff02"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"

# The one character whose lower case is longer than itself.
DOTTED_CAPITAL_I = "\u0130"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        # str.lower() looks at the neighbours of a capital sigma: settle all three sigmas first.
        "\u03a3": "\u03c3",
        "\u03c2": "\u03c3",
    }
)


def fold(text: str) -> str:
    """Plain spaces, straight quotes, hyphens and lower case, character by character.

    len(fold(text)) == len(text) always, so that an offset in one is an offset in the other.
    A letter whose lower case is longer (U+0130) is left as it is.
    """
    parts = text.translate(_PLAIN).split(DOTTED_CAPITAL_I)
    return DOTTED_CAPITAL_I.join(part.lower() for part in parts)
