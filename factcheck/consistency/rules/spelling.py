"""Two spellings of one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.names import Use, uses
from factcheck.consistency.text import bare

SHORTEST = 5
LONGEST = 25
# A name misspelt is misspelt seldom: two that both come often are two names.
SELDOM = 2
MOST_ALIKE = 8
# Endings that tell gender, number or nation, not one spelling from another.
VOWELS = frozenset("aeiouy")
INFLECTIONS = (
    ("man", "men"), ("an", "en"), ("f", "v"), ("ise", "ize"), ("el", "elle"), ("er", "ere"),
    ("eur", "euse"), ("s", "i"), ("s", "e"),
)  # fmt: skip


def find(article: Article) -> Iterator[Finding]:
    names = {
        word: each
        for word, each in uses(article).items()
        if SHORTEST <= len(word) <= LONGEST and bare(word) not in article.words.common_names
    }
    for one, other in _neighbours(list(names)):
        forms = inflected(bare(one), bare(other)) or _unaccented(one) == _unaccented(other)
        if not forms and _one_name(names[one], names[other]):
            yield _finding(article, names[one][0], names[other][0])


def _finding(article: Article, one: Use, other: Use) -> Finding:
    first, second = sorted((one, other), key=lambda use: use.span)
    return article.finding(
        "name.spelling", [first.span, second.span], "check", {"names": [first.word, second.word]}
    )


def _neighbours(words: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs that differ in one letter, or in two that changed places.

    Two such words become equal when the right letter is left out of each: no pair is compared
    that shares no such rest.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    seen = set()
    for word in words:
        key = bare(word)
        shorter = (key[:at] + key[at + 1 :] for at in range(len(key)))
        for rest in dict.fromkeys((key, *shorter)):
            for other in rests[rest][:MOST_ALIKE]:
                if (other, word) not in seen and near(bare(other), key):
                    seen.add((other, word))
                    yield other, word
            rests[rest].append(word)


def near(one: str, other: str) -> bool:
    """One letter more, less or changed behind the first, or two neighbours swapped."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if at < 0:
        return True
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short[at:] == long[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


def inflected(one: str, other: str) -> bool:
    """Are they forms of one word, or of a name for men and for women?"""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return long[-1] != short[-1]
    if long[:-2] == short[:-1] and long[-1] == short[-1] and long[-2] in VOWELS:
        return True
    if one[:-1] == other[:-1] and {one[-1], other[-1]} <= VOWELS:
        return True
    return any(_swap(one, other, *pair) or _swap(other, one, *pair) for pair in INFLECTIONS)


def _swap(one: str, other: str, ending: str, instead: str) -> bool:
    return one.endswith(ending) and other == one[: -len(ending)] + instead


def _unaccented(word: str) -> str:
    """The word without the accents of its capitals, which many leave out."""
    return "".join(bare(one).upper() if one.isupper() else one for one in word)


def _one_name(one: list[Use], other: list[Use]) -> bool:
    """Do the neighbours leave room for one name? Two given names, or two families, do not."""
    if min(len(one), len(other)) > SELDOM:
        return False
    return (
        _fit({use.before for use in one}, {use.before for use in other})
        and _fit({use.after for use in one}, {use.after for use in other})
        and _given(one) == _given(other)
    )


def _fit(one: set[str], other: set[str]) -> bool:
    first, second = one - {""}, other - {""}
    return not first or not second or bool(first & second)


def _given(each: list[Use]) -> bool:
    """Does a capitalised word always follow, as after a given name?"""
    return all(use.after for use in each)
