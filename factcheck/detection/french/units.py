"""French units, currencies and what may be counted. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import UnitTable, words

UNITS = UnitTable(
    # Each unit under every form that it takes, with its plain name.
    durations={
        "an": "an", "ans": "an", "année": "an", "années": "an", "mois": "mois", "semaine": "semaine",
        "semaines": "semaine", "jour": "jour", "jours": "jour", "journée": "jour", "journées": "jour",
        "nuit": "nuit", "nuits": "nuit", "heure": "heure", "heures": "heure", "h": "heure",
        "minute": "minute", "minutes": "minute", "min": "minute", "mn": "minute",
        "seconde": "seconde", "secondes": "seconde", "siècle": "siècle", "siècles": "siècle",
        "décennie": "décennie", "décennies": "décennie", "trimestre": "trimestre",
        "trimestres": "trimestre", "semestre": "semestre", "semestres": "semestre",
    },
    measures={
        "km": "km", "kilomètre": "km", "kilomètres": "km", "m": "m", "mètre": "m", "mètres": "m",
        "cm": "cm", "centimètre": "cm", "centimètres": "cm", "mm": "mm", "millimètre": "mm",
        "millimètres": "mm", "nm": "nm", "µm": "µm", "km²": "km²", "m²": "m²", "m³": "m³",
        "cm²": "cm²", "cm³": "cm³", "ha": "ha", "hectare": "ha", "hectares": "ha",
        "g": "g", "gramme": "g", "grammes": "g", "kg": "kg", "kilo": "kg", "kilos": "kg",
        "kilogramme": "kg", "kilogrammes": "kg", "mg": "mg", "milligrammes": "mg", "µg": "µg",
        "t": "t", "tonne": "t", "tonnes": "t", "l": "l", "litre": "l", "litres": "l", "cl": "cl",
        "ml": "ml", "hl": "hl", "hectolitres": "hl", "baril": "baril", "barils": "baril",
        "w": "W", "watts": "W", "kw": "kW", "mw": "MW", "gw": "GW", "kwh": "kWh", "mwh": "MWh",
        "twh": "TWh", "gwh": "GWh", "mégawatts": "MW", "gigawatts": "GW", "kilowatts": "kW",
        "volts": "V", "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "db": "dB",
        "décibels": "dB", "octets": "octet", "ko": "Ko", "mo": "Mo", "go": "Go", "to": "To",
        "mégaoctets": "Mo", "gigaoctets": "Go", "pixels": "pixel", "mégapixels": "mégapixel",
        "degré": "degré", "degrés": "degré", "pouces": "pouce", "dixième": "dixième", "dixièmes": "dixième",
        "centième": "centième", "centièmes": "centième", "milles": "mille",
        "nœuds": "nœud", "pieds": "pied", "hpa": "hPa", "bars": "bar", "ch": "ch", "chevaux": "ch",
        "mbit": "Mbit", "mbps": "Mb/s", "gbit": "Gbit", "kbps": "kb/s",
    },
    # Too short to be a unit in capitals, or without a space in "3D" and "4G".
    case_sensitive=frozenset({"m", "g", "t", "l", "h", "w", "to", "ch", "nm"}),
    between=words(
        """
        premiers premières derniers dernières prochains prochaines longs longues autres bons
        bonnes petits petites nouvelles pleins
        """
    ),
    # A unit goes on: "mètres carrés", "kilomètres par heure", "degrés Celsius".
    tails={
        "carré": "²", "carrés": "²", "cube": "³", "cubes": "³", "celsius": " Celsius",
        "fahrenheit": " Fahrenheit", "marins": " marin",
    },
    per=frozenset({"par"}),
    # English puts these before the unit; French has none.
    heads={},
    age=frozenset(),
    smaller={
        "an": {"mois": 12}, "jour": {"heure": 24}, "heure": {"minute": 60},
        "minute": {"seconde": 60}, "seconde": {"dixième": 10, "centième": 100},
    },
    percent=(("pour", "cent"), ("pourcent",), ("pourcents",), ("pct",)),
    points=(("points", "de", "pourcentage"), ("point", "de", "pourcentage"), ("points", "de", "base")),
    currencies={
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "livre": "GBP",
        "livres": "GBP", "franc": "FRF", "francs": "FRF", "yen": "JPY", "yens": "JPY", "yuan": "CNY",
        "yuans": "CNY", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB", "roupie": "INR",
        "roupies": "INR", "real": "BRL", "reais": "BRL", "réals": "BRL", "réaux": "BRL",
        "rand": "ZAR", "rands": "ZAR", "won": "KRW", "wons": "KRW", "shekel": "ILS",
        "shekels": "ILS", "dirham": "MAD", "dirhams": "MAD", "dinar": "DZD", "dinars": "DZD",
        "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF",
        "forints": "HUF", "peso": "MXN", "pesos": "MXN", "drachmes": "GRD", "marks": "DEM",
        "gourdes": "HTG", "bitcoin": "BTC", "bitcoins": "BTC", "couronnes": "SEK",
    },
    # "francs suisses", "dollars canadiens": the second word settles which.
    currency_tails={
        "sterling": "GBP", "suisse": "CHF", "suisses": "CHF", "cfa": "XOF", "belges": "BEF",
        "américain": "USD", "américains": "USD", "us": "USD", "canadien": "CAD", "canadiens": "CAD",
        "australien": "AUD", "australiens": "AUD", "tunisiens": "TND", "algériens": "DZD",
        "marocains": "MAD", "turques": "TRY", "libanaises": "LBP", "suédoises": "SEK",
        "norvégiennes": "NOK", "danoises": "DKK", "tchèques": "CZK",
    },
    currency_heads={},
    currency_places={"taïwan": "TWD", "hong": "HKD", "singapour": "SGD", "namibie": "NAD"},
    cents={"centime": "centime", "centimes": "centime", "cents": "cent"},
    # Plural words after a number that are no counted noun: function words, forms of verbs, and
    # adjectives that stand before their noun.
    not_counted=words(
        """
        dans plus moins sous sans vers mais puis depuis après très pas jamais alors dès chez
        hors lors ils elles nous vous eux ceux aux des les ses ces mes tes nos vos leurs
        tous toutes toujours parfois envers suis es sommes êtes ailleurs désormais dehors
        dedans dessus dessous auprès fors excepté compris pris mis sis issus sauf près jadis
        volontiers longtemps celles mêmes autres premiers premières dernières derniers
        grands grandes petits petites nouveaux nouvelles anciens anciennes jeunes vieux
        vieilles bons bonnes mauvais mauvaises gros grosses longs longues beaux belles
        principaux principales différents différentes prochains prochaines seuls seules
        simples présumés présumées supposés célèbres importants importantes éventuels hauts
        hautes multiples faux fausses futurs futures meilleurs meilleures véritables énormes
        graves brefs brèves courts courtes tels telles quelques vrais vraies précédents
        précédentes suivants suivantes autrefois certains certaines divers diverses nombreux
        nombreuses plusieurs rares récents récentes lourds lourdes sérieux sérieuses
        excellents excellentes immenses vastes magnifiques puissants riches pauvres fameux
        fameuses courageux mystérieux supplémentaires restants restantes un deux trois
        quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize cents
        fils corps mises faites dites vues venus venues nées coins
        """
    ),
    participles=words(
        """
        blessés blessées députés députées employés employées salariés salariées réfugiés réfugiées
        accusés tués inculpés retraités retraitées années journées soirées matinées entrées arrivées
        idées associés délégués déléguées rescapés rescapées naufragés déplacés immigrés expatriés
        musées lycées comités traités degrés cités communautés universités collectivités sociétés
        spécialités activités qualités quantités unités facultés nationalités variétés propriétés
        entités épées armées marchés abonnés abonnées licenciés licenciées diplômés diplômées
        administrés invités invitées assurés assurées condamnés évadés affiliés clés fées tranchées
        étés côtés pavés arrêtés comités procédés exposés énoncés décédés insurgés initiés
        passionnés internés handicapés surdoués bébés cafés canapés carrés congés curés
        défilés députés fiancés forcés noyés préjugés procès-verbaux sinistrés tournées vallées
        traversées poignées portées pensées allées années-lumière chaussées cheminées
        randonnées dictées fusées gorgées levées marées mêlées montées moitiés percées
        possibilités priorités autorités difficultés capacités cavités célébrités extrémités
        infirmités localités majorités minorités municipalités particularités personnalités
        publicités réalités sonorités vérités volontés hospitalisés
        """
    ),
    # Nouns whose plural does not show at the end.
    counted=frozenset({"voix", "gens", "fois", "cas", "os", "bus", "dos"}),
    # "neuf" means new unless one of these follows, or a plural noun.
    after_nine=words(
        """
        autres premiers premières dernières derniers nouveaux nouvelles millions milliards
        mille cents sur
        """
    ),
)  # fmt: skip
