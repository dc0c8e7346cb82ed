"""English words of attribution; what the strengths mean stands in the French table."""

from __future__ import annotations

from factcheck.detection.tables import words

SAYING = words("""
    add advise affirm allege announce argue assert assure beam blog caution chant chuckle
    claim clarify comment conclude concur confess confide contend counter cry declare
    elaborate emphasise emphasize exclaim explain fume gasp growl gush inform insist
    interject joke lament laugh maintain mention murmur muse mutter narrate note observe
    opine plead promise protest quip quote rage rant recall recollect recount reiterate
    relate remark remind repeat reply report respond retort reveal roar say scream shout
    sigh smile snap sneer sob state stipulate stress suggest tell testify thunder tweet urge
    vow warn whisper write yell
""")

THINKING = words("""
    accept acknowledge admit agree anticipate assume believe bemoan boast calculate complain
    concede conclude confess confirm consider deem deny determine disclose discover doubt
    establish estimate feel figure find forecast guess hear hint imply indicate infer joke
    judge know learn pledge point predict presume project promise promulgate propose realise
    realize reckon regret show signal speculate suspect swear think understand urge vow
    wonder
""")

STANCE = words("""
    accuse appeal applaud argue ask attack blame blast brand call challenge charge cite
    commend condemn continue counter criticise criticize decry defend demand denounce
    describe detail dismiss dispute dub enthuse expect express fear hail highlight hit hope
    identify insist invite label laud object order outline plead post praise question rate
    read rebuke recommend refer refute reject release rule slam speak swear thank threaten
    tout welcome write
""")

# Forms that are more often nouns or adjectives unless they stand where a verb stands.
NOUNS = words("""
    accused address alleged appeal appeals attack attacks blame blog blogs brand brands call
    calls cautions challenge challenges chant chants charge charges claim claims comment
    comments concern continue continued continues counter counters demand demands detail
    details dispute disputes doubt doubts estimate estimates express fear fears feel feeling
    figure figures find finding findings finds forecast forecasts guess highlight highlights
    hint hints hit hits hope hopes invite joke jokes judge label labeled labels lament
    meaning muse note notes object objects order orders outline outlines pledge pledges post
    posts project projects promise promises question questions quote quotes rate rates
    recall regret regrets relate release releases remark remarks repeat reply report reports
    rule rules scream shout shouts show shows signal signals state states stress suspect
    suspected suspects thank threat tweet tweets understanding understood urge vow vows
    welcome whisper wonder yell
""")

PREPOSITIONS = (
    ("according", "to"), ("in", "the", "words", "of"), ("quoting",), ("citing",),
)  # fmt: skip
NOT_SOURCES = words("""
    age annum capita cent day gallon guidelines head him hour household instructions law
    legend mile minute month need needs person plan plans regulations rule rules schedule
    season second size taste them tradition type week whether which year
""")

AUXILIARIES = words("""
    'd 'll 're 's 've are aren't be been being can can't cannot could couldn't did didn't do
    does doesn't don't had hadn't has hasn't have haven't having is isn't may might must
    shall should to was wasn't were weren't will won't would wouldn't
""")
BE = words("""
    are aren't be been being is isn't was wasn't were weren't
""")
HAVE = words("""
    had hadn't has hasn't have haven't having
""")
ADVERBS = words("""
    additionally again allegedly already also always angrily bluntly candidly clearly
    consistently earlier emphatically even eventually explicitly famously finally first
    flatly further herself himself however immediately initially instead itself just later
    never not now often once only personally previously promptly publicly quickly quietly
    recently repeatedly reportedly sarcastically simply specifically still strongly
    subsequently swiftly tearfully themselves then today tonight yesterday
""")
NEGATIONS = words("""
    can't cannot couldn't didn't doesn't don't hadn't hasn't haven't never not won't
    wouldn't
""")
CLITICS: frozenset[str] = frozenset()
SUBJECT_PRONOUNS = words("""
    he i it she they we who
""")
IMPERSONAL: frozenset[str] = frozenset()
ADVERBIALS = (("in", "turn"), ("at", "first"), ("on", "monday"), ("of", "course"), ("as", "well"))
# Verbs that attribute a plain object too: "confirmed the deaths".
CORE = words("""
    acknowledge admit announce argue assert believe conclude confirm declare deny estimate
    explain forecast insist note predict recall reckon reiterate report say state stress
    suspect tell think warn write
""")
# Verbs whose negation means that somebody did not want to speak.
DECLINING = words("""
    comment confirm discuss elaborate reply respond say
""")
# English has no infinitive of saying after a verb of wanting that would be the cue itself.
WILLING: frozenset[str] = frozenset()
