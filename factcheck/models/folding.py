"""Letters as the desk's words are compared: in lower case, without accents, whatever alphabet.

Said three times, in Python, in SQL and as a pattern over text that nobody folded, and the same
each time. `é` may be one character or two (NFC, NFD). A letter that is no letter with an accent
stands for what people type instead: `ł` for l, `œ` for oe. What stands on a letter of Arabic, Hebrew
or Hindi is a part of its word, and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from factcheck.piles import without_piles

_ALIKE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n"}
_PAIRS = {"œ": "oe", "æ": "ae", "ß": "ss", "þ": "th"}
# What NFD parts from its letter, in the brackets of a pattern: accents, and those of Japanese.
_MARKS = "\u0300-\u036f\u3099\u309a"
# PostgreSQL's parser never sees a sign that would make an address or a number of several words. A
# percent sign parts words by itself.
_SIGNS = "!\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~«»“”„‘’‚‹›–—…·•°§€\u00a0\u2009\u202f"
# How Greek writes σ at the end of a word. PostgreSQL stores it as it stands (`worded`).
FINAL, SIGMA = "ς", "σ"
_INSTEAD = str.maketrans(_ALIKE | _PAIRS | {FINAL: SIGMA})
_ACCENTS = re.compile(f"[{_MARKS}]")
# Beyond, no letter is known by another one.
_LETTERS = range(0xC0, 0x3100)


def _all_of(*categories: str) -> str:
    """The characters of these categories of Unicode, for the brackets of a pattern.

    As ranges: SQLite hands the whole pattern over for each row, and long ones took most of a search.
    """
    found = [place for place in _LETTERS if unicodedata.category(chr(place)) in categories]
    runs = groupby(enumerate(found), key=lambda one: one[1] - one[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(run) for _key, run in runs)]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ends)


# What stands on a letter, or makes its vowel: the databases take it for a part of the word.
WITHIN = _all_of("Mn", "Mc")
# ½ or ², which Python takes for a letter and PostgreSQL for a sign.
NUMBERS = "²³¹¼½¾" + _all_of("No")
# After the first letter: what stands before it is no part of a word. The other way round, a search
# would look behind itself at every place of a text instead of going from one such letter to the next.
_STARTS = rf"(?<![^\W_{NUMBERS}].)(?<![{{}}].)"
# The first letter of the alphabets whose letters have more on them than accents.
_HEBREW = "\u0590"


def folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", without_piles(text)).lower()
    return _ACCENTS.sub("", apart).translate(_INSTEAD)


def folded_sql(text: str) -> str:
    """PostgreSQL's expression of the same over an expression, with signs as blanks: immutable."""
    alike, pairs = _with_capitals(_ALIKE), _with_capitals(_PAIRS)
    sql = f"lower(normalize({text}, NFD))"
    sql = f"translate({sql}, '{''.join(alike)}', '{''.join(alike.values())}')"
    for one, plain in pairs.items():
        sql = f"replace({sql}, '{one}', '{plain}')"
    # Measured: translate() with all these characters takes longer than everything else.
    signs = "".join(f"\\{one}" for one in _SIGNS).replace("'", "''")
    return f"regexp_replace(regexp_replace({sql}, '[{_MARKS}]', '', 'g'), '[{signs}]', ' ', 'g')"


def pattern(word: str) -> str:
    """A regular expression of where a word of any text begins with this folded one."""
    # What NFD took apart that are no accents, such as the syllables of Korean.
    whole = unicodedata.normalize("NFC", word)
    parts = re.findall(f"{'|'.join(_PAIRS.values())}|.", whole)
    # Also the letters of which the last one is only the beginning: `o` of œ.
    more = "".join(_spelled(pair) for pair in _PAIRS.values() if pair[:-1] == parts[-1])
    sets = [f"[{_letters(one)}]" for one in parts[:-1]] + [f"[{_letters(parts[-1])}{more}]"]
    first, *others = zip(sets, map(_rest, parts), strict=True)
    starts = _STARTS.format(WITHIN if word >= _HEBREW else _MARKS)
    return starts.join(first) + "".join(map("".join, others))


def _with_capitals(instead: Mapping[str, str]) -> Mapping[str, str]:
    """For a locale whose lower() knows no capitals but those of ASCII."""
    capitals = {one.upper(): plain for one, plain in instead.items()}
    return {**instead, **{one: plain for one, plain in capitals.items() if not one.isascii()}}


def _letters(part: str) -> str:
    """What a letter or a pair may begin with: its capital, and all that is folded to it."""
    pair = _spelled(part) if len(part) > 1 else ""
    capital = part[0].upper()
    # That of ﬁ would be FI, of which neither is this letter.
    return part[0] + (capital if folded(capital) == part[0] else "") + _spelled(part[0]) + pair


def _rest(part: str) -> str:
    """What may follow the first letter: accents, and of a pair that stands as two the other one."""
    marks = f"[{_MARKS}]*"
    if len(part) == 1:
        return marks
    return f"(?:(?<=[{_spelled(part)}])|{marks}[{_letters(part[1])}]){marks}"


def _spelled(part: str) -> str:
    return _spellings().get(part, "")


@cache
def _spellings() -> Mapping[str, str]:
    """Of a letter or one of the pairs, every character that is folded to it."""
    known: defaultdict[str, str] = defaultdict(str)
    for one in filter(str.isalpha, map(chr, _LETTERS)):
        plain = folded(one)
        if one not in (plain, plain.upper()):
            known[plain] += one
    return dict(known)
