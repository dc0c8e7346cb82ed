"""What the finders need to know of a language, gathered from its tables.

The tables are the modules of `french` and `english`: plain words, one table a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType

from factcheck.detection import english, french
from factcheck.detection.cues import Strength

Words = frozenset[str]
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a word form can be: "finite", "participle", "infinitive", "gerund" of which lemma."""

    lemma: str
    strength: Strength
    moods: Words


@dataclass(frozen=True, slots=True)
class Language:
    """Each field but the verbs and the phrases is the table of that name, in capitals."""

    code: str
    # Word forms of verbs of saying; phrases by their first or last word.
    verbs: Mapping[str, Verb]
    prepositions: Phrases
    adverbials_by_first: Phrases
    adverbials_by_last: Phrases

    # Of cues: what stands around a verb of saying.
    nouns: Words
    core: Words
    not_sources: Words
    auxiliaries: Words
    have: Words
    be: Words
    adverbs: Words
    negations: Words
    declining: Words
    willing: Words
    clitics: Words
    subject_pronouns: Words
    impersonal: Words

    # Of names: what a noun phrase is made of.
    pronouns: Mapping[str, str]
    determiners: Words
    definite: Words
    complements: Words
    particles: Words
    closing: Words
    titles: Words
    conjunctions: Words
    joiners: Words
    relatives: Words
    platforms: Words
    outlets: Words
    outlet_names: Words
    people: Words
    organisations: Words
    documents: Words
    # Words in -s that are no plural of a word of these tables.
    not_plurals: Words
    wordings: Words
    sources: Words
    female: Words
    male: Words
    numbers: Words
    not_names: Words
    offices: Words
    reporters: Words
    staff: Words
    employing: Words
    former: Words

    # Of strings: what stands beside quotation marks.
    title_nouns: Words
    naming_words: Words
    charges: Words
    labels: Words
    links: Words
    clause_openers: Words
    moments: Words
    recipients: Words
    channels: Words
    channel_prepositions: Words
    accounts: Words
    platform_prepositions: Words


_GATHERED = frozenset(
    {"code", "verbs", "prepositions", "adverbials_by_first", "adverbials_by_last"}
)


def _gather(code: str, package: ModuleType) -> Language:
    """The language whose tables are the modules `cues`, `names` and `strings` of a package."""
    tables = {
        name.lower(): value
        for module in (package.cues, package.names, package.strings)
        for name, value in vars(module).items()
        if name.isupper()
    }
    adverbials = tables["adverbials"]
    plain = {name: tables[name] for name in Language.__slots__ if name not in _GATHERED}
    return Language(
        code=code,
        verbs=MappingProxyType(dict(_verbs(package))),
        prepositions=_by_word(tables["prepositions"], 0),
        adverbials_by_first=_by_word(adverbials, 0),
        adverbials_by_last=_by_word(adverbials, -1),
        **plain,
    )


def _by_word(phrases: Iterable[tuple[str, ...]], at: int) -> Phrases:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[at]].append(phrase)
    return MappingProxyType({word: tuple(same) for word, same in found.items()})


def _verbs(package: ModuleType) -> Iterator[tuple[str, Verb]]:
    """Every form of every verb; where two verbs share a form, the stronger one keeps it."""
    found: dict[str, Verb] = {}
    strengths: tuple[Strength, ...] = ("saying", "thinking", "stance")
    for strength in strengths:
        for lemma in getattr(package.cues, strength.upper()):
            for form, mood in package.verbs.forms(lemma.removeprefix("s'")):
                known = found.setdefault(form, Verb(lemma, strength, frozenset()))
                if known.lemma == lemma:
                    found[form] = Verb(lemma, known.strength, known.moods | {mood})
    yield from found.items()


FRENCH = _gather("fr", french)
ENGLISH = _gather("en", english)
LANGUAGES: Mapping[str, Language] = MappingProxyType({"fr": FRENCH, "en": ENGLISH})
