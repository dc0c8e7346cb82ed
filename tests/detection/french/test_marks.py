"""Where a French quotation begins and ends, whatever marks it stands in."""

from __future__ import annotations

from tests.detection.french.marked import quotes, read_marked, table


def found(text: str) -> tuple[list[str], list[str]]:
    marked = read_marked(text)
    return marked.found(quotes(marked.text, "")), marked.wanted


def assert_marked(text: str) -> None:
    given, wanted = found(text)
    assert given == wanted


@table(
    "Le maire a déclaré : ⟦«Nous rouvrirons l’école en janvier.»⟧",
    "La coopérative a prévenu : ⟦«Les prix vont grimper dès mars»⟧.",
    "⟦« On a tout perdu en une nuit »⟧, raconte Odile Brenac.",
    "⟦«\u00a0On a tout perdu en une nuit\u00a0»⟧, raconte Odile Brenac.",
    "⟦«\u202fLe vote aura lieu jeudi\u202f»⟧, a confirmé le greffier.",
    "⟦“Le marché n’était pas prêt”⟧, explique Léa Montcalm.",
    "Selon le préfet, ⟦“la crue est derrière nous”⟧.",
    '⟦"La crue est derrière nous"⟧, assure le préfet Alain Courtois.',
    'Le préfet assure que ⟦"la crue est derrière nous"⟧.',
    "⟦'La crue est derrière nous'⟧, a dit le préfet.",
    "L'élu d'opposition a lancé : ⟦'C'est l'heure des comptes, monsieur le maire'⟧.",
    "⟦‘Personne n’a voulu nous entendre’⟧, regrette Inès Vauclin.",
    "⟦„Wir kommen wieder“⟧, a promis le chef d’orchestre.",
)
def test_each_pair_of_marks(text: str) -> None:
    assert_marked(text)


@table(
    'Un client a écrit : ⟦«Je ne reçois plus rien depuis dix jours, que faites-vous? "⟧',
    'Elle a répondu : ⟦«Le colis est parti lundi matin."⟧ Le dépôt le confirme.',
    "Il a ajouté: ⟦«Nous ne ferons pas d'exception. Même pour vous. »⟧",
    "La gérante soupire: ⟦«Les loyers ont doublé »⟧.",
    "⟦«Il faut tout reprendre. »⟧ Le maire ne mâche pas ses mots, a noté la radio locale.",
)
def test_marks_that_do_not_match(text: str) -> None:
    assert_marked(text)


@table(
    "⟦« Cette « réelle » avancée n’en est pas une »⟧, ironise la sénatrice.",
    "⟦« Il m’a dit “sortez” et j’ai couru »⟧, témoigne une caissière.",
    '⟦"Le rapport parle d\'une +dérive inquiétante+ des comptes"⟧, relève la députée.',
    "⟦« On nous répète : « Attendez l’été. » Nous n’attendrons pas »⟧, prévient le délégué.",
    "⟦« La commission [d’enquête] rendra ses travaux (...) avant Noël »⟧, a assuré le rapporteur.",
    "⟦« On a couru (...) et puis [...] plus rien »⟧, se souvient un passager.",
)
def test_marks_and_brackets_inside(text: str) -> None:
    assert_marked(text)


@table(
    "Le juge a tranché : ⟦« Vous êtes libre. »⟧ La salle a applaudi.",
    "Le juge a tranché : ⟦« Vous êtes libre »⟧. La salle a applaudi.",
    "Le juge a tranché : ⟦«Vous êtes libre».⟧ La salle a applaudi.".replace(".⟧", "⟧."),
    "⟦« Où est passé l’argent ? »⟧ demande Rachid Omari.",
    "⟦« C’est fini !»⟧, a hurlé le gardien.",
)
def test_stops_inside_and_outside(text: str) -> None:
    assert_marked(text)


@table(
    "⟦« Les travaux commenceront en avril, a promis le maire.⟧\n\nLa rue sera fermée deux mois.",
    "Le capitaine a résumé : ⟦« On a joué sans ballon.⟧\n\nLe club reste neuvième.",
    "Elle a conclu : ⟦\"Il n'y aura pas de deuxième chance.⟧\n\nLe procès reprend lundi.",
)
def test_a_missing_mark_ends_with_the_paragraph(text: str) -> None:
    assert_marked(text)


@table(
    "L’évêque a écrit : ⟦« Nous avons failli, et nous le savons.⟧\n\n"
    "⟦« Nous demandons pardon aux victimes. »⟧\n\nLa lettre a été lue dimanche.",
    "Le patron explique : ⟦« La première ligne tourne à plein.⟧\n\n"
    "⟦« La deuxième attend ses pièces.⟧\n\n⟦« La troisième ouvrira en mai. »⟧",
)
def test_a_quotation_of_several_paragraphs(text: str) -> None:
    """Each paragraph opens anew; each is a span."""
    assert_marked(text)


@table(
    "L’immeuble du 12 de la rue d’Alsace, c’est l’ancien siège d’une banque qu’on a vidé.",
    "Il a couru le 100 m en 10''4 puis le 200 m en 21''1, d'après les juges.",
    'L\'écran de 27" et la dalle de 32" sont vendus au même prix.',
    "Le quartier de l'Arsenal n'a plus d'école qu'à l'autre bout d'une avenue.",
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert_marked(text)
