"""What an editor reads: one sentence for each rule and case, in both languages of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.consistency.phrasing import DeskLanguage, Phrasing, typeset

# By rule, then by the case that `params` name ("" without one): French, English.
SENTENCES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "figure.conflict": {
        "": (
            "{figures:words} : deux valeurs pour ce qui semble être la même chose.",
            "{figures:words}: two values for what seems to be the same thing.",
        ),
        "headline": (
            "Le titre dit {figure:words}, le texte {figures:words}.",
            "The headline says {figure:words}, the text {figures:words}.",
        ),
    },
    "figure.rounded": {
        "said": (
            "{figures:words} : arrondi de {exact:number} (écart de {gap:percent}), donc compatible.",
            "{figures:words}: rounded from {exact:number} ({gap:percent} apart), so compatible.",
        ),
        "unsaid": (
            (
                "{figures:words} : compatible avec {exact:number} (écart de {gap:percent}), "
                "mais {flat:words} ne dit pas que c'est un arrondi."
            ),
            (
                "{figures:words}: compatible with {exact:number} ({gap:percent} apart), "
                "but {flat:words} does not say that it is rounded."
            ),
        ),
    },
    "figure.approximation": {
        "above": (
            "{figures:words} annonce plus que {exact:words} : le chiffre exact est en dessous.",
            "{figures:words} promises more than {exact:words}: the exact figure is below it.",
        ),
        "below": (
            "{figures:words} annonce moins que {exact:words} : le chiffre exact est au-dessus.",
            "{figures:words} promises less than {exact:words}: the exact figure is above it.",
        ),
    },
    "figure.base": {
        "": (
            (
                "{figures:words} : sans doute une partie et son ensemble ; "
                "vérifier que le texte ne les confond pas."
            ),
            "{figures:words}: probably a part and its whole; check that the text keeps them apart.",
        ),
    },
    "figure.unit": {
        "": (
            "Le même nombre, {value:number}, compte deux choses : {figures:words}.",
            "The same number, {value:number}, counts two things: {figures:words}.",
        ),
    },
    "figure.parts": {
        "": (
            "Les parties font {parts:sum} = {sum:number}, mais le total annoncé est {total:number}.",
            "The parts make {parts:sum} = {sum:number}, but the total given is {total:number}.",
        ),
        "single": (
            "La partie, {sum:number}, dépasse le total annoncé, {total:number}.",
            "The part, {sum:number}, is more than the total given, {total:number}.",
        ),
    },
    "percent.whole": {
        "": (
            "Les parts font ensemble {sum:percent} : plus que le tout.",
            "The shares make {sum:percent} together: more than the whole.",
        ),
    },
    "percent.share": {
        "": (
            "{figure:words} : une part ne peut pas dépasser 100 %.",
            "{figure:words}: a share cannot be more than 100%.",
        ),
    },
    "name.spelling": {
        "": (
            "{names:words} : deux graphies d'un même nom ?",
            "{names:words}: two spellings of one name?",
        ),
    },
    "name.alias": {
        "": (
            "Plusieurs noms pour une même source : {names:groups}.",
            "Several names for one source: {names:groups}.",
        ),
    },
    "name.nickname": {
        "": (
            "{words:words} n'est pas nommé : sans doute {name}.",
            "{words:words} is not named: probably {name}.",
        ),
    },
    "date.no_year": {
        "": (
            "Date sans année : {days:words}.",
            "Date without a year: {days:words}.",
        ),
        "implied": (
            "Date sans année : {days:words} ; les autres dates font penser à {year}.",
            "Date without a year: {days:words}; the other dates suggest {year}.",
        ),
    },
    "date.impossible": {
        "": (
            "{day:words} : ce jour n'existe pas.",
            "{day:words}: there is no such day.",
        ),
    },
    "date.weekday": {
        "": (
            "{words:words} : le {date:day} est un {weekday:weekday}.",
            "{words:words}: {date:day} is a {weekday:weekday}.",
        ),
    },
    "date.relative": {
        "": (
            "Sans date de publication, on ne sait pas de quel jour parle : {days:words}.",
            "Without a publication date, nobody can tell which day is meant: {days:words}.",
        ),
    },
    "date.two_periods": {
        "": (
            (
                "{figure:words} : un seul chiffre pour deux périodes ({period:words}), "
                "impossible à comparer à un bilan annuel."
            ),
            (
                "{figure:words}: one figure for two periods ({period:words}), "
                "which no yearly count can confirm."
            ),
        ),
    },
    "certainty.conflict": {
        "": (
            "{fact:words} est affirmé, {open:words} est au conditionnel : lequel est établi ?",
            "{fact:words} is stated as fact, {open:words} is left open: which is established?",
        ),
    },
    "certainty.headline": {
        "figure": (
            "Le titre donne {headline:words} sans réserve, le texte dit {body:words}.",
            "The headline gives {headline:words} flatly, the text says {body:words}.",
        ),
        "verb": (
            "Le titre affirme {headline:words}, le texte reste au conditionnel : {body:words}.",
            "The headline states {headline:words}, the text leaves it open: {body:words}.",
        ),
    },
    "source.missing": {
        "": (
            "{cues:words} : personne n'est nommé comme source.",
            "{cues:words}: nobody is named as the source.",
        ),
    },
    "cue.no_auxiliary": {
        "": (
            "Verbe sans auxiliaire : {cues:words}.",
            "Verb without its auxiliary: {cues:words}.",
        ),
    },
    "cue.recipient": {
        "": (
            "{words:words} : il manque une préposition, {name} reçoit la parole et ne la prend pas.",
            "{words:words}: a preposition is missing, {name} is told and does not tell.",
        ),
    },
    "quote.marks": {
        "": (
            "Guillemet ouvrant et guillemet fermant de sortes différentes : {quotes:words}.",
            "Opened with one kind of quotation mark, closed with another: {quotes:words}.",
        ),
    },
    "quote.spaces": {
        "": (
            "Espace d'un seul côté, à l'intérieur des guillemets : {quotes:words}.",
            "A space inside the quotation marks on one side only: {quotes:words}.",
        ),
    },
    "speaker.gender": {
        "": (
            "{speaker:words}, puis {pronoun:words} : un homme ou une femme ?",
            "{speaker:words}, and then {pronoun:words}: a man or a woman?",
        ),
    },
    "text.furniture": {
        "": (
            (
                "Ces lignes viennent du site, leurs chiffres et citations ne sont pas de l'article : "
                "{lines:words}."
            ),
            (
                "These lines belong to the site, their figures and quotes not to the article: "
                "{lines:words}."
            ),
        ),
    },
    "wording.false_friend": {
        "": (
            "{words:words} est peut-être un calque ; plus juste : {better:words}.",
            "{words:words} may be the wrong word; rather: {better:words}.",
        ),
    },
    "sense.reversed": {
        "": (
            "{doer:words} les fait auteurs, {victim:words} victimes : lequel des deux ?",
            "{doer:words} makes them the doers, {victim:words} the victims: which is it?",
        ),
    },
}


def sentence(rule: str, params: Mapping[str, Any], language: DeskLanguage) -> str:
    french, english = SENTENCES[rule][params.get("case", "")]
    template = typeset(french) if language == "fr" else english
    return Phrasing(language).vformat(template, (), params)
