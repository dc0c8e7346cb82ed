"""French words of attribution. A verb's strength says how much of a complement it needs.

"saying" verbs attribute whatever follows; "thinking" verbs need a clause or a quotation;
"stance" verbs (dénoncer, se féliciter) and verbs that often take a plain object (annoncer)
need a quotation or "que".
"""

from __future__ import annotations

from factcheck.detection.tables import words

SAYING = words("""
    abonder affirmer ajouter alléguer annoncer arguer argumenter assurer asséner avertir
    balbutier blaguer certifier chuchoter clamer commenter compléter conclure confesser
    confier confirmer crier dire déclarer décrire détailler enchaîner entonner estimer
    expliciter expliquer exposer fanfaronner fulminer gazouiller glisser grogner gronder
    haranguer hurler indiquer informer insister ironiser lancer lâcher marmonner marteler
    mentionner murmurer narrer nuancer objecter pester philosopher plaider plaisanter
    positiver poursuivre proclamer préciser prétendre prévenir raconter rappeler rapporter
    reconnaître rectifier redire relater relativiser renchérir renseigner reprendre
    réaffirmer réagir répliquer répondre répéter résumer rétorquer s'agacer s'emporter
    s'exclamer s'insurger s'étrangler savourer souffler souligner soupirer soutenir
    spécifier stipuler surenchérir tacler temporiser tempérer tempêter tonner trancher
    tweeter twitter témoigner vociférer écrire énoncer évoquer
""")

THINKING = words("""
    admettre analyser avancer avouer calculer concéder considérer constater convenir
    craindre croire diagnostiquer douter décrypter déduire démentir démontrer déplorer
    entendre espérer garantir imaginer inquiéter interroger juger jurer maintenir montrer
    noter observer penser philosopher promettre pronostiquer préconiser prédire préjuger
    présager questionner regretter relever remarquer rire réfléchir réitérer révéler
    signaler souhaiter soupçonner sourire souvenir suggérer supposer tabler trouver établir
    évaluer
""")

STANCE = words("""
    accuser achever acquiescer admonester alarmer alerter amuser anticiper apostropher
    appeler applaudir appuyer articuler attaquer attester attrister bafouiller balayer
    blâmer bougonner bredouiller cingler citer commencer communiquer compatir compléter
    condamner confier conjurer conseiller contester continuer contre-attaquer contredire
    corriger critiquer demander divulguer débuter décrire défendre dénoncer dépeindre
    désespérer désoler développer dévoiler embrayer encourager enflammer enjoindre enrager
    entamer enthousiasmer esclaffer excuser exhorter exiger exulter finir fulminer fustiger
    féliciter grincer grommeler gémir illustrer implorer indigner infirmer insurger
    interpeller intimer invoquer irriter justifier lamenter louer marquer maugréer menacer
    minimiser modérer moquer nier notifier offusquer opposer ordonner parier parler pester
    plaindre pleurer pointer prier prophétiser proposer protester prôner qualifier rager
    railler rassurer recommander redouter refuser rejeter remercier remémorer renvoyer
    revendiquer rigoler riposter râler réclamer récuser réfuter réjouir résigner résumer
    révolter rêver saluer sangloter scandaliser scander sermonner souhaiter soulever
    supplier synthétiser tancer targuer taxer terminer théoriser titrer traiter vanter
    vitupérer écrier énerver énumérer épancher épingler éructer étonner étriller
""")

# Forms that are far more often nouns or adjectives unless they stand where a verb stands.
NOUNS = words("""
    achève alerte analyse annonce appelle appuie avance balance calcule chante chantent cite
    commence commentaire communique complète compléte conseil continue corrige craint crie
    critique demande dispute dit dite dites dits doute défend détaille développe entendu
    expose fini finit glisse illustre illustrent informe introduit jette juge lance lit loue
    lu lus marque menace modère montre note notes ordonne partage pense pleure pointe pose
    poste prie précise prévu prévue prévues prévus publie rapporte regrette relève reprise
    retient rire risque risquent récit réponse rêve rêves salue savoir signe signent signé
    signée souffle sourire souvenir suggère termine titre tonne tonnes traite trouve voit
    éclaire établi évalue évoque
""")

# "a fait savoir", "laisse entendre": the second word carries the meaning.
AFTER_FAIRE = words("""
    connaître noter observer part remarquer savoir valoir état
""")
AFTER_LAISSER = words("entendre")
# "a tenu à préciser", "souhaite rappeler": the verb of saying comes as an infinitive.
WILLING = words("""
    borne bornent borné commence commencé contente contentent contenté continue continuent
    continué devait doit fini finit obstine peut préfère préféré résolu souhaitait souhaite
    souhaitent souhaité tenait tenu tiennent tient venait veulent veut viennent vient
    voulait voulu
""")

# Prepositions of attribution, as words in order.
PREPOSITIONS = (
    ("si", "l'", "on", "en", "croit"), ("si", "on", "en", "croit"), ("auprès", "de"), ("auprès", "du"), ("auprès", "des"), ("auprès", "d'"), ("selon",), ("d'", "après"), ("suivant",), ("à", "en", "croire"), ("de", "source"), ("de", "sources"),
    ("d'", "une", "source"), ("aux", "dires", "de"), ("aux", "dires", "du"), ("aux", "yeux", "de"),
    ("aux", "yeux", "du"), ("dixit",), ("dans", "les", "colonnes", "de"), ("dans", "les", "colonnes", "du"),
    ("de", "l'", "avis", "de"), ("de", "l'", "aveu", "de"), ("de", "l'", "avis", "des"),
    ("au", "dire", "de"), ("au", "dire", "des"), ("aux", "dires", "des"),
)  # fmt: skip

# What follows "selon", "d'après" and "pour" without being anybody who says something.
NOT_SOURCES = words("""
    article axes barème besoin besoins calendrier cas catégorie catégories contrat coutume
    critère critères degré disponibilités dispositions envie envies film formule goût goûts
    gravité humeur hypothèse hypothèses images importance l'heure le_cas lieux logique loi
    modalité modalités moi moment moyens méthode méthodes nature niveau norme normes nous
    ordre ou où pays photos plan principe procédure procédures qu' que quoi roman rythme
    règle règles région régions saison saisons scénario sexe si souhait taille termes toi
    tradition type types usage volonté vous vœu vœux zones âge âges époque époques
""")

AUXILIARIES = words("""
    a ai aient ait aura auraient aurait auront avaient avait avez avoir avons ayant est
    eurent eut furent fut ont s'est seraient serait sont étaient était être
""")
BE = words("""
    est furent fut sera seraient serait seront soit sont étaient était été être
""")
HAVE = AUXILIARIES - BE
ADVERBS = words("""
    ainsi alors aussi aussitôt bien brièvement cependant clairement d'ailleurs d'emblée déjà
    elle-même encore enfin ensuite eux-mêmes fermement finalement fortement guère
    immédiatement jamais juste justement longtemps longuement lui-même même notamment
    néanmoins officiellement ouvertement pas plus point pourtant publiquement rapidement
    rien récemment régulièrement seulement simplement sobrement solennellement sèchement
    toujours tout toutefois tranquillement très vite vivement volontiers également
""")
NEGATIONS = words("""
    guère jamais pas point rien
""")
CLITICS = words("""
    en l' la le les leur lui m' me n' ne nous s' se t' te vous y
""")
SUBJECT_PRONOUNS = words("""
    celle-ci celles-ci celui-ci ceux-ci chacun chacune elle elles il ils nul on personne
    rien
""")
INVERTED = (
    "-t-il",
    "-t-elle",
    "-t-on",
    "-t-ils",
    "-t-elles",
    "-il",
    "-elle",
    "-ils",
    "-elles",
    "-on",
)
# "on", "il se dit que": said by nobody.
IMPERSONAL = words("on personne chacun chacune nul rien")

# Several words between an auxiliary and its verb: "a pour sa part regretté".
ADVERBIALS = (
    ("pour", "sa", "part"), ("pour", "leur", "part"), ("de", "son", "côté"), ("de", "leur", "côté"), ("par", "exemple"),
    ("à", "son", "tour"), ("à", "leur", "tour"), ("quant", "à", "lui"), ("quant", "à", "elle"), ("quant", "à", "eux"),
    ("en", "effet"), ("par", "ailleurs"), ("en", "outre"), ("d'", "ailleurs"), ("d'", "abord"), ("tout", "d'", "abord"),
    ("d'", "ores", "et", "déjà"), ("dans", "la", "foulée"), ("à", "plusieurs", "reprises"), ("lui", "aussi"), ("elle", "aussi"),
    ("une", "nouvelle", "fois"), ("tout", "de", "même"), ("entre", "autres"), ("sans", "détour"), ("sans", "ambages"), ("avec", "force"), ("au", "passage"), ("en", "revanche"), ("au", "contraire"), ("eux", "aussi"),
)  # fmt: skip

# Verbs whose plain object is a statement too: "confirmer la mort de".
CORE = words("""
    affirmer annoncer assurer avertir commenter confier confirmer dire déclarer démentir
    estimer expliquer indiquer promettre préciser prévenir raconter rapporter reconnaître
    révéler souligner témoigner écrire
""") | {"faire savoir"}

# Verbs that say something when they are reflexive: "s'est dit", "se félicite".
REFLEXIVE = words("""
    alarmer amuser attrister confier demander dire défendre désespérer désoler enflammer
    enthousiasmer esclaffer exclamer excuser féliciter indigner inquiéter insurger
    interroger irriter justifier lamenter moquer offusquer opposer plaindre projeter
    rappeler rassurer remémorer réjouir résigner révolter s'agacer s'emporter s'exclamer
    s'insurger s'écrier s'étrangler scandaliser souvenir targuer vanter écrier énerver
    épancher étonner
""")
# Verbs whose negation means that somebody did not want to speak.
DECLINING = words("""
    commenter confirmer exprimer préciser réagir répondre s'exprimer souhaiter
""")
