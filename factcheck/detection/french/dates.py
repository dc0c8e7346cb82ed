"""French dates and times of day. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import DateTable, words

DATES = DateTable(
    months={
        "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
        "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
        "fevrier": 2, "decembre": 12,
    },
    short_months={
        "janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12,
    },
    # In French a month is written small; in English "may" and "march" are verbs.
    month_capital=False,
    weekdays=frozenset(
        {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
    ),
    day_suffixes=frozenset({"er", "ᵉʳ"}),
    first=frozenset({"premier"}),
    ordinal_suffixes=words(
        """
        er ère ere re e è ème eme ième nd nde ers ères es èmes emes ᵉ ᵉʳ
        """
    ),
    middle=frozenset({"mi"}),
    decade=frozenset({"années"}),
    decade_suffix=frozenset(),
    # After these a number of four digits is a year, whatever follows.
    before_year=words(
        """
        en depuis dès fin début mi année l'an an courant printemps été automne hiver horizon
        avant après janvier février mars avril mai juin juillet août septembre octobre
        novembre décembre exercice millésime saison rentrée
        """
    ),
    joiners=frozenset({"à", "au", "et", "ou", "jusqu"}),
    hour=frozenset({"h", "heure", "heures"}),
    minute=frozenset({"min", "mn", "minutes"}),
    # "15 heures" is a time of day after these, a duration otherwise.
    before_time=words(
        """
        à vers dès avant après dimanche lundi mardi mercredi jeudi vendredi samedi jusqu
        """
    ),
    before_duration=words(
        """
        en pendant durant durée duré dure trajet voyage film spectacle marche attente garde
        """
    ),
    before_span=words("a de d les ces des dans environ quelque quelques presque"),
    half_past={("et", "demie"): 30, ("et", "demi"): 30, ("et", "quart"): 15},
    # Parts of the day, and what they add to an hour up to eleven.
    day_parts={
        ("du", "matin"): 0, ("du", "soir"): 12, ("de", "l", "'", "après", "-", "midi"): 12,
        ("de", "l", "'", "aprem"): 12,
    },
    meridiem={},
    oclock=(),
    time_zones=frozenset({"gmt", "utc", "cet"}),
    # Relative dates, each with what it is away from today: days, weeks, months or years.
    relative={
        "avant-hier": ("day", -2), "hier": ("day", -1), "hier soir": ("day", -1),
        "hier matin": ("day", -1), "hier après-midi": ("day", -1),
        "la semaine dernière": ("week", -1), "la semaine prochaine": ("week", 1),
        "le mois dernier": ("month", -1), "le mois prochain": ("month", 1),
        "l'an dernier": ("year", -1), "l'année dernière": ("year", -1), "l'an passé": ("year", -1),
        "l'année prochaine": ("year", 1), "l'an prochain": ("year", 1), "cette année": ("year", 0),
    },
)  # fmt: skip
