"""French number words, magnitudes and approximators. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import NumberTable, words

NUMBERS = NumberTable(
    # What is added up inside a hundred: "soixante" + "dix" + … ; "quatre-vingt" is read apart.
    small={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
        "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
        "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40,
        "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    },
    # "soixante-dix-sept" and "quatre-vingt-dix" count on past nine.
    long_tens=(60, 80),
    hundred=frozenset({"cent", "cents"}),
    thousand=frozenset({"mille"}),
    # These need no other word before them: "cent personnes", "mille euros".
    alone=frozenset({"cent", "mille"}),
    joiner="et",
    one=frozenset({"un", "une"}),
    magnitudes={
        "mille": 3, "millier": 3, "milliers": 3, "million": 6, "millions": 6,
        "milliard": 9, "milliards": 9, "billion": 12, "billions": 12, "trillion": 18, "trillions": 18,
    },
    # "un million" is a figure, "un cent" is not.
    magnitudes_of_one=frozenset({"millier", "million", "milliard", "billion"}),
    # Letters that stand for a magnitude beside a currency: "7,2 Mds€", "15 M€", "300 k€".
    letters={
        "k": 3, "K": 3, "M": 6, "m": 6, "Mio": 6, "Md": 9, "Mds": 9, "md": 9, "mds": 9, "Mrd": 9,
        "Mrds": 9, "MM": 9, "Mia": 9,
    },
    # "et demi": "un milliard et demi", "deux ans et demi".
    halves=(("et", "demi"), ("et", "demie")),
    collectives={
        "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
        "trentaine": 30, "douzaines": 12, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
        "millier": 1000,
    },
    vague={
        "dizaines": 10, "douzaines": 12, "vingtaines": 20, "centaines": 100, "milliers": 1000,
        "millions": 1_000_000, "milliards": 1_000_000_000,
    },
    several=frozenset({"quelques", "plusieurs"}),
    fractions={
        "demi": 2, "demis": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5,
        "sixième": 6, "sixièmes": 6, "dixième": 10, "dixièmes": 10, "centième": 100,
    },
    # "un tiers" is a share only where something follows: "un tiers des électeurs".
    share_of=frozenset({"de", "des", "du", "d"}),
    out_of=(("sur",), ("parmi", "les"), ("des",)),
    per=frozenset({"tous", "toutes"}),
    factor_by=words(
        """
        multiplication multiplié multipliée multipliés multipliées multiplie multiplier
        multipliant multiplient multiplia divisé divisée divisés divisées divise diviser
        """
    ),
    # Between the ends of a range.
    to=frozenset({"à", "au", "aux", "jusqu"}),
    either=frozenset({"ou"}),
    between=frozenset({"entre"}),
    origin=frozenset({"de", "du", "d", "depuis"}),
    # Words of approximation before a figure, each as it is read: "d’" is the word "d" and a mark.
    approximators=(
        "près de", "près d'", "environ", "quelque", "plus de", "plus d'", "moins de", "moins d'",
        "pas moins de", "pas moins d'", "pas plus de", "pas plus d'", "un peu plus de",
        "un peu plus d'", "un peu moins de", "un peu moins d'", "bien plus de", "beaucoup plus de",
        "jusqu'à", "au moins", "au plus", "tout au plus", "presque", "à peine", "autour de",
        "aux alentours de", "aux environs de", "de l'ordre de", "à peu près", "approximativement",
        "au-delà de", "pas loin de", "plus ou moins", "à quelque", "proche de", "proches de",
        "vers", "aux alentours d'", "autour d'",
    ),
)  # fmt: skip
