"""French names and references that hold a number. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import NameTable, words

NAMES = NameTable(
    references=words(
        """
        article articles art alinéa alinéas page pages p pp chapitre chapitres numéro
        numéros no n° nº n nos loi décret décrets règlement directive résolution paragraphe
        annexe figure tableau ligne lignes vol salle chambre porte bus quai voie lot phase
        étape niveau catégorie type classe épisode épisodes saison saisons tome acte version
        route autoroute nationale départementale rn rd section titre groupe dossier question
        secteur zone bâtiment escalier étage puce canal chaîne amendement amendements verset
        versets psaume arrêté opus modèle ref réf référence id isbn issn siret siren département bac
        """
    ),
    seasons=frozenset({"saison", "saisons"}),
    brands=words(
        """
        france europe canal radio formule windows iphone ipad ipod playstation xbox boeing
        airbus ubuntu firefox android ios html galaxy apollo ariane falcon soyouz rafale
        mirage peugeot renault citroën ligue pro top division fédérale wii nintendo chrome
        explorer office photoshop opera debian fedora linux mac arte
        voyager pioneer curiosity
        gemini saliout vega mig soukhoï tupolev concorde leopard leclerc tgv corail
        intercités transilien rer
        """
    ),
    no_names=words(
        """
        le la les l un une des du de d et ou mais donc or ni car à au aux en dans sur sous
        par pour avec sans selon d'après entre depuis dès vers chez ces ses leurs nos vos
        mes tes ce cet cette plus moins environ près quelque quelques plusieurs seuls seules
        seulement au-delà après avant pendant durant il elle ils elles on nous vous tous
        toutes ainsi sont était étaient a ont y dont où que qui quand comme si soit jusqu
        total bilan autour quelque parmi contre outre enfin puis aussi alors actuellement
        aujourd hier ici là deux trois quatre cinq six sept huit neuf dix onze douze lundi
        mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
        juillet août septembre octobre novembre décembre âgé âgée âgés né née fin début mi
        année années voici voilà malgré lors hormis sauf via fait ans noël pâques ramadan
        """
    ),
    streets=words(
        """
        rue avenue boulevard bd place quai impasse allée allées chemin route square cours
        passage faubourg villa
        """
    ),
    numbered_names=frozenset({"minutes", "heures"}),
    idioms=(("quatre", "coins"), ("deux", "reprises"), ("dix", "commandements"), ("quatre", "vents")),
    fixed=frozenset({"24/7", "7/7", "9/11", "24/24", "11/9"}),
)  # fmt: skip
