"""Who or what a French statement is attributed to, outside quotation marks."""

from __future__ import annotations

from tests.detection.french.marked import bare, origins, read, read_marked, table


def assert_origins(text: str) -> None:
    marked = read_marked(text)
    assert marked.found(origins(marked.text)) == marked.wanted


@table(
    "Deux routes restent fermées, selon ⟦la {préfecture}⟧.",
    "La fréquentation a baissé de 4 %, d’après ⟦l’institut {Mérimont}⟧.",
    "D'après ⟦{Karim Slimani}, riverain⟧, l’alarme n’a pas sonné.",
    "Pour ⟦{Léon Vidal}⟧, la réforme est mort-née.",
    "À en croire ⟦le {directeur sportif}⟧, le transfert est bouclé.",
    "Aux dires ⟦des {voisins}⟧, le couple vivait reclus.",
    "De l’avis ⟦des {spécialistes}⟧, la faille était connue.",
    "Selon ⟦les {chiffres de l’Insee}⟧, la population a reculé.",
    "Selon ⟦les {prévisions de Météo-Vallée}⟧, la neige tombera dès 300 mètres.",
    "Selon ⟦l’{expert psychiatre}⟧, l’accusé est accessible à une sanction.",
    "Il a fui à pied, selon ⟦le récit de la {victime}⟧.",
    "Pour ⟦les {économistes de la banque Cordelier}⟧, la hausse sera brève.",
)
def test_prepositions(text: str) -> None:
    assert_origins(text)


@table(
    "⟦De {source policière}⟧, deux hommes sont recherchés.",
    "L’otage est en vie, selon ⟦des {sources concordantes}⟧.",
    "Le dossier est transmis, selon ⟦une {source proche de l’enquête}⟧.",
    "On apprend de ⟦{source judiciaire}⟧ que le suspect a été relâché.",
    "Le suspect a été relâché, a-t-on appris de ⟦{source judiciaire}⟧.",
    "L’élève va mieux, a-t-on appris auprès de ⟦la {préfecture}⟧.",
    "L’élève va mieux, indique-t-on ⟦au {parquet}⟧.",
    "L’élève va mieux, a-t-on précisé ⟦à l’{hôpital}⟧.",
    "L’élève va mieux, apprend-on auprès de ⟦la {gendarmerie}⟧.",
    "L’élève va mieux, lit-on dans ⟦le {rapport}⟧.",
    "⟦Un {représentant du groupe}⟧, sous couvert d’anonymat, reconnaît que la cuve fuyait.",
    "⟦Une {source diplomatique}⟧ affirme que les pourparlers ont échoué.",
)
def test_sources_without_a_name(text: str) -> None:
    assert_origins(text)


@table(
    "⟦La {police}⟧ a indiqué que la rue était sûre.",
    "La rue est sûre, a indiqué ⟦la {police}⟧.",
    "⟦Le {ministère}⟧ précise que la mesure est provisoire.",
    "⟦{Bruxelles}⟧ a estimé que l’aide était illégale.",
    "⟦L’{Élysée}⟧ assure que rien n’est décidé.",
    "⟦L’{opposition}⟧ affirme que le vote est truqué.",
    "⟦La {Commission européenne}⟧ juge que le délai est dépassé.",
    "⟦Les {syndicats}⟧ craignent que l’usine ne ferme.",
    "⟦Le {groupe}⟧ dit ne pas connaître l’origine du feu.",
    "⟦La {famille de la victime}⟧ dit avoir reçu des menaces.",
    "⟦Un {témoin}⟧ a raconté avoir vu une fumée noire.",
    "⟦L’{enseigne}⟧ promet que les bons seront honorés.",
    "Contactée, ⟦la {mairie}⟧ confirme que le gymnase est fermé.",
    "Selon ⟦l’{accusation}⟧, le prévenu savait.",
    "⟦L’{avocate générale}⟧ a soutenu que le prévenu savait.",
    "⟦L’{entraîneur}⟧ a confirmé que son gardien était forfait.",
    "Le gardien est forfait, a fait savoir ⟦le {club}⟧.",
    "⟦La {Maison-Blanche}⟧ a démenti que le sommet soit annulé.",
    "Le tirage est valable, précise ⟦la {Lyonnaise des jeux}⟧.",
    "Les cas augmentent, notent ⟦les {Centres de prévention et de lutte} contre les maladies⟧.",
    "La conduite est réparée, selon ⟦la même {source}⟧.",
    "Dans un rapport publié mardi, ⟦la {Cour des comptes}⟧ estime que le port perd de l’argent.",
    "Dans une lettre ouverte, ⟦les {élus}⟧ demandent pardon et affirment que le vote était régulier.",
    "Selon ⟦un {responsable américain}⟧ s’exprimant sous couvert d’anonymat, le pont a sauté.",
    "⟦Le syndicat {Force du rail}⟧ affirme que la ligne fermera.",
    "⟦La {défense}⟧ plaide que le délai est passé.",
    "14h32 - Le trafic est interrompu, annonce ⟦la régie {Transvallée}⟧.",
    "Le vent va forcir, avertit ⟦{Météo-Vallée}⟧ dans son bulletin.",
    "Le stade sera prêt, a promis lundi ⟦le {comité d’organisation}⟧.",
)
def test_bodies_and_roles(text: str) -> None:
    assert_origins(text)


@table(
    "Interrogé par ⟪France Bleu⟫, ⟦{Luc Arnaud}⟧ affirme que la digue tiendra.",
    "⟦{Luc Arnaud}⟧ estime, lui, que la digue tiendra.",
    "⟦{Luc Arnaud}⟧, qui préside le syndicat des vignerons, a indiqué que la récolte était faible.",
    "⟦Le porte-parole de l’armée, le colonel {Idriss Bamba}⟧, a annoncé que le pont était repris.",
    "Le pont est repris, a annoncé jeudi à la télévision ⟦le colonel {Idriss Bamba}⟧.",
    "L’avocat de la famille, ⟦Me {Éric Landru}⟧, a fait savoir qu’il ferait appel.",
    "La récolte sera faible, a expliqué ⟦{Luc Arnaud}⟧ à l’⟪AFP⟫.",
    "La récolte sera faible, reconnaît ⟦{Luc Arnaud}⟧, cité par ⟪Le Monde⟫.",
    "La vendange sera tardive, prédit ⟦{Hélène Astruc}⟧, citée par ⟪La Gazette du vin⟫.",
    "Le pilote est sauf, a déclaré à la presse ⟦le commandant {Viktor Belov}⟧.",
    "⟦Le philosophe {Abel Mansour}⟧ voit, lui, dans la loi une chance, et dit qu’il la votera.",
    "⟦La {chanteuse} et comédienne de 35 ans⟧ confie avoir peur des oiseaux.",
    "C’est le cas de ⟦la chanteuse {Mina Sorel}⟧, qui a confié avoir peur des oiseaux.",
    "Le gel est en cause, a répliqué ⟦le ministre de l’Action et des Comptes {Luc Arnaud}⟧.",
    "Comme le rappelle ⟦l’historienne {Jeanne Aubier}⟧, la halle date de 1780.",
    "⟦{Inès Vauclin} et⟧ ⟦{Paul Irigoyen}⟧ ont annoncé qu’ils se retiraient.",
    "⟦Sa sœur, {Inès}⟧, se souvient qu’il pleuvait.",
    "Dans son livre, ⟦{Hélène Astruc}⟧ raconte comment la mine a fermé.",
)
def test_people(text: str) -> None:
    assert_origins(text)


@table(
    "⟦{Libre Hebdo}⟧ et ⟦le site {Datanaute}⟧ ont révélé que le fichier avait fuité.",
    "⟦Le {Courrier de Vaubreuil}⟧ affirme que le maire est visé.",
    "Le maire est visé, rapporte ⟦le {Courrier de Vaubreuil}⟧.",
    "⟦Le site {Vérilo}⟧ a révélé que la photo était ancienne.",
    "Selon ⟦le journal espagnol {El Correo del Sur}⟧, ⟪citant des sources diplomatiques⟫, la visite est annulée.",
    "L’attaquant restera, selon ⟦{Sport Matin}⟧.",
    "Le train a déraillé, a rapporté ⟦l’agence de presse {Novaria}⟧.",
    "⟦{Novaria}⟧ rapporte, de ⟪source syndicale⟫, que le train a déraillé.",
    "Selon ⟦{TVC}⟧, le feu est éteint.",
    "Le feu est éteint, selon ⟦{RTVC}⟧.",
    "Le feu est éteint, indique ⟦{RTVC}⟧.",
    "Le feu est éteint, précise ⟦{Radio 4}⟧ dans son journal.",
    "Selon les informations de ⟦{24 Heures}⟧, le feu est éteint.",
    "Le feu est éteint, a constaté ⟦un {journaliste de l’AFP}⟧.",
    "La photo est ancienne, a noté ⟦le blog {Œil Neuf}⟧.",
)
def test_outlets(text: str) -> None:
    assert_origins(text)


@table(
    "⟦Un {rapport de la Cour des comptes}⟧ révèle que le port perd de l’argent.",
    "⟦Une {étude}⟧ publiée lundi dans la revue ⟪Cellulia⟫ montre que le sommeil protège le cœur.",
    "D’après ⟦un sondage {Opinia}⟧ pour ⟪La Gazette⟫, 58 % des habitants sont contre.",
    "Selon ⟦un {communiqué du ministère}⟧, trois soldats sont morts.",
    "⟦Le {bulletin de l’Observatoire}⟧ indique que trois séismes ont eu lieu.",
    "Le sommeil protège le cœur, écrivent ⟦les {auteurs}⟧ dans la revue ⟪Cellulia⟫.",
    "Trois soldats sont morts, annonce ⟦le {ministère}⟧ dans un communiqué.",
    "D’après ⟦les {auteurs de l’étude}⟧, le sommeil protège le cœur.",
    "⟦L’{enquête}⟧ a montré que le frein était usé.",
)
def test_documents(text: str) -> None:
    assert_origins(text)


@table(
    "⟦La banque {Cordelier}⟧ a confirmé la panne. ⟦La {banque}⟧ a précisé que rien n’était perdu.",
    "⟦{Droits sans frontières} (DSF)⟧ affirme que le camp est vide. Selon ⟦{DSF}⟧, 300 personnes ont fui.",
    "⟦{Luc Arnaud}⟧ a indiqué que la digue tiendrait. ⟦M. {Arnaud}⟧ a ajouté que l’eau baissait.",
)
def test_each_mention_counts(text: str) -> None:
    assert_origins(text)


@table(
    "Le Tarnsund journaliste, ⟦{Nils Aker}⟧, a dit ⟪Reuters⟫ que le port était fermé.",
    "Le 4 mai, ⟦le {ministère de la Mer}⟧ mentionné que le port était fermé.",
    "Le port est fermé, une enquête menée par ⟦un média, le {Zorvan}⟧ a trouvé.",
)
def test_machine_translated_prose(text: str) -> None:
    assert_origins(text)


@table(
    "La digue tiendra, selon lui.",
    "La digue tiendra, explique-t-elle.",
    "Celle-ci lui a répondu que la digue tiendrait.",
    "Ils affirment que la digue tiendra.",
    "Le prix varie selon le cas.",
    "Le prix varie selon que l’on réserve ou non.",
    "Le prix varie selon l’âge et la saison.",
    "Le film, tourné d’après le roman de Paul Terrier, sort en mars.",
    "Il a gagné pour la première fois.",
    "La facture atteint deux millions d’euros pour la commune.",
    "Le train part pour Vaubreuil à midi.",
    "La digue a cédé, a-t-on révélé hier.",
    "La digue a cédé, dit-on.",
    "On révèle que la digue a cédé.",
    "Selon eux, la digue a cédé.",
    "Il semblerait que la digue ait cédé.",
    "Le parquet a ouvert une enquête.",
    "La crise des « bonnets verts » agite la Bretagne.",
    "Le club tranche dans le vif et vend son gardien.",
    "Tout le monde dit que la digue tiendra.",
    "Personne ne dit que la digue tiendra.",
    "Il faut dire que la digue est vieille.",
    "La vie avait repris un cours normal.",
    "Le nettoyage risque de prendre « des années ».",
    "Le fabricant s’est expliqué dans la matinée.",
    "Elle organise des opérations « Artisan d’un jour ». Luc Arnaud a anticipé d’une semaine.",
    "Des habitants crient aux fenêtres.",
    "L’état du blessé ne soulève pas d’inquiétude.",
    "La police a interpellé deux hommes.",
    "Le club a signé un accord avec son sponsor.",
    "Les enquêteurs cherchent à savoir qui conduisait.",
    "Le médecin examine les blessés depuis l’aube.",
    "Le tribunal a condamné le chauffeur à deux ans de prison.",
    "Cette mesure est soutenue par une large majorité.",
)
def test_nobody_is_the_source(text: str) -> None:
    assert_origins(text)


@table(
    ("L’eau est coupée, a dit Rémi Clavel à l’AFP.", {"AFP": "recipient"}),
    ("L’eau est coupée, a confié le maire au Figaro.", {"Figaro": "recipient"}),
    ("Le ministère n’a pas souhaité s’exprimer.", {"ministère": "declined"}),
    ("Contactée, la direction n’a pas répondu.", {"direction": "declined"}),
    ("Le groupe s’est refusé à tout commentaire.", {"groupe": "declined"}),
    ("Les agences n’ont pas encore commenté l’incident.", {"agences": "declined"}),
    ("La mairie n’a pas donné suite à nos sollicitations.", {"mairie": "declined"}),
)  # fmt: skip
def test_the_part_a_mention_plays(text: str, wanted: dict[str, str]) -> None:
    found = {bare(one.text): one.role for one in read(text).sources if one.role != "origin"}
    assert found == wanted


@table(
    ("Luc Arnaud affirme que la digue tiendra.", "person"),
    ("La préfecture affirme que la digue tiendra.", "organization"),
    ("L’agence régionale de santé affirme que la digue tiendra.", "organization"),
    ("La société Brivor affirme que la digue tiendra.", "organization"),
    ("L’Élysée affirme que la digue tiendra.", "organization"),
    ("L’ODD affirme que la digue tiendra.", "organization"),
    ("La digue tiendra, selon l’AFP.", "outlet"),
    ("Le quotidien Libre Hebdo affirme que la digue tiendra.", "outlet"),
    ("Un riverain affirme que la digue tiendra.", "role"),
    ("Un rapport affirme que la digue tiendra.", "document"),
)  # fmt: skip
def test_the_kind_of_a_source(text: str, wanted: str) -> None:
    assert [one.source_kind for one in read(text).sources] == [wanted]


def test_a_short_name_is_known_by_the_full_one() -> None:
    first, second = read(
        "Luc Arnaud affirme que la digue tiendra. L’eau baisse, a ajouté M. Arnaud."
    ).sources
    assert (first.name, second.name) == ("Luc Arnaud", "Luc Arnaud")


def test_a_source_knows_its_cue() -> None:
    text = "La digue tiendra, a affirmé Luc Arnaud."
    (source,) = read(text, "").sources
    assert source.cue == "a affirmé"
    assert source.cue_lemma == "affirmer"
    assert source.cue_span == (text.index("a affirmé"), text.index(" Luc"))
