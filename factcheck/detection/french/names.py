"""French words that say what kind of thing a name or a noun phrase is."""

from __future__ import annotations

from factcheck.detection.tables import words

DETERMINERS = words("""
    au autre aux ce certaines certains ces cet cette chaque cinq d' d'autres de des deux du
    l' la le les leur leurs ma mes mon nos notre plusieurs quatre quelques sa ses son tous
    tout toute toutes trois un une vos votre
""")
COMPLEMENTS = words("""
    au aux chez d' de des du en pour sur à
""")
TITLES = words("""
    abbé adjudant capitaine colonel commandant docteur dr frère général lieutenant lord m
    madame maître me mgr mlle mm mme mmes monsieur pr professeur père sir sœur
""")
CONJUNCTIONS = words("""
    afin alors après avant avec car comme dans depuis donc dont et lorsqu' lorsque mais ni
    or ou où parce pendant puisqu' puisque qu' quand que qui quoique sans si tandis vers
""")
JOINERS = frozenset({"et"})
RELATIVES = words("""
    dont laquelle lequel lesquels où qu' que qui
""")
PLATFORMS = words("""
    bluesky facebook instagram linkedin mastodon reddit snapchat telegram threads tiktok
    twitch twitter whatsapp x youtube
""")
OUTLETS = words("""
    afp agence ap bbc bfm bfmtv bleu blog canard chaîne cnews cnn croix culture express
    figaro france-presse franceinfo hebdomadaire humanité info inter itélé journal lci libé
    libération magazine marianne mediapart mensuel minutes monde média nouvelobs obs
    ouest-france parisien point presse quotidien radio reuters revue rfi rtl site sud-ouest
    tf1 tribune télévision wikinews zataz échos
""")
PEOPLE = words("""
    accusé accusée acteur actrice adjoint adjointe administrateur ado agent agriculteur
    aide-soignante ambassadeur ambassadrice analyste animateur animatrice arbitre
    archéologue artiste associé astronome attaquant auteur auteure autrice avocat avocate
    avocats baron beau-frère belle-sœur biologiste botaniste bourgmestre buraliste buteur
    bâtonnier bâtonnière cadre camarade candidat candidate capitaine ceo champion championne
    chancelier chancelière chanteur chanteuse chasseur chauffeur chef chercheur chercheuse
    chirurgien citoyen client cliente climatologue co-fondateur coach cofondateur
    cofondatrice collaborateur collègue collégien colonel commandant commerçant commerçante
    commissaire communicant comédien comédienne conducteur conseiller conseillère
    coordinateur coordinatrice cousin cousine critique créateur créatrice curé dg directeur
    directrice dirigeant dirigeante docteur doyen doyenne défenseur délégué déléguée député
    députée détective employé employée enquêteur enseignant enseignante entraîneur
    entraîneuse ex-ministre ex-président expert expert-comptable experte familier famille
    femme figure fille fils fonctionnaire fonctionnaires fondateur fondatrice footballeur
    frère gardien gouverneur grand-mère grand-père greffier gynécologue général généticien
    généticienne géologue gérant gérante habitant habitante habitants historien historienne
    homme huissier infectiologue infirmier infirmière ingénieur inspecteur instituteur
    institutrice interlocuteur internaute intervenant intéressé intéressée jeune jeunes
    joueur journaliste juge juriste kiné leader lecteur lieutenant livreur lycéen lycéenne
    lycéens magistrat magistrate maire manager manifestant maraîcher mari membre milieu
    militant militante mineur ministre moniteur musicien musicienne mère médecin médiateur
    neveu nièce notaire numéro négociateur officier oncle opposant opposante organisateur
    organisatrice ouvrier ouvrière paléontologue papa pape parent parents parlementaire
    participant particulier passager passant passante patron patronne pdg pharmacien
    pharmacienne philosophe pilote plaignant plaignante policier politologue pompier
    porte-parole portes-parole premier prince princesse principal proche proches procureur
    procureure producteur professeur professeure propriétaire proviseur préfet préfète
    présentateur présentatrice président présidente prévenu prévenue prêtre psychologue père
    pêcheur pêcheurs rapporteur rapporteure recteur reine représentant représentante
    responsable restaurateur restauratrice retraité riverain riveraine roi romancier
    réalisateur réalisatrice rédacteur salarié salariée scientifique scénariste secrétaire
    sergent serveur signataire signataires sismologue skipper sociologue soldat source
    sources spécialiste substitut suspect syndicaliste sélectionneur sénateur sénatrice sœur
    tante technicien touriste trésorier tsar témoin témoins ténor tête-de-liste utilisateur
    utilisatrice vendeur vendeuse veuve vice-président vice-présidente victime victimes
    villageois virologue viticulteur voisin voisine voyageur échevin économiste édile
    éditeur éditorialiste éleveur éleveuse élu élue émissaire épidémiologiste épouse époux
    étudiant étudiante évêque
""")
ORGANISATIONS = words("""
    académie accusation administration agence alliance ambassade analystes armée assemblée
    association autorité autorités banque brigade bureau cabinet caisse camp capitale
    cellule centrale centre chambre chancellerie chaîne chercheurs cité club coalition
    collectif collectivité comité commission communauté commune compagnie confédération
    conseil constructeur coordination cour diplomatie direction droite défense délégation
    département enquêteurs enseigne entourage entreprise experts fabricant faculté filiale
    firme fondation force forces formation front fédération garde gauche gendarme
    gendarmerie gouvernement groupe groupement guilde habitants hebdomadaire hôpital
    industriel industriels inspection institut institution intersyndicale justice
    laboratoire ligue magazine magistrature mairie maison majorité marine mensuel militants
    ministère mission mouvement municipalité musée médias nations observateurs observatoire
    office ong opposition opérateur ordre organe organisateurs organisation organisme palais
    parlement parquet parti partie patronat pays plate-forme plateforme police pompiers
    pouvoir procureurs protection préfecture présidence quai quotidien responsables
    riverains rédaction régie régime région sapeurs-pompiers scientifiques secrétariat
    service services siège société soutiens spécialistes studio syndicat syndicats sénat
    tribunal unité université ville éditeur église élysée équipe établissement état
    état-major
""")
DOCUMENTS = words("""
    accord affiche analyse annonce annuaire arrêt arrêté article audit avis bilan billet
    blog bulletin chiffre chiffres circulaire communiqué compte-rendu constat constitution
    convention courriel courrier document documents données dossier décision déclaration
    dépêche enquête estimation estimations expertise information informations jugement
    lettre livre loi légende magazine manifeste message mémoire note notice ouvrage page
    panneau plainte presse procès-verbal projection projections prévisions publication
    pétition rapport rapports recensement recherche recherches rumeur rumeurs règlement
    résultats sentence simulations sondage statistiques statuts texte thèse traité travaux
    tweet témoignage témoignages verdict éditorial étude études
""")
FEMALE = words("""
    actrice ambassadrice avocate candidate championne chancelière chanteuse conseillère
    directrice déléguée députée elle enseignante femme fille fondatrice gérante institutrice
    la madame mlle mme mère princesse présidente reine réalisatrice sénatrice sœur une veuve
    voisine élue épouse étudiante
""")
MALE = words("""
    acteur ambassadeur avocat candidat champion chancelier chanteur conseiller directeur
    député entraîneur fils homme il le m mari monsieur prince président père roi réalisateur
    sénateur un voisin époux étudiant
""")
PRONOUNS = {
    "il": "m",
    "elle": "f",
    "ils": "p",
    "elles": "p",
    "lui": "m",
    "celui-ci": "m",
    "celle-ci": "f",
    "ceux-ci": "p",
    "celles-ci": "p",
}
NUMBERS = words("""
    certains cinq deux dix huit neuf plusieurs quatre quelques sept six trois
""")
NOT_NAMES = words("""
    a ailleurs ainsi alors août après au aucun aucune aujourd'hui aussi autre autres aux
    avant avec avril bien c' car ce ceci cela celle celles celui cependant certaines
    certains ces cet cette ceux chaque chez cinq comme contre d' dans de demain depuis des
    deux dimanche dix donc dont du durant dès décembre déjà elle elles en encore enfin
    ensuite entre et face février grâce hier huit il ils interrogé interrogée invité j'
    janvier je jeudi juillet juin l' la le les leur leurs lors lorsque lundi m' ma mai mais
    malgré mardi mars mercredi mes moins mon même n' ne neuf ni non nos notre nous novembre
    néanmoins octobre on or ou oui outre où par parmi pendant plus plusieurs pour pourtant
    puis puisque qu' quand quant quatre que quelques qui s' sa samedi sans se selon sept
    septembre ses seul seule seuls si six son sous sur t' tandis tous tout toute toutefois
    toutes trois très tu un une vendredi vers voici voilà vos votre vous y à ça
""")

# Between two capitalised words they belong to the name.
PARTICLES = words("""
    al ben bin d' da de del den der di du el ibn van von
""")
# Words that end a noun phrase: what follows tells more about it.
CLOSING = words("""
    ayant cité citée citées cités consulté consultée consultées consultés contacté contactée
    daté datée diffusé diffusée dimanche interrogé interrogée interrogées interrogés invité
    invitée joint jointe mené menée par présent présente présents présenté présentée publié
    publiée publiées publiés recueilli recueillies recueillis relayé relayée rencontré
    rencontrée rendu rendue réalisé réalisée récolté récoltées récoltés venu venue venues
    venus âgé âgée
""")
# "selon les informations de X": the words of X, so that X is the source.
WORDINGS = words("""
    confidences déclaration déclarations indications indices information informations mots
    propos récit révélations
""")
DEFINITE = words("""
    ce cette l' la le
""")
# A noun that is itself the source in "de source policière".
SOURCES = frozenset({"source", "sources"})
# Those of them that name one outlet and nothing else.
OUTLET_NAMES = words("""
    afp ap bbc bfm bfmtv canard cnews cnn figaro france-presse franceinfo itélé lci libé
    libération mediapart nouvelobs obs ouest-france parisien reuters rfi rtl sud-ouest tf1
    tribune wikinews zataz échos
""")
NOT_PLURALS = words("cours fils mines gardes")
# Offices that only a company or the like has: the name behind "de" is a body's.
OFFICES = words("""
    cofondateur cofondatrice co-fondateur dg directeur directrice dirigeant dirigeante
    fondateur fondatrice gérant gérante patron patronne pdg
""")
REPORTERS = words("""
    chroniqueur chroniqueuse correspondant correspondante journaliste rédacteur rédactrice
    reporter éditorialiste
""")
# Who works "chez" somebody.
STAFF = words("""
    analyste avocat avocate chef chercheur chercheuse conseiller conseillère consultant
    consultante délégué déléguée expert experte ingénieur ingénieure juriste manager
    représentant représentante responsable salarié salariée spécialiste stratège économiste
""")
EMPLOYING = words("chez")
FORMER = words("ancien ancienne ex futur future")
