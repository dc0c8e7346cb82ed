"""Whose words a French quotation is."""

from __future__ import annotations

from tests.detection.french.marked import as_accepted, quotes, table


def assert_spoken(text: str, wanted: list[str]) -> None:
    assert as_accepted([one.speaker for one in quotes(text)], wanted) == wanted


@table(
    ("Le maire de Saint-Aubert, Gilles Péronnet, a déclaré : « Nous rouvrirons en janvier. »", ["Gilles Péronnet"]),
    ("Interrogée par France Bleu, la directrice a répondu : « Nous n’avons reçu aucune lettre. »", ["directrice"]),
    ("Sollicité par la rédaction, le groupe Brivor assure que « tout sera remboursé ».", ["groupe Brivor | Brivor"]),
    ("Le procureur de la République, Hervé Santoni, a évoqué « un faisceau d'indices concordants ».", ["Hervé Santoni"]),
    ("Yann Le Goff, 54 ans, éleveur à Plouhaven, soupire : « On travaille à perte. »", ["Yann Le Goff"]),
    ("Nora Jeffal, qui dirige l’équipe de Nantes, résume : « Il a plu trois mois sans arrêt. »", ["Nora Jeffal"]),
    ("La députée, qui préside la commission, a dénoncé « un texte bâclé de bout en bout ».", ["députée"]),
    ("Dans un communiqué, l’ONG Terres d’Avenir dénonce « une décision absurde et brutale ».", ["ONG Terres d’Avenir | Terres d’Avenir"]),
    ("Sur Twitter, la maire de Rocheval a fustigé un « abandon pur et simple de la ruralité ».", ["maire de Rocheval | maire"]),
    ("Paul Irigoyen, le maire (DVC) de Corve, regrette que « rien n’avance ».", ["Paul Irigoyen"]),
    ("Paul Irigoyen - maire de Corve - regrette que « rien n’avance ».", ["Paul Irigoyen"]),
    ("Réponse de Luc Arnaud : « Le train passera. »", ["Luc Arnaud"]),
    ("C’est ce qu’affirme Luc Arnaud, qui promet « une riposte ferme ».", ["Luc Arnaud"]),
    ("Un porte-parole du ministère corvanien s’est borné à assurer que « tout était prêt ».", ["porte-parole du ministère corvanien"]),
    ("Le vieil homme range ses outils et finit par dire à son fils : « Je reviendrai ! »", ["vieil homme"]),
    ("Le docteur Coste, du syndicat des généralistes, parle d’« un effet d’annonce ».", ["Coste"]),
    ("Dans un rapport publié mardi, la Cour des comptes s’alarme d’une « situation très dégradée ».", ["Cour des comptes"]),
    ("Verdict de la candidate : « Tout est à changer. »", ["candidate"]),
    ("La présidente s’étonne : « Avec une seule voiture ? »", ["présidente"]),
    ("Le Vaubrois regrettait le nul, avant d’ajouter, fataliste : « On doit tuer le match. »", ["Vaubrois"]),
    ("Les éleveurs qui ont boycotté la réunion l’ont qualifiée de « simulacre de concertation ».", ["éleveurs"]),
    ("Laurent Vasseur se souvient : « Il n’y avait ni eau ni lumière. »", ["Laurent Vasseur"]),
    ("Et Mme Kerbrat de préciser : « Le chantier ne coûtera rien. »", ["Kerbrat"]),
    ("Le sélectionneur, lapidaire : « On verra dimanche. »", ["sélectionneur"]),
    ("À l’arrivée, Théo Malbec savoure : « Je ne sentais plus mes jambes. »", ["Théo Malbec"]),
    ("Son adjoint, Rémi Clavel, abonde : « Nous sommes prêts depuis lundi. »", ["Rémi Clavel"]),
    ("Parce qu’il habite en face, Karim Slimani a tout vu : « Le bus a glissé sur le flanc. »", ["Karim Slimani"]),
)  # fmt: skip
def test_named_before(text: str, wanted: list[str]) -> None:
    assert_spoken(text, wanted)


@table(
    ("« Il va pleuvoir », a prévenu mardi devant la presse le porte-parole du ministère, Luc Arnaud.", ["Luc Arnaud"]),
    ("« La méthode est fragile », nuance auprès de l’AFP Ingrid Solheim, climatologue à Tarnsund.", ["Ingrid Solheim"]),
    ("« Le virus circule toujours », met en garde le professeur Adrien Coste, chef de service.", ["Adrien Coste"]),
    ("« C’est une honte ! », s’emporte Maître Lucie Vanel, l’avocate de la famille.", ["Lucie Vanel"]),
    ("“Le marché dort”, explique dans un entretien au Figaro Léa Montcalm, patronne d’Ovelia.", ["Léa Montcalm"]),
    ("« Ce jour-là, j’ai eu peur », a reconnu à la barre le prévenu, âgé de 23 ans.", ["prévenu"]),
    ("« L’appareil a chuté d’un coup », rapporte un témoin, sous couvert d’anonymat.", ["témoin"]),
    ("« On ne peut plus fermer l'œil », confie le maire.", ["maire"]),
    ("« C'est un soulagement », souligne Jean-Paul, 54 ans, éleveur à Saint-Brévent.", ["Jean-Paul"]),
    ('"Nous avons manqué de réalisme", a regretté l\'entraîneur vaubrois Paolo Ferri après le match.', ["Paolo Ferri"]),
    ("« Il faut agir vite » a déclaré la ministre de l'Eau.", ["ministre de l'Eau | ministre"]),
    ("« Une erreur d’arbitrage, rien de plus », dixit le capitaine.", ["capitaine"]),
    ("« Vous avez brisé ma vie », lance la plaignante à l’accusé.", ["plaignante"]),
    ("« Nous n’excluons aucune piste », a fait savoir la gendarmerie.", ["gendarmerie"]),
    ("« Nous ferons appel », indique-t-on au parquet de Vaubreuil.", ["parquet de Vaubreuil | parquet"]),
    ("« Tout est rentré dans l’ordre », assurait-on vendredi à la préfecture.", ["préfecture"]),
    ("« Les stocks sont au plus bas », alerte Olivier Tessandier, président des Halles de Corve.", ["Olivier Tessandier"]),
    ("« Les comptes sont faux », peut-on lire dans le rapport de la chambre régionale.", ["rapport de la chambre régionale | rapport"]),
    ("« Nous partons », ont annoncé les deux frères, Anton et Viktor Belov.", ["deux frères | frères | Anton et Viktor Belov | Viktor Belov"]),
    ("« On méritait mieux », lâchait, dépité, le gardien Sacha Nivet.", ["Sacha Nivet"]),
    ("« Le sommet est maintenu », a déclaré à la presse, lundi soir, la porte-parole Mina Sorel.", ["Mina Sorel"]),
    ("« Le seuil est franchi », écrivent les chercheurs dans la revue Cellulia.", ["chercheurs"]),
    ("« On verra », a lancé le chef des députés Nouvelle Rive, Paul Irigoyen.", ["Paul Irigoyen"]),
    ("« Un dossier vide », selon l’avocat de la défense, Me Éric Landru.", ["Éric Landru | avocat de la défense"]),
)  # fmt: skip
def test_named_after(text: str, wanted: list[str]) -> None:
    assert_spoken(text, wanted)


@table(
    ("« On a pleuré », dit à l’AFP Gilda Vautier, secrétaire de l’amicale.", ["Gilda Vautier"]),
    ("« On ira jusqu’au bout », a déclaré dimanche sur Télé Vallée Paul Irigoyen.", ["Paul Irigoyen"]),
    ("« On me l’a proposé », explique à Télé Vallée le comédien.", ["comédien"]),
    ("« Il va mieux », analyse dans Voilà Matin Daniel Guimard, son ami de toujours.", ["Daniel Guimard"]),
    ("« Deux heures de queue », a témoigné auprès d’un correspondant de l’AFP Gilda Vautier.", ["Gilda Vautier"]),
    ("« C’est injouable », a estimé au micro de Radio Corve l’entraîneur Paolo Ferri.", ["Paolo Ferri"]),
    ("« La loi sera votée », a martelé lors d’un meeting à Vaubreuil la candidate Mina Sorel.", ["Mina Sorel"]),
    ("« Le vaccin est sûr », a assuré sur RTVC le professeur Adrien Coste.", ["Adrien Coste"]),
    ("« On fera appel », a déclaré à l’issue de l’audience Me Lucie Vanel.", ["Lucie Vanel"]),
    ("« Nous avons vaincu », a proclamé devant ses partisans le président sortant.", ["président sortant"]),
    ("« Tout est à changer », estime pour sa part Mina Sorel.", ["Mina Sorel"]),
    ("« Tout est à changer », estime quant à elle la candidate.", ["candidate"]),
    ("« Tout est à changer », a lancé sous les applaudissements la candidate.", ["candidate"]),
    ("« Tout est à changer », a admis sans détour Mina Sorel.", ["Mina Sorel"]),
    ("« Tout est à changer », a conclu en fin de journée le président de la région.", ["président de la région | président"]),
    ("« Tout est à changer », estime-t-on au sein du parti.", ["parti"]),
    ("« La loi sera votée », a répété ce vendredi matin Mina Sorel.", ["Mina Sorel"]),
    ("« La loi sera votée », a-t-on confirmé dans l’entourage du ministre.", ["entourage du ministre"]),
)  # fmt: skip
def test_named_behind_the_occasion(text: str, wanted: list[str]) -> None:
    """To whom, where and when stand between the verb and its subject."""
    assert_spoken(text, wanted)


@table(
    ("« Personne ne nous avait prévenus, s’indigne Sylvie Gautret. On a tout perdu. »", ["Sylvie Gautret"]),
    ("« Le dossier, a insisté la bâtonnière, doit être jugé ici. »", ["bâtonnière"]),
    ("Marc Delorme ne décolère pas. « Moi, dit-il, je n’ai jamais signé ce papier. »", ["Marc Delorme"]),
    ("Appelée à la barre, Anaïs Roy tremble. « Je n’ai rien vu, jure-t-elle. Il faisait nuit. »", ["Anaïs Roy"]),
)  # fmt: skip
def test_named_inside_the_marks(text: str, wanted: list[str]) -> None:
    assert_spoken(text, wanted)


@table(
    ("« Nous avons eu de la chance », raconte Paul Irigoyen, « le vent a tourné au bon moment. »", ["Paul Irigoyen", "Paul Irigoyen"]),
    ("« Ils ont tiré », affirme Claire Dubosc. « Nous reviendrons chaque samedi. »", ["Claire Dubosc", "Claire Dubosc"]),
    ("« C’est une faute », a estimé le rapporteur, pour qui « rien ne justifiait ce retard ».", ["rapporteur", "rapporteur"]),
    ("« On récolte moins », explique l'apiculteur Denis Roch.\n\n« Les frelons sont là dès juillet. »", ["Denis Roch", "Denis Roch"]),
    ("« Je suis resté », dit Abel Mansour. Il hésite. « Je n’avais nulle part où aller. »", ["Abel Mansour", "Abel Mansour"]),
    ("« Je suis dépassé », avoue le jeune homme, expliquant « ne plus savoir quoi dire ».", ["jeune homme", "jeune homme"]),
    ("« Il hésite », selon un membre de sa garde, qui relève que « rien n’est signé ».", ["membre de sa garde", "membre de sa garde"]),
    ("Mina Sorel confie que Paul Irigoyen l’a aidée. « Il m’a tendu la main ce jour-là. »", ["Mina Sorel"]),
    ("« On roule », dit Théo Malbec. Il part à l’aube. Nul ne l’attend. « Je rentrerai à Noël. »", ["Théo Malbec", "Théo Malbec"]),
    ("« Assez ! », crie Léa Fontan. « Laissez-la finir », coupe le président de séance.", ["Léa Fontan", "président de séance | président"]),
)  # fmt: skip
def test_carried_from_piece_to_piece(text: str, wanted: list[str]) -> None:
    assert_spoken(text, wanted)


@table(
    ("La préfète Anne Lestrade s’est exprimée jeudi. « Le dossier est clos », a-t-elle ajouté.", ["Anne Lestrade"]),
    ("Le président du département, Bruno Hamelin, a coupé le ruban. « C'est historique ! », s’est-il félicité.", ["Bruno Hamelin"]),
    ("La banque Cordelier a confirmé la panne. La banque a ajouté : « Aucun compte n’a été touché. »", ["banque | banque Cordelier | Cordelier"]),
    ("Les pêcheurs du port sont amers. « On nous a oubliés », soupirent-ils.", ["pêcheurs du port | pêcheurs"]),
    ("« Quel gâchis », lâche Denis Roch. Plus loin, Claire Dubosc soupire. « Tout meurt », dit-elle.", ["Denis Roch", "Claire Dubosc"]),
    ("« Quel gâchis », lâche Denis Roch. À la ferme voisine, Claire Dubosc fait le même constat. « Les reines meurent », dit-elle.", ["Denis Roch", "Claire Dubosc"]),
    ("Mila Horvat a quitté la salle. Elle : « Je n'ai jamais revu ce camion. »", ["Mila Horvat"]),
    ("Selon Fabien Ruault, les dégâts sont limités. Pour lui, « la toiture est sauvée ».", ["Fabien Ruault"]),
    ("L’actrice Diane Mercœur joue son propre rôle. Elle dit avoir « longtemps hésité à revenir ».", ["Diane Mercœur"]),
)  # fmt: skip
def test_pronouns_and_references_back(text: str, wanted: list[str]) -> None:
    assert_spoken(text, wanted)


@table(
    ('Marc Olsen, le Tarnsund journaliste, a dit Reuters: "Nous avons perdu trois avions."', ["Marc Olsen"]),
    ("Ingvild Dahl, le chef de la police, a parlé vendredi. Elle mentionné: «Nous cherchons toujours le conducteur.»", ["Ingvild Dahl"]),
    ('Le Brivor porte-parole a déclaré: "Nous regrettons cet incident profondément."', ["Brivor porte-parole | porte-parole"]),
)  # fmt: skip
def test_machine_translated_prose(text: str, wanted: list[str]) -> None:
    assert_spoken(text, wanted)


def test_the_recipient_is_not_the_speaker() -> None:
    assert_spoken("« Je pars », a confié au Monde Hélène Astruc.", ["Hélène Astruc"])
    assert_spoken("« Je pars », a-t-elle confié à l’AFP.", [""])
