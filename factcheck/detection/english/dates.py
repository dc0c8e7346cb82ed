"""English dates and times of day. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import DateTable, words

DATES = DateTable(
    months={
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
        "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    },
    short_months={
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
        "oct": 10, "nov": 11, "dec": 12,
    },
    month_capital=True,
    weekdays=frozenset(
        {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    ),
    day_suffixes=frozenset({"st", "nd", "rd", "th"}),
    first=frozenset(),
    ordinal_suffixes=frozenset({"st", "nd", "rd", "th", "ths", "rds"}),
    middle=frozenset({"mid"}),
    decade=frozenset(),
    decade_suffix=frozenset({"s"}),
    before_year=words(
        """
        in since until by before after during mid early late year spring summer autumn fall
        winter january february march april may june july august september october november
        december circa
        """
    ),
    joiners=frozenset({"to", "and", "or", "until", "till", "through", "thru"}),
    hour=frozenset(),
    minute=frozenset(),
    before_time=frozenset(),
    before_duration=frozenset(),
    before_span=frozenset(),
    half_past={},
    day_parts={},
    meridiem={"am": 0, "pm": 12},
    oclock=("o", "'", "clock"),
    time_zones=frozenset({"gmt", "utc"}),
    relative={
        "yesterday": ("day", -1), "last week": ("week", -1), "last month": ("month", -1),
        "last year": ("year", -1), "next week": ("week", 1), "next month": ("month", 1),
        "next year": ("year", 1),
    },
)  # fmt: skip
