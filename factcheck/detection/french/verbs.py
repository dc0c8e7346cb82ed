"""Forms of French verbs, as far as verbs of saying need them: third person, participles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from factcheck.detection.tables import words

# The stem of the present where it differs from the infinitive's: il révèle, il rappelle.
_PRESENT_STEMS = {
    "appeler": "appell", "rappeler": "rappell", "interpeller": "interpell",
    "révéler": "révèl", "répéter": "répèt", "concéder": "concèd", "suggérer": "suggèr",
    "réitérer": "réitèr", "asséner": "assèn", "marteler": "martèl", "relever": "relèv",
    "soulever": "soulèv", "espérer": "espèr", "considérer": "considèr", "préférer": "préfèr",
    "exagérer": "exagèr", "interpréter": "interprèt", "énumérer": "énumèr", "inquiéter": "inquièt",
    "appuyer": "appui", "persévérer": "persévèr", "énoncer": "énonc", "déceler": "décèl",
    "alléguer": "allègu", "céder": "cèd", "tempérer": "tempèr", "plaider": "plaid",
    "modérer": "modèr", "exaspérer": "exaspèr", "bégayer": "bégai",
}  # fmt: skip

# finite forms / participles / infinitive / present participle, of verbs that follow no rule.
IRREGULAR: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "dire": ("dit disent disait disaient dirait diraient", "dit dite dits dites", "disant"),
    "redire": ("redit redisent redisait redisaient", "redit redite", "redisant"),
    "prédire": ("prédit prédisent prédisait", "prédit prédite", "prédisant"),
    "contredire": ("contredit contredisent", "contredit", "contredisant"),
    "écrire": ("écrit écrivent écrivait écrivaient écrivit écrivirent", "écrit écrite écrits écrites", "écrivant"),
    "décrire": ("décrit décrivent décrivait décrivit", "décrit décrite décrits décrites", "décrivant"),
    "répondre": ("répond répondent répondait répondaient répondit répondirent", "répondu", "répondant"),
    "prétendre": ("prétend prétendent prétendait prétendaient prétendit", "prétendu", "prétendant"),
    "défendre": ("défend défendent défendait", "défendu", "défendant"),
    "entendre": ("entend entendent", "entendu", "entendant"),
    "poursuivre": ("poursuit poursuivent poursuivait poursuivit", "poursuivi", "poursuivant"),
    "conclure": ("conclut concluent concluait concluaient", "conclu", "concluant"),
    "admettre": ("admet admettent admettait admettaient admit", "admis", "admettant"),
    "promettre": ("promet promettent promettait promettaient promit", "promis", "promettant"),
    "remettre": ("remet remettent", "remis", "remettant"),
    "reconnaître": ("reconnaît reconnait reconnaissent reconnaissait reconnaissaient reconnut", "reconnu", "reconnaissant"),
    "croire": ("croit croient croyait croyaient", "cru", "croyant"),
    "soutenir": ("soutient soutiennent soutenait soutenaient soutint", "soutenu", "soutenant"),
    "maintenir": ("maintient maintiennent maintenait maintint", "maintenu", "maintenant"),
    "retenir": ("retient retiennent", "retenu", "retenant"),
    "convenir": ("convient conviennent convenait convint", "convenu", "convenant"),
    "prévenir": ("prévient préviennent prévenait prévint", "prévenu", "prévenant"),
    "souvenir": ("souvient souviennent souvenait", "souvenu", "souvenant"),
    "réagir": ("réagit réagissent réagissait", "réagi", "réagissant"),
    "avertir": ("avertit avertissent avertissait", "averti avertie", "avertissant"),
    "rugir": ("rugit", "rugi", "rugissant"),
    "réfléchir": ("réfléchit réfléchissent", "réfléchi", "réfléchissant"),
    "renchérir": ("renchérit renchérissent renchérissait", "renchéri", "renchérissant"),
    "réjouir": ("réjouit réjouissent réjouissait réjouissaient", "réjoui réjouie réjouis réjouies", "réjouissant"),
    "enjoindre": ("enjoint enjoignent enjoignait", "enjoint", "enjoignant"),
    "surenchérir": ("surenchérit surenchérissent", "surenchéri", "surenchérissant"),
    "introduire": ("introduit introduisent introduisait", "introduit introduite", "introduisant"),
    "dépeindre": ("dépeint dépeignent dépeignait", "dépeint dépeinte", "dépeignant"),
    "reprendre": ("reprend reprennent reprenait reprit", "repris reprise", "reprenant"),
    "garantir": ("garantit garantissent garantissait", "garanti", "garantissant"),
    "démentir": ("dément démentent démentait démentit", "démenti", "démentant"),
    "établir": ("établit établissent", "établi", "établissant"),
    "applaudir": ("applaudit applaudissent", "applaudi", "applaudissant"),
    "craindre": ("craint craignent craignait craignaient", "craint", "craignant"),
    "plaindre": ("plaint plaignent plaignait", "plaint plainte", "plaignant"),
    "savoir": ("sait savent savait savaient", "su", "sachant"),
    "voir": ("voit voient voyait", "vu", "voyant"),
    "prévoir": ("prévoit prévoient prévoyait", "prévu", "prévoyant"),
    "rire": ("rit rient", "ri", "riant"),
    "sourire": ("sourit sourient", "souri", "souriant"),
    "apprendre": ("apprend apprennent apprenait apprit", "appris", "apprenant"),
    "lire": ("lit lisent", "lu", "lisant"),
    "taire": ("tait taisent", "tu", "taisant"),
})  # fmt: skip

FAIRE = words("""
    faisaient faisait fait fera feraient ferait feront firent fit font
""")
LAISSER = words("""
    laissa laissaient laissait laisse laissent laissé
""")


def forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Each form with its mood: "finite", "participle", "infinitive" or "gerund"."""
    yield lemma, "infinitive"
    if lemma in IRREGULAR:
        finite, participles, gerund = IRREGULAR[lemma]
        yield from ((form, "finite") for form in finite.split())
        yield from ((form, "participle") for form in participles.split())
        yield gerund, "gerund"
    elif lemma.endswith("ir"):
        yield from _second_group(lemma)
    else:
        yield from _first_group(lemma)


def _second_group(lemma: str) -> Iterator[tuple[str, str]]:
    stem = lemma[:-1]
    for ending in ("t", "ssent", "ssait", "ssaient", "rait", "raient"):
        yield stem + ending, "finite"
    for ending in ("", "e", "s", "es"):
        yield stem + ending, "participle"
    yield stem + "ssant", "gerund"


def _first_group(lemma: str) -> Iterator[tuple[str, str]]:
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    present = _PRESENT_STEMS.get(lemma, stem)
    for form in (present + "e", present + "ent", soft + "ait", soft + "aient", soft + "a"):
        yield form, "finite"
    # No future: who will say something has not said it.
    for ending in ("èrent", "erait", "eraient"):
        yield stem + ending, "finite"
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, "participle"
    yield soft + "ant", "gerund"


METTRE = words("met mettent mettait mettaient mis mit")
