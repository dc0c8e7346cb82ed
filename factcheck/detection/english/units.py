"""English units, currencies and what may be counted. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import UnitTable, words

UNITS = UnitTable(
    durations={
        "year": "year", "years": "year", "yr": "year", "yrs": "year", "month": "month",
        "months": "month", "week": "week", "weeks": "week", "day": "day", "days": "day",
        "night": "night", "nights": "night", "hour": "hour", "hours": "hour", "hr": "hour",
        "hrs": "hour", "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
        "second": "second", "seconds": "second", "sec": "second", "secs": "second",
        "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
    },
    measures={
        "km": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km",
        "kms": "km", "bp": "basis point", "bps": "basis point", "m": "m", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "cm": "cm",
        "centimeter": "cm", "centimeters": "cm", "centimetre": "cm", "centimetres": "cm", "mm": "mm",
        "millimeters": "mm", "millimetres": "mm", "nm": "nm", "mile": "mile", "miles": "mile",
        "mi": "mile", "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch",
        "inches": "inch", "yard": "yard", "yards": "yard", "acre": "acre", "acres": "acre",
        "hectare": "ha", "hectares": "ha", "ha": "ha", "g": "g", "gram": "g", "grams": "g",
        "kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "mg": "mg",
        "milligram": "mg", "milligrams": "mg", "ton": "ton", "tons": "ton", "tonne": "tonne",
        "tonnes": "tonne", "pound": "pound", "lb": "pound", "lbs": "pound", "ounce": "ounce",
        "ounces": "ounce", "oz": "ounce", "l": "l", "liter": "l", "liters": "l", "litre": "l",
        "litres": "l", "ml": "ml", "milliliters": "ml", "millilitres": "ml", "gallon": "gallon",
        "gallons": "gallon", "pint": "pint", "pints": "pint", "barrel": "barrel",
        "barrels": "barrel", "bpd": "barrel/day", "mph": "mph", "kph": "km/h", "kmh": "km/h", "mpg": "mpg",
        "degree": "degree", "degrees": "degree", "watts": "W", "watt": "W", "kw": "kW", "mw": "MW",
        "gw": "GW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "megawatt": "MW",
        "megawatts": "MW", "gigawatts": "GW", "kilowatts": "kW", "volts": "V", "hz": "Hz",
        "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB",
        "gigabytes": "GB", "megabytes": "MB", "terabytes": "TB", "gigabyte": "GB",
        "mbps": "Mb/s", "gbps": "Gb/s", "megapixel": "megapixel", "megapixels": "megapixel",
        "pixels": "pixel", "knots": "knot", "c": "°C", "f": "°F", "km²": "km²", "m²": "m²",
        "calories": "calorie", "horsepower": "hp", "hp": "hp", "db": "dB", "decibels": "dB",
    },
    case_sensitive=frozenset({"m", "g", "l", "mi", "nm"}),
    between=words(
        """
        full long more straight consecutive additional whole extra short further solid successive
        other calendar
        """
    ),
    tails={"celsius": " Celsius", "fahrenheit": " Fahrenheit"},
    per=frozenset({"per", "an"}),
    heads={
        "square": "{}²", "sq": "{}²", "cubic": "{}³", "nautical": "nautical {}", "metric": "{}",
        "light": "light {}",
    },
    smaller={
        "year": {"month": 12}, "day": {"hour": 24}, "hour": {"minute": 60},
        "minute": {"second": 60}, "foot": {"inch": 12}, "pound": {"ounce": 16},
    },
    age=frozenset({"old", "olds"}),
    percent=(("percent",), ("per", "cent"), ("pct",), ("pc",)),
    points=(("percentage", "points"), ("percentage", "point"), ("basis", "points"),
              ("basis", "point")),
    currencies={
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "dlrs": "USD", "dlr": "USD", "pounds": "GBP",
        "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB",
        "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rupee": "INR", "rupees": "INR",
        "francs": "CHF", "peso": "MXN", "pesos": "MXN", "rand": "ZAR", "won": "KRW",
        "shekels": "ILS", "naira": "NGN", "shillings": "KES", "zloty": "PLN", "hryvnia": "UAH",
        "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "riyals": "SAR", "dirhams": "AED",
        "dinars": "IQD", "lira": "TRY", "liras": "TRY", "kronor": "SEK", "kroner": "NOK",
        "bitcoin": "BTC", "bitcoins": "BTC", "reais": "BRL",
    },
    currency_tails={"sterling": "GBP", "cfa": "XOF"},
    # The first word settles which: "20 million Australian dollars".
    currency_heads={
        "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "swiss": "CHF",
        "hong": "HKD", "singapore": "SGD", "nz": "NZD", "british": "GBP", "indian": "INR",
        "pakistani": "PKR", "japanese": "JPY",
    },
    currency_places={},
    cents={"cents": "cent", "cent": "cent", "pence": "penny", "p": "penny"},
    not_counted=words(
        """
        as is was has his its this thus us yes less across towards perhaps always does says
        besides versus unless whereas plus minus ours theirs yours hers perhaps afterwards
        upwards others sometimes these those whose years' goes remains lies comes gets makes
        takes gives shows means needs wants runs looks seems likes uses cars' sits stands
        lives plays wins
        """
    ),
    # Plurals that do not end with s.
    counted=words(
        """
        people men women children feet teeth mice sheep fish aircraft spacecraft policemen
        policewomen firefighters gunmen lawmakers fishermen businessmen congressmen
        servicemen schoolchildren grandchildren stepchildren media bacteria criteria
        phenomena alumni salmon deer cattle servicewomen crewmen workmen seamen clergymen
        craftsmen personnel troops militiamen tribesmen countrymen gentlemen oxen geese
        """
    ),
    participles=frozenset(),
    after_nine=frozenset(),
)  # fmt: skip
