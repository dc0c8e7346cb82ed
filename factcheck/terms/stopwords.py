"""Words that say nothing about what a claim is about.

The lists of the Snowball project, as PostgreSQL ships them, and French function words that they
leave out. Accents are kept: a word is looked up before it is folded.
"""

from __future__ import annotations

from collections.abc import Mapping

_FRENCH = """
au aux avec ce ces dans de des du elle en et eux il je la le leur lui ma mais me même mes moi mon
ne nos notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos
votre vous c d j l à m n s t y été étée étées étés étant étante étants étantes suis es est sommes
êtes sont serai seras sera serons serez seront serais serait serions seriez seraient étais était
étions étiez étaient fus fut fûmes fûtes furent sois soit soyons soyez soient fusse fusses fût
fussions fussiez fussent ayant ayante ayantes ayants eu eue eues eus ai as avons avez ont aurai
auras aura aurons aurez auront aurais aurait aurions auriez auraient avais avait avions aviez
avaient eut eûmes eûtes eurent aie aies ait ayons ayez aient eusse eusses eût eussions eussiez
eussent
ils elles les lorsque lorsqu puisque puisqu quoique quoiqu jusqu leurs donc dont car ni or si où
quand comme comment pourquoi ainsi alors après avant aussi aucun aucune autre autres cela ceci celle celles celui ceux cet cette
chaque chez contre depuis dès encore entre être avoir faire fait ici jusque là lors moins non peu
peut peuvent plus plusieurs près quel quelle quelles quels quelque quelques quoi sans selon sous
tous tout toute toutes très trop vers voici voilà notamment environ
"""
_ENGLISH = """
i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her
hers herself it its itself they them their theirs themselves what which who whom this that these
those am is are was were be been being have has had having do does did doing a an the and but if or
because as until while of at by for with about against between into through during before after
above below to from up down in out on off over under again further then once here there when where
why how all any both each few more most other some such no nor not only own same so than too very s
t can will just don should now would could may might must shall also don't doesn't didn't isn't
aren't wasn't weren't can't won't
"""

STOP_WORDS: Mapping[str, frozenset[str]] = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
}
