from __future__ import annotations

import re

from factcheck.consistency.english_verbs import VERBS
from factcheck.consistency.language import Dates, Gender, Language, Wording, either
from factcheck.consistency.text import table

# With words that begin or qualify a sentence and say nothing about its matter.
STOPWORDS = table(
    """
    about above across after again against almost along already also although always among another
    around because been before behind being below between both came come could does doing down
    during each early eight either else even ever every five former four from further have having
    here hers herself himself however hundred hundreds into itself just last late later least less
    like made make making many might million millions billion more most much must near nearly never
    next nine none only onto other others over people person persons rather said same says seven
    several shall should since some still such than that their them then there these they thing
    this those though thousand thousands three through time times today tomorrow took toward twice
    under until upon used very want were what when where whether which while whom whose will with
    within without would year years yesterday your yours told added according week weeks month
    months days monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december once number dozens first second
    third the and for was are but not you all any can had her him his how its may new now old one our
    out own say see she too two use way who why yes yet get got has did off per via due six ten
    """
)

ANYBODY = frozenset({"people", "person", "individual", "man", "men", "woman", "women", "child",
                     "children", "adult", "inhabitant"})  # fmt: skip
PEOPLE = ANYBODY | table(
    """
    adult applicant attendee candidate citizen civilian client commuter customer delegate demonstrator
    detainee doctor driver employee fan farmer fighter firefighter immigrant inmate investor
    journalist lawmaker lawyer member migrant minor nurse officer official owner parent participant
    passenger patient pensioner player policeman prisoner protester pupil refugee resident rider
    sailor senator shareholder soldier spectator staff student subscriber supporter survivor teacher
    tourist traveler traveller troop user veteran victim viewer villager visitor volunteer voter
    worker youth respondent
    """
)
EVENTS = table(
    """
    dead death fatality injury victim casualty wounded injured arrest drowning redundancy layoff
    """
)

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_ABBREVIATED = {"jan": 1, "feb": 2, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
_WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
_SPACE = "[ \u00a0\u202f]"
# With capitals: "of the 32 may have" is no date.
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(map(str.title, _WEEKDAYS))}),?{_SPACE})?"
# The stop of an abbreviation belongs to it; the one behind a whole name ends the sentence.
_NAMES = "|".join([*map(str.title, _MONTHS), *(rf"{one.title()}\.?" for one in _ABBREVIATED)])
_MONTH = rf"(?P<month>{_NAMES})(?!\w)"
_YEAR = r"(?P<year>[12]\d{3})(?!\w)"
_DAYS = (
    re.compile(
        rf"(?<![\w-]){_WEEKDAY}(?:the{_SPACE})?(?<![\d.,/-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?{_SPACE}"
        rf"(?:of{_SPACE})?{_MONTH}(?:,?{_SPACE}{_YEAR}|(?!\w))"
    ),
    # Without a year a stop must follow: "in June 31 people drowned".
    re.compile(
        rf"(?<![\w-]){_WEEKDAY}{_MONTH}{_SPACE}(?P<day>[0-3]?\d)(?!\d)"
        rf"(?:(?:st|nd|rd|th)?,?{_SPACE}{_YEAR}|(?:st|nd|rd|th)(?!\w)|(?=[;:)]|[,.](?!\d)|\Z))"
    ),
)
_TWO_PERIODS = re.compile(
    r"(?<!\w)in (?:19|20)\d\d,? and (?:since|so far|(?:in|during|over) the first|to date|up to"
    r"|until|early)(?: [a-z]{1,12}){0,4}? (?:(?:of|in) )?(?:19|20)\d\d(?!\d)"
)

_MASCULINE = re.compile(
    r"(?<!\w)(?:(?:a|an|the|his|her|their|its|company|police|school|bank|church) )"
    r"(?:spokesman|businessman|chairman|policeman|fireman|congressman|salesman|actor|waiter|man|boy)"
    r"(?!\w)|(?<!\w)(?:mr\.?|sir) [^\W\d_]{2,30}(?!\w)"
)
_FEMININE = re.compile(
    r"(?<!\w)(?:(?:a|an|the|his|her|their|its|company|police|school|bank|church) )"
    r"(?:spokeswoman|businesswoman|chairwoman|policewoman|congresswoman|saleswoman|actress|waitress"
    r"|woman|girl)(?!\w)|(?<!\w)(?:mrs\.?|ms\.?|miss) [^\W\d_]{2,30}(?!\w)"
)

WORDINGS = (
    Wording(either(("attentat", "attentats")), "attack"),
    Wording(either(("informatic attack", "informatic attacks", "informatic system")), "computer"),
    Wording(either(("milliard", "milliards")), "billion"),
    Wording(either(("interpellated",)), "stopped for questioning"),
    Wording(either(("gendarme of the stock exchange", "stock exchange gendarme")),
            "stock market regulator"),
)  # fmt: skip

NICKNAMES = {
    "city watchdog": ("the FCA", "fca", "financial conduct authority"),
    "financial watchdog": ("the FCA", "fca", "financial conduct authority", "finra", "sec"),
    "communications watchdog": ("Ofcom", "ofcom"),
    "media watchdog": ("Ofcom", "ofcom", "arcom"),
    "data watchdog": ("the ICO", "ico", "information commissioner", "cnil"),
    "data protection watchdog": ("the ICO", "ico", "information commissioner", "cnil"),
    "energy watchdog": ("Ofgem", "ofgem"),
    "water watchdog": ("Ofwat", "ofwat"),
    "spending watchdog": ("the National Audit Office", "national audit office", "gao"),
    "competition watchdog": ("the CMA", "cma", "competition and markets authority"),
}

ENGLISH = Language(
    code="en",
    stopwords=STOPWORDS,
    people=PEOPLE,
    anybody=ANYBODY,
    events=EVENTS,
    above=either(("more than", "over", "at least", "no fewer than", "no less than", "upwards of")),
    below=either(("less than", "fewer than", "under", "at most", "not quite")),
    another=either(
        ("other", "others", "another", "including", "additional", "further", "previous",
         "previously", "earlier", "initially", "against", "compared", "up from", "down from",
         "instead of", "among", "each", "a year", "per", "a day", "a month", "respectively",
         "of the", "of whom", "of which", "half", "some of", "more", "still", "now")
    ),
    including=either(("including", "of whom", "of which", "among them", "among whom")),
    out_of=either(("out of", "of a total of", "of the")),
    joined=either(("and", "as well as", "plus")),
    ballots=either(("of the vote", "of votes", "of the votes", "of the ballot", "of the seats",
                    "of the market", "of the shares", "of the capital")),
    changed=either(("up", "down", "rose", "fell", "risen", "fallen", "increased", "decreased", "earlier",
                    "previous", "previously", "compared", "among", "round", "rounds", "than")),
    whole=re.compile(r"\s?of (?:the |all |all the |its |their |our )?(?P<noun>[^\W\d_]{3,20})(?!\w)"),
    approximation="about",
    dates=Dates(_MONTHS | _ABBREVIATED, _WEEKDAYS, _DAYS, _TWO_PERIODS),
    gender=Gender({"he": "m", "she": "f"}, _MASCULINE, _FEMININE),
    verbs=VERBS,
    unattributed=re.compile(
        r"(?<![\w-])(?:reportedly|it (?:was|has been) (?:revealed|reported|claimed|alleged|learned"
        r"|learnt)|it (?:has )?emerged|it is (?:said|rumou?red|understood|claimed|alleged)"
        r"|rumou?r has it|word is)(?!\w)"
    ),
    source_words=either(("according to", "said", "says", "told", "reported by", "sources", "source",
                         "by the", "in a statement", "cited", "citing", "wrote", "confirmed")),
    told=frozenset({"tell", "inform", "assure", "warn", "advise", "remind", "brief", "notify"}),
    common_names=frozenset({"centre", "center", "labour", "labor", "defence", "defense", "minister",
                            "ministry", "state", "states"}),
    titles=table(
        "mr mrs ms miss sir dame lord lady dr prof mayor president minister senator judge chancellor"
        " governor sergeant captain king queen prince the"
    ),
    wordings=WORDINGS,
    nicknames=NICKNAMES,
)  # fmt: skip
