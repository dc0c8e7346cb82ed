"""The words that are drawn: French and English, a few very often and most hardly ever (Zipf)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, islice

from django.utils.text import slugify

from factcheck.search.indexing import forms_of, keys_of, written_of
from factcheck.terms import terms_of, tokens_of

# How flat the law is for the most frequent words (Mandelbrot's correction).
_FLAT = 2.7
_FEWEST, _MOST = 400, 30_000

_HEADS: Mapping[str, str] = {
    "fr": """gouvernement loi président ministre france europe travail emploi salaire impôt budget dette
        école santé hôpital médecin vaccin climat énergie nucléaire électricité eau forêt agriculture
        logement loyer police justice prison sécurité frontière immigration accueil famille enfant
        femme retraite pension réforme vote élection candidat parti maire commune région département
        sénat assemblée député conseil rapport étude enquête sondage statistique banque inflation
        prix hausse baisse croissance chômage entreprise industrie usine commerce exportation voiture
        train avion transport route vélo internet réseau donnée téléphone image vidéo discours
        promesse mesure décret tribunal plainte accord traité guerre armée soldat aide association
        culture musée musique sport équipe stade élève professeur université recherche scientifique""",
    "en": """government law president minister britain europe work job wage tax budget debt school health
        hospital doctor vaccine climate energy nuclear power water forest farming housing rent police
        court prison security border immigration family child woman pension reform vote election
        candidate party mayor city region council parliament senator report study survey poll
        statistic bank inflation price increase decrease growth unemployment company industry factory
        trade export car train plane transport road bicycle internet network record phone picture
        video speech promise measure decree complaint agreement treaty war army soldier relief charity
        culture museum music sport team stadium pupil teacher university research scientist weather""",
}
_SYLLABLES: Mapping[str, str] = {
    "fr": "ba bre cha clo dé dra fi fla gué gri jo la li mar mé mou né pa pli pro ra ré sau ser ta tré vau vi zo bou",
    "en": "bar ber col den dor fen gar hol ken lan lor mel mor nor pel ran ros sel tam ton ver wal win yor bel cas dun fil gos hart",
}
_ENDINGS: Mapping[str, str] = {
    "fr": "tion ment eur age ette oire ique ard esse ier",
    "en": "ing er ness ford ley ment ship ward ish ock",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and what each index makes of them, as far as they stand beside plain words."""

    text: str
    slug: str
    keys: str
    forms: tuple[str, ...]
    written: tuple[str, ...]
    terms: tuple[str, ...]


def piece_of(text: str, language: str) -> Piece:
    tokens = tokens_of(text, language)
    meant = [token for token in tokens if token.key]
    return Piece(
        text,
        slugify(text),
        keys_of(tokens),
        tuple(forms_of(meant)),
        tuple(written_of([(text, tokens)])),
        tuple(term.key for term in terms_of(text, language)),
    )


class Vocabulary:
    """The words of a language for an archive of so many facts, the most frequent ones first."""

    def __init__(self, language: str, facts: int) -> None:
        size = min(_MOST, _FEWEST + facts // 10)
        words = islice(_words(language), size)
        self.language = language
        self.pieces: Sequence[Piece] = [piece_of(word, language) for word in words]
        self._weights = list(accumulate(1 / (rank + _FLAT) for rank in range(size)))

    def draw(self, chance: random.Random, times: int) -> list[Piece]:
        return chance.choices(self.pieces, cum_weights=self._weights, k=times)


def names(language: str, many: int) -> Iterator[str]:
    """Names of people who are nobody, each once."""
    first = ("Ada", "Basile", "Carla", "Denis", "Edith", "Fabien", "Gilda", "Hugo", "Irma", "Joan")
    family = _made(language)
    for number in range(many):
        # A number in words of its own: what is made of syllables is not always unique.
        yield f"{first[number % len(first)]} {next(family).capitalize()} {_letters(number)}"


def _letters(number: int) -> str:
    digits = ""
    while number or len(digits) < 4:
        number, digit = divmod(number, 18)
        digits += "bcdfghjklmnpqrstvz"[digit]
    return digits.capitalize()


def _words(language: str) -> Iterator[str]:
    yield from _HEADS[language].split()
    yield from _made(language)


def _made(language: str) -> Iterator[str]:
    """Words that do not exist, of two syllables and an ending, then of three."""
    syllables, endings = _SYLLABLES[language].split(), _ENDINGS[language].split()
    for number in count():
        rest, end = divmod(number, len(endings))
        word = endings[end]
        for _ in range(2 if rest < len(syllables) ** 2 else 3):
            rest, at = divmod(rest, len(syllables))
            word = syllables[at] + word
        yield word
