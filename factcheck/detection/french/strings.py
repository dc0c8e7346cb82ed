"""French words beside quotation marks and verbs of saying."""

from __future__ import annotations

from factcheck.detection.tables import words

# A string after one of these is a title or a name, not a quotation.
TITLE_NOUNS = words("""
    affaire album alerte appellation association ballet bateau best-seller bestseller bouton
    catégorie chanson collectif collection comédie concept concours console court-métrage
    crime disque documentaire délit essai expo exposition expression festival feuilleton
    film film-documentaire fonction formule gala groupe hashtag hôtel jeu label lettre
    lettres livre logiciel long-métrage magazine manga marque mention modèle morceau mot
    mots navette navire niveau nom nouvelle onglet opéra opération ouvrage pièce plan
    posture poème prix programme projet pseudo pseudonyme recueil restaurant revue roman
    rubrique saga signe single slogan spectacle surnom série tableau terme termes thème
    théâtre titre titres touche tournée tube téléfilm vigilance émission œuvre
""")
# A string right after one of these is a name: surnommé « le Gros ».
NAMING_WORDS = words("""
    alias appelé appelée appelées appelés baptisé baptisée baptisées baptisés classé classée
    classées classés dit dite dites dits dénommé dénommée estampillé intitulé intitulée
    intitulées intitulés labellisé nommé nommée nommées nommés rebaptisé rebaptisée
    signifiant signifie soi-disant surnommé surnommée surnommées surnommés titré titrée
    étiqueté étiquetée
""")
# What ties a cue to its clause.
LINKS = words("combien comment pourquoi qu' que si")
# Words of time that may stand between a verb and its subject: "a déclaré mardi le ministre".
MOMENTS = words("""
    août après-midi aujourd'hui avril ce cette demain dernier dernière dimanche décembre
    février hier janvier jeudi juillet juin lundi mai mardi mars matin mercredi midi
    novembre nuit octobre récemment samedi semaine septembre soir vendredi
""")
# Whom somebody speaks to, after "à", "au", "aux": "à la presse".
RECIPIENTS = words("""
    agence antenne audience barre chaîne correspondant hebdomadaire journal journalistes
    magazine micro médias presse quotidien radio reporters site télévision
""")
# Where something is said: "dans un communiqué".
CHANNELS = words("""
    allocution audience caméras communiqué conférence courriel courrier discours déclaration
    députés entretien interview journalistes lettre mail message micro médias note place
    point post presse rapport sénateurs tribunal tribune tweet vidéo élus
""")
# Right after a verb of saying these begin a clause without "que": "affirme avoir vu".
CLAUSE_OPENERS = words("avoir être ne vouloir")
CHANNEL_PREPOSITIONS = words("auprès au dans devant en lors par sur via à")
# What somebody is charged with follows in quotation marks.
CHARGES = words(
    "coupable coupables accusé accusée inculpé inculpée soupçonné soupçonnée poursuivi poursuivie"
)
# "Réponse de X : «…»": what follows is X's.
LABELS = words(
    "réponse verdict réaction explication explications analyse constat témoignage avis commentaire"
)
# What leads to a platform: "sur son compte Twitter", "dans une vidéo publiée sur YouTube".
ACCOUNTS = words("""
    ancien chaîne compte fil officiel officielle page personnel personnelle plateforme
    plate-forme postée posté profil publication publié publiée réseau social story
""")
PLATFORM_PREPOSITIONS = words("sur via")
