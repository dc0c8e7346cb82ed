"""English words beside quotation marks and verbs of saying."""

from __future__ import annotations

from factcheck.detection.tables import words

TITLE_NOUNS = words("""
    album anthem ballad bestseller blockbuster book button campaign category chapter
    character classic column comedy documentary drama episode essay exhibition expression
    film game hashtag hit initiative label letter letters magazine memoir moniker motto
    movie musical name nickname novel opera operation painting phrase play poem program
    programme project section series show single sitcom slogan song soundtrack story term
    terms thriller title track trilogy word words
""")
NAMING_WORDS = words("""
    aka alias as-called called christened code-named codenamed dubbed entitled known labeled
    labelled meaning means named nicknamed so-called spelled spelt termed titled
""")
LINKS = words("that how whether why")
MOMENTS = words("""
    afternoon april at august december earlier evening february friday in january july june
    last later march may monday month morning night november october on saturday september
    sunday this thursday today tomorrow tonight tuesday wednesday week year yesterday
""")
RECIPIENTS = words("""
    court her him journalists lawmakers me media parliament press reporters them us
""")
CHANNELS = words("""
    blog briefing conference email interview letter message note post release report speech
    statement tweet
""")
# Right after a verb of saying these begin a clause without "that": "believes it is".
CLAUSE_OPENERS = words("""
    he i it she there these they this we you
""")
CHANNEL_PREPOSITIONS = words("in on via at")
# What somebody is charged with follows in quotation marks.
CHARGES = words("charged guilty convicted accused")
# No English label stands before a speaker's name.
LABELS: frozenset[str] = frozenset()
# What leads to a platform: "on her Facebook page", "in a video posted on YouTube".
ACCOUNTS = words("""
    account channel feed former formerly media network official page personal platform post
    posted profile published site social story thread video
""")
PLATFORM_PREPOSITIONS = words("on via")
