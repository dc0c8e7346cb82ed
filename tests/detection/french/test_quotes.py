"""Which strings between quotation marks are words in somebody's mouth."""

from __future__ import annotations

from tests.detection.french.marked import HEADLINE, quotes, read, read_marked, table


@table(
    "Le procureur a déclaré : ⟦« L’enquête ne fait que commencer. »⟧",
    "Et la présidente du club de préciser : ⟦« Personne ne partira cet hiver. »⟧",
    "⟦« Le pont tiendra »⟧, a assuré mardi le directeur des routes.",
    "⟦« Le pont tiendra »⟧ a assuré l’ingénieur en chef.",
    "⟦« Le vent a tourné, raconte Paul Irigoyen. On a eu cinq minutes. »⟧",
    "⟦« Moi, dit-elle, je n’ai jamais signé ce papier. »⟧",
    "⟦« Et puis, ajoute le berger, il y a eu l’orage. »⟧",
    "Mais, a-t-il nuancé, ⟦« rien n’est encore décidé »⟧.",
    "L’entraîneur, lapidaire : ⟦« On verra dimanche. »⟧",
    "Puis, s’adressant au jury : ⟦« Je vous demande pardon. »⟧",
    "Sur la banderole, un seul mot d’ordre : ⟦« Rendez-nous notre train »⟧.",
)
def test_where_the_attribution_stands(text: str) -> None:
    marked = read_marked(text)
    assert marked.found(quotes(marked.text, "")) == marked.wanted


@table(
    "⟦« Nous avons eu de la chance »⟧, raconte Paul Irigoyen, ⟦« le vent a tourné »⟧.",
    "⟦« Le texte »⟧, tranche la rapporteure, ⟦« ne passera pas le Sénat en l’état. »⟧",
    "⟦« C’est une faute »⟧, a estimé le juge, pour qui ⟦« rien ne justifiait ce retard »⟧.",
    "⟦« Je suis resté. »⟧ Il hésite. ⟦« Je n’avais nulle part où aller. »⟧ C’était en mars.",
    "⟦« Ils ont tiré »⟧, affirme Claire Dubosc. ⟦« Nous reviendrons chaque samedi. »⟧",
    "Il dit ⟦« ne rien regretter »⟧, se sent ⟦« en paix »⟧ et veut ⟦« tourner la page »⟧.",
)
def test_a_split_quotation_is_a_span_for_each_piece(text: str) -> None:
    marked = read_marked(text)
    assert marked.found(quotes(marked.text, "")) == marked.wanted


@table(
    "Le syndicat a qualifié le plan de ⟦« casse sociale sans précédent »⟧.",
    "La ministre dénonce des ⟦« propos isolés »⟧ et appelle au calme.",
    "Il a promis de ⟦« ne pas augmenter les impôts »⟧ avant 2030.",
    "Le groupe reconnaît ⟦« une erreur d’appréciation »⟧ dans la gestion de l’alerte.",
    "L’avocat général a requis dix ans, parlant d’⟦« un crime froidement préparé »⟧.",
    "Le maire se dit ⟦« très inquiet »⟧ pour l’avenir de la maternité.",
    "D’après l’institut Mérimont, la reprise est ⟦« plus lente que prévu »⟧.",
    "L’agence de santé parle d’une situation ⟦« préoccupante mais maîtrisée »⟧.",
    "Les manifestants ont scandé ⟦« Libérez nos camarades »⟧ devant la mairie.",
    "La direction évoque ⟦« un simple incident technique »⟧, sans plus de détails.",
    "Il a regretté que l’État n’ait ⟦« pas tenu parole »⟧ dans ce dossier.",
)
def test_a_part_of_a_sentence_is_a_quotation(text: str) -> None:
    marked = read_marked(text)
    assert marked.found(quotes(marked.text, "")) == marked.wanted


@table(
    "⟦« On ne lâchera rien »⟧ : les salariés de Brivor en grève",
    "Fermeture de la ligne 7 : ⟦« Nous sommes abandonnés »⟧",
    "Pour Inès Vauclin, ⟦« la rivière est malade depuis vingt ans »⟧",
)
def test_a_quotation_in_the_headline(text: str) -> None:
    marked = read_marked(text, "")
    body = "\n\nLe conseil se réunit vendredi pour en débattre."
    assert marked.found(quotes(marked.text + body, "")) == marked.wanted


@table(
    'Marc Olsen, le Tarnsund journaliste, a dit Reuters: ⟦"Nous avons perdu trois avions."⟧',
    "Elle mentionné: ⟦«Nous n'avons pas reçu la moindre facture.»⟧",
    "La Compagnie mentionné que, malgré les retards, ⟦«aucun vol n'a été annulé»⟧.",
    'Il ajoutée: ⟦"Ce est la première fois que je vois cela ici."⟧',
)
def test_machine_translated_prose(text: str) -> None:
    marked = read_marked(text)
    assert marked.found(quotes(marked.text, "")) == marked.wanted


@table(
    "Son premier film, « Les Marées basses », sort mercredi.",
    "Elle a reçu le prix Hallier pour son roman « L’Été des autres ».",
    "L’album « Nuit blanche à Oran » s’est vendu à 40 000 exemplaires.",
    "Il chante « La Route du sel » depuis l’âge de six ans.",
    "L’exposition « Visages du Nord » ouvre samedi au musée de Tarnsund.",
    "L’émission « Le Grand Débat du soir » reviendra en septembre.",
    "Elle a lu « Les Années de plomb » d’une traite, a confié sa sœur.",
    'La diffusion de "Plus loin la mer" a été annulée, a annoncé la chaîne.',
)
def test_a_title_is_not_a_quotation(text: str) -> None:
    assert [one.text for one in quotes(text)] == []


@table(
    "Le chalutier « Belle Étoile » a fait naufrage, a annoncé la préfecture maritime.",
    "L’opération « Place nette » a mobilisé 300 policiers, selon la préfecture.",
    "Le plan « Grand froid » est levé, a indiqué la mairie.",
    "La société « Atelier Durnois » emploie 40 personnes.",
    "Le collectif « Sauvons l’étang » a déposé un recours, a confirmé son avocate.",
    "Le restaurant « Chez Mireille » a brûlé, selon les pompiers.",
    'La console "Zephyr XL" sortira en mars, a précisé le fabricant.',
)
def test_a_name_is_not_a_quotation(text: str) -> None:
    assert [one.text for one in quotes(text)] == []


@table(
    "Bruno Costa, dit « le Boucher du port », a été arrêté.",
    "Celui que tout le monde surnomme « le Grand » a pris sa retraite.",
    "Cette ancienne comptable surnommée « la Baronne » tenait les comptes, selon l’accusation.",
    "Ramón « El Zorro » Duarte a fui, a indiqué la police.",
)
def test_a_nickname_is_not_a_quotation(text: str) -> None:
    assert [one.text for one in quotes(text)] == []


@table(
    "Il est poursuivi pour « homicide involontaire », a précisé le parquet.",
    "Une enquête est ouverte pour « mise en danger de la vie d’autrui », a indiqué le parquet.",
    "Le tribunal l’a reconnu coupable de « harcèlement moral et menaces de mort ».",
    "Une enquête pour « abus de confiance aggravé » a été ouverte.",
    "Trois hommes ont été mis en examen pour « vol en bande organisée ».",
    "Elle est jugée des chefs de « faux et usage de faux » devant le tribunal.",
)
def test_a_charge_is_not_a_quotation(text: str) -> None:
    assert [one.text for one in quotes(text)] == []


@table(
    "Le département est en vigilance « orange », indique Météo-Vallée.",
    "Le niveau « urgence attentat » a été activé, a annoncé le ministère.",
    "Le mot « laïcité » ne figure pas dans le texte.",
    "Le terme « zone grise » désigne ces communes sans réseau.",
    "Le modèle « Kestrel 3 » sera rappelé, a prévenu le constructeur.",
    "Le « jihad » (effort) est un terme ancien, explique l’historienne.",
    "Le verbe « to like », qui signifie « aimer », est entré dans l’usage.",
    "Le « plan d’urgence pour l’hôpital » coûtera 3 milliards, selon la ministre.",
    "Elle a été classée « espèce vulnérable » en 2019, rappelle l’association.",
    "La crise des « bonnets verts » agite la Bretagne.",
    "Le variant dit « breton » représente un cas sur dix, selon l’agence de santé.",
    "Une réunion du « Comité des sages » s’est tenue, a indiqué la mairie.",
    "Les « gilets jaunes » ont défilé samedi, selon la police.",
    "Ces « superviseurs » n’avaient aucun diplôme, selon l’inspection du travail.",
    "La « gueule de bois » des marchés se poursuit.",
    "Le « nouveau monde » promis a vieilli.",
    "La note passe de « A3 » à « Baa2 », a annoncé l’agence.",
)
def test_a_term_or_a_scare_quote_is_not_a_quotation(text: str) -> None:
    assert [one.text for one in quotes(text)] == []


@table(
    "Lire aussi : « On nous a menti », le récit des salariés de Brivor",
    "À lire également : « Je n’ai plus peur de parler », l’histoire d’Inès",
)
def test_a_quotation_in_a_link_is_low(text: str) -> None:
    article = f"Le conseil se réunit vendredi pour débattre du budget.\n\n{text}"
    assert [one.tier for one in quotes(article)] == ["low"]


@table(
    "Le maire : nous ne céderons pas un mètre carré.",
    "Le directeur a répondu : il n’y aura pas de licenciement.",
)
def test_words_without_marks_are_low_at_best(text: str) -> None:
    assert {one.tier for one in read(text).quotes} <= {"low"}


def test_the_words_are_given_without_the_marks() -> None:
    (one,) = quotes("Le juge a dit : «\u202fVous êtes libre.\u202f»")
    assert one.text == "«\u202fVous êtes libre.\u202f»"
    assert one.words == "Vous êtes libre."
    assert one.start == len(HEADLINE) + len("Le juge a dit : ")


def test_pieces_of_one_split_quotation_share_a_number() -> None:
    first, second, third = quotes(
        "« Le texte », tranche la rapporteure, « ne passera pas le Sénat. »\n\n"
        "« Nous verrons », lui répond le ministre."
    )
    assert first.group is not None
    assert (second.group, third.group) == (first.group, None)
