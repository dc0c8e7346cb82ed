"""English words that say what kind of thing a name or a noun phrase is."""

from __future__ import annotations

from factcheck.detection.tables import words

DETERMINERS = words("""
    a an another both her his its many my one our several some that the their these this
    those three two
""")
# Words that join the parts of a noun phrase after its head.
COMPLEMENTS = words("""
    at for from in of on with
""")
PARTICLES = words("""
    & af al bin da de del den der di dos du el ibn la le ten ter van von y
""")
TITLES = words("""
    capt col congressman congresswoman dame dr fr gen gov hon judge justice lady lord lt
    miss mr mrs ms president prof professor rep rev sen senator sgt sir st
""")
CONJUNCTIONS = words("""
    after although amid and as because before but despite if nor or since so than that
    though unless until when where whereas whether which while who whom whose yet
""")
JOINERS = frozenset({"and"})
RELATIVES = words("""
    that where which who whom whose
""")
PLATFORMS = words("""
    blog bluesky facebook instagram linkedin mastodon myspace reddit telegram threads tiktok
    twitch twitter weibo x youtube
""")
OUTLETS = words("""
    abc afp ansa ap bbc bloomberg cbs channel cnn dpa efe fox gazette guardian herald
    independent interfax itv journal kyodo magazine mirror nbc news newspaper npr observer
    pbs post radio reuters sky tass telegraph television times tribune tv wikinews xinhua
    yonhap
""")
PEOPLE = words("""
    activist actor actress adviser advisor agent aide ally ambassador analyst archbishop
    artist astronomer attorney aunt author barrister bishop blogger boss boy broker brother
    bystander campaigner candidate captain cardinal ceo chair chairman chairperson
    chairwoman chancellor chief clerk co-founder coach coastguard colleague columnist
    commander commentator commissioner consultant coroner correspondent councillor counsel
    cousin crew-member critic curator daughter dean defendant delegate deputy detective
    developer diplomat director doctor driver economist editor employee engineer envoy
    executive expert fan farmer father fighter firefighter forecaster founder friend girl
    governor grandfather grandmother guard head historian husband imam insider inspector
    investigator journalist judge king landlord lawmaker lawyer leader lecturer legislator
    man manager mayor member meteorologist minister minister-counsellor mother motorist mp
    neighbor neighbour nurse officer official onlooker operator organiser organizer owner
    paramedic parent partner passenger passer-by pensioner people pilot player police
    policeman politician pollster pope premier president priest prince princess principal
    producer professor prosecutor protester protestor psychologist queen rabbi rebel
    reporter representative researcher resident reviewer rival scientist secretary
    seismologist senator sergeant sheriff shopper singer sister skipper soldier solicitor
    son source speaker spokesman spokesperson spokeswoman staff strategist student
    superintendent supporter surgeon survivor teacher technician teenager tenant trader
    uncle user vendor veteran victim villager volunteer whip widow wife winner witness woman
    worker writer youth
""")
ORGANISATIONS = words("""
    administration agency airline alliance army assembly association authorities authority
    band bank board body bookmaker brigade bureau cabinet campaign center centre chamber
    charity church city club coalition coastguard command commission committee community
    company confederation congress consortium consulate corporation council country court
    crew defence defense department directorate embassy federation firm force foundation
    government group guard health home hospital house industry institute institution
    intelligence jury labour league legislature lobby majority maker management media
    military ministry mission movement museum nation navy network newspaper ngo office
    operator opposition organisation organization outlet panel parliament party police
    politburo press prosecution radio regulator retailer school senate service site society
    staff state station studio supplier team television think-tank treasury tribunal tv
    union university watchdog website
""")
DOCUMENTS = words("""
    account analysis article assessment bill book brief bulletin complaint data dispatch
    document documentary documents dossier draft email figures file files filing inquiry
    investigation law lawsuit letter memo memorandum message note notice paper petition poll
    post press profile program programme publication record records release report reports
    research review ruling sign statement statistics statute studies study submission
    summary survey testimony text transcript tweet verdict warrant
""")
FEMALE = words("""
    actress chairwoman congresswoman dame daughter girl her lady miss mother mrs ms princess
    queen she sister spokeswoman waitress widow wife woman
""")
MALE = words("""
    actor boy brother chairman congressman father he his husband king lord man mr policeman
    prince sir son spokesman
""")
PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "n"}
NUMBERS = words("""
    both eight five four many nine seven several six some ten three two
""")
# Capitalised at the beginning of a sentence without being anybody's name.
NOT_NAMES = words("""
    a about according after all also although among an and another april around as asked at
    august because before between both but by december despite during each earlier eight
    every february five for four friday from furthermore he her here his how however i if in
    indeed instead it its january july june last later less many march may meanwhile monday
    more moreover most my nevertheless next nine no nor not november now october of on one
    only or other others our over saturday september seven several she since six so some
    speaking still such sunday ten than that the their then there these they this those
    though three thursday to today tomorrow tonight tuesday two under until we wednesday
    well what when where while who why with writing yes yesterday yet you your
""")
# Words that end a noun phrase: what follows tells more about it.
CLOSING = words("""
    based by cited close contacted familiar interviewed involved issued made named published
    quoted reached released
""")
# "according to figures from X": the words of X, so that X is the source.
WORDINGS = words("""
    data estimates figures findings information numbers
""")
DEFINITE = words("the this that")
# A noun that is itself the source of a phrase of attribution.
SOURCES = frozenset({"source", "sources"})
# Those of them that name one outlet and nothing else.
OUTLET_NAMES = words("""
    abc afp ansa ap bbc bloomberg cbs cnn dpa efe fox gazette guardian herald interfax itv
    kyodo nbc npr pbs reuters sky tass telegraph times tribune wikinews xinhua yonhap
""")
NOT_PLURALS = words("means news")
# Offices that only a company or the like has: the name behind "of" is a body's.
OFFICES = words("ceo cfo co-founder coo cto executive founder")
REPORTERS = words("columnist correspondent editor journalist reporter")
# Who works "at" somebody's.
STAFF = words("""
    adviser advisor analyst attorney consultant director economist engineer expert fellow
    historian lawyer lecturer manager partner physician professor researcher scientist
    strategist trader
""")
EMPLOYING = words("at")
FORMER = words("acting former incoming late longtime outgoing veteran")
