from __future__ import annotations

import re

from factcheck.consistency.french_verbs import VERBS
from factcheck.consistency.language import Dates, Gender, Language, Wording, either
from factcheck.consistency.text import table

# With words that begin or qualify a sentence and say nothing about its matter.
STOPWORDS = table(
    """
    afin ailleurs ainsi alors après aucun aucune aujourd auprès aussi autant autour autre autres
    avaient avait avant avec avoir beaucoup bien cela celle celles celui cent cents cependant ceux
    chaque chez cinq comme comment contre dans déjà dehors demain depuis derrière dernier dernière
    derniers dernières deux devant dire dirait disait disant dit dite dits doit doivent donc dont
    durant elle elles encore enfin ensemble ensuite entre environ est étaient était étant être eux
    faire fait faites font fois hier huit ici jamais jour jours jusqu jusque juste leur leurs lors
    lorsque lundi mardi mercredi jeudi vendredi samedi dimanche maintenant mais malgré même mêmes
    mille milliard milliards million millions mieux moins mois neuf notamment notre nous ont onze
    parce parfois parmi pendant personne personnes peut peuvent plus plusieurs plutôt pour pourtant
    pouvait premier première presque près puis puisque quand quarante quatre quel quelle quelque
    quelques quels quinze rien sans selon semaine semaines sept sera serait seraient seront
    seulement sinon six soit sont sous surtout tandis tant tard tous tout toute toutes très trente
    trois trop vers vingt voici voilà voire vont votre vous auraient aurait auront aura cette
    janvier février mars avril juin juillet août septembre octobre novembre décembre année années
    les des une est pas par sur que qui son ses ces aux été ont lui dit non oui ici peu mal ans mai
    mes tes ton mon nos vos ces fut eut ils nul car hui vol via soi moi toi
    nombre dizaine centaine millier dizaines centaines milliers
    """
)

ANYBODY = frozenset({"personne", "gens", "individu", "homme", "femme", "enfant", "habitant"})
PEOPLE = ANYBODY | table(
    """
    abonne actionnaire adherent adolescent adulte agent agriculteur assure avocat benevole candidat
    chercheur chomeur citoyen client collaborateur collegien combattant contribuable delegue depute
    detenu ecolier electeur eleve employe enseignant etudiant fidele fonctionnaire francais
    gendarme immigre infirmier ingenieur internaute jeune journaliste licencie lyceen malade
    manifestant marin medecin membre migrant militaire militant mineur mort ouvrier parent
    participant passager patient pelerin policier pompier prisonnier professeur refugie resident
    retraite riverain salarie senateur sinistre soignant soldat spectateur supporter touriste
    travailleur usager utilisateur victime villageois visiteur volontaire votant voyageur blesse
    """
)
EVENTS = table(
    """
    mort blesse victime deces disparu tue arrestation interpellation garde noyade hospitalisation
    licenciement
    """
)

_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
    "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
    "décembre": 12, "decembre": 12,
}  # fmt: skip
_WEEKDAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}  # fmt: skip
_SPACE = "[ \u00a0\u202f]"
_DAY = re.compile(
    rf"(?i)(?<![\w-])(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),?{_SPACE})?(?<![\d.,/-])"
    rf"(?P<day>[0-3]?\d)(?:er)?{_SPACE}(?P<month>{'|'.join(_MONTHS)})"
    rf"(?:{_SPACE}(?P<year>[12]\d{{3}}))?(?!\w)"
)
_TWO_PERIODS = re.compile(
    r"(?<!\w)en (?:19|20)\d\d(?:,)? et (?:depuis|au|dans les premiers|lors des premiers"
    r"|durant les premiers|pendant les premiers|jusqu'(?:ici|à présent)|jusqu'en|jusqu'au)"
    r"(?: [a-zà-ÿ']{1,12}){0,3}? (?:de |en )?(?:19|20)\d\d(?!\d)"
)

_NOUN = r"[^\W\d_]{2,20}"
# Said of women too, or of newspapers.
_EITHER = (
    "(?!(?:professeur|docteur|auteur|ingénieur|procureur|gouverneur|défenseur|successeur"
    "|prédécesseur|assesseur|recteur|sénateur|quotidien|mineur|majeur)(?!\\w))"
)
_MASCULINE = re.compile(
    rf"(?<!\w)(?:un|le|du|au|ce|cet) (?:[^\W\d_]{{3,12}} )?{_EITHER}{_NOUN}(?:teur|ien|eur)(?!\w)"
    rf"|(?<!\w)l'{_EITHER}(?:{_NOUN})?(?:teur|ien)(?!\w)"
    r"|(?<!\w)(?:m\.|monsieur) [^\W\d_]{2,30}(?!\w)"
)
_FEMININE = re.compile(
    rf"(?<!\w)(?:une|la|cette) (?:[^\W\d_]{{3,12}} )?{_NOUN}(?:trice|ienne|euse)(?!\w)"
    rf"|(?<!\w)l'(?:{_NOUN})?(?:trice|ienne)(?!\w)"
    r"|(?<!\w)(?:mme|madame|mlle) [^\W\d_]{2,30}(?!\w)"
)

_CYBER = either(
    ("cyberattaque", "cyberattaques", "piratage", "piratages", "rançongiciel", "rançongiciels",
     "pirates informatiques", "attaque informatique", "attaques informatiques")
)  # fmt: skip
_TERROR = re.compile(r"terroris|djihad|jihad|kamikaze|attentat à la|explos|bomb|fusillade")

WORDINGS = (
    Wording(either(("attentat", "attentats")), "attaque", beside=_CYBER, unless=_TERROR),
    Wording(either(("ministre junior", "ministres juniors")), "secrétaire d’État"),
    Wording(either(("secrétaire à l'intérieur",)), "ministre de l’Intérieur"),
    Wording(either(("assaut sexuel", "assauts sexuels")), "agression sexuelle"),
    Wording(either(("avocat de district", "procureur de district")), "procureur"),
    Wording(either(("trillion", "trillions")),
            "mille milliards"),
)  # fmt: skip

NICKNAMES = {
    "gendarme des données personnelles": ("la CNIL", "cnil"),
    "gendarme de la bourse": ("l’AMF", "amf", "autorité des marchés financiers"),
    "gendarme boursier": ("l’AMF", "amf", "autorité des marchés financiers"),
    "gendarme des télécoms": ("l’Arcep", "arcep"),
    "gendarme de l'audiovisuel": ("l’Arcom", "arcom", "csa"),
    "gendarme du nucléaire": ("l’ASNR", "asn", "asnr", "autorité de sûreté nucléaire"),
    "gendarme de l'énergie": ("la CRE", "cre", "commission de régulation de l'énergie"),
    "gendarme des banques": ("l’ACPR", "acpr"),
    "gendarme de la concurrence": ("l’Autorité de la concurrence", "autorité de la concurrence"),
}

FRENCH = Language(
    code="fr",
    stopwords=STOPWORDS,
    people=PEOPLE,
    anybody=ANYBODY,
    events=EVENTS,
    above=either(("plus de", "plus d'", "au moins", "pas moins de", "au-delà de", "au delà de")),
    below=either(("moins de", "moins d'", "au plus", "à peine", "pas tout à fait")),
    another=either(
        ("autre", "autres", "dont", "supplémentaire", "supplémentaires", "précédent", "précédente",
         "précédents", "auparavant", "précédemment", "initialement", "contre", "au lieu de",
         "d'abord", "jusqu'ici", "parmi", "encore", "désormais", "chaque", "par an", "par jour",
         "par mois", "respectivement", "bilan provisoire", "moitié", "sur les")
    ),
    including=either(("dont", "parmi lesquels", "parmi lesquelles", "y compris")),
    out_of=either(("sur",)),
    joined=either(("et", "ainsi que", "puis")),
    ballots=either(("des voix", "des suffrages", "des votes", "du capital", "des sièges",
                    "des parts de marché", "des intentions de vote")),
    changed=either(("hausse", "baisse", "augmenté", "reculé", "progressé", "passé", "passe", "passent",
                    "auparavant", "précédent", "précédente", "précédentes", "tour", "tours",
                    "chez", "parmi")),
    whole=re.compile(r"\s?(?:de |d'|des |du )(?:l'|la |les |ensemble des )?"
                     r"(?P<noun>[^\W\d_]{3,20})(?!\w)"),
    approximation="environ",
    dates=Dates(_MONTHS, _WEEKDAYS, (_DAY,), _TWO_PERIODS),
    gender=Gender({"il": "m", "elle": "f"}, _MASCULINE, _FEMININE),
    verbs=VERBS,
    unattributed=re.compile(
        r"(?<![\w-])(?:a-t-on (?:révélé|appris|indiqué|affirmé|annoncé|rapporté|expliqué|précisé)"
        r"|il semblerait|il paraîtrait|il se dit|dit-on|paraît-il|paraît il"
        r"|(?:nous|on) (?:apprend|a appris) que|le bruit court)(?!\w)"
    ),
    source_words=either(
        ("selon", "d'après", "auprès de", "auprès du", "auprès d'une", "source", "sources",
         "de bonne source", "l'afp", "communiqué")
    ),
    told=frozenset(),
    common_names=frozenset({"ministre", "ministere", "etat", "etats", "premier", "premiere"}),
    titles=frozenset({"m", "mm", "mme", "mlle", "me", "dr", "pr", "monsieur", "madame"}),
    wordings=WORDINGS,
    nicknames=NICKNAMES,
)  # fmt: skip
