"""The words that attribute a French quotation, as they stand."""

from __future__ import annotations

from tests.detection.french.marked import quotes, table


def assert_cued(text: str, wanted: str) -> None:
    assert [one.cue.replace("’", "'") for one in quotes(text)] == [wanted]


@table(
    ("Le juge a déclaré : « Vous êtes libre de partir. »", "a déclaré"),
    ("Le juge a clairement indiqué que « la peine serait légère ».", "a clairement indiqué"),
    ("« Le lac est gelé », avait prévenu la mairie.", "avait prévenu"),
    ("« On ne dort plus », confie le maire.", "confie"),
    ("« On ne dort plus », soupirait Inès Vauclin.", "soupirait"),
    ("« Le lac est gelé », fait savoir la capitainerie.", "fait savoir"),
    ("« Le lac est gelé », a fait valoir l’avocat.", "a fait valoir"),
    ("« Le lac est gelé », laisse entendre le gérant.", "laisse entendre"),
    ("« Le lac est gelé », met en garde le garde champêtre.", "met en garde"),
    ("« Le lac est gelé », tient à rassurer la préfète.", "tient à rassurer"),
    ("« Je regrette mes mots », a tenu à préciser le ministre.", "a tenu à préciser"),
    ("« C’est injuste », s’agace le buraliste.", "s'agace"),
    ("« C’est injuste », s’est défendu le prévenu.", "s'est défendu"),
    ("« C’est injuste », se désole Inès Vauclin.", "se désole"),
    ("« C’est injuste », s’est contenté de répondre le buraliste.", "s'est contenté de répondre"),
    ("« C’est injuste », s’est étonnée Inès Vauclin.", "s'est étonnée"),
    ("« C’est injuste », peste un usager.", "peste"),
    ("« C’est injuste », martèle la cheffe de file des verts.", "martèle"),
    ("« C’est injuste », tacle l’opposante.", "tacle"),
    ("« C’est injuste », abonde son voisin.", "abonde"),
    ("« C’est injuste », tempête Rachid Omari.", "tempête"),
    ("« C’est injuste », glisse un conseiller.", "glisse"),
    ("« C’est injuste », dixit le capitaine.", "dixit"),
    ("« C’est injuste », selon le capitaine.", "selon"),
    ("« C’est injuste », d’après le capitaine.", "d'après"),
    ("Et le capitaine de conclure : « C’était injuste. »", "conclure"),
    ("Le maire se dit « très inquiet » pour la maternité.", "se dit"),
    ("La direction parle d’« un malentendu regrettable ».", "parle"),
    ("Il a qualifié la loi de « recul historique ».", "a qualifié"),
)  # fmt: skip
def test_the_cue_as_it_stands(text: str, wanted: str) -> None:
    assert_cued(text, wanted)


@table(
    ("Rémi Clavel arrive. « C’est prêt », dit-il.", "dit-il"),
    ("Rémi Clavel arrive. « C’est prêt », a-t-il ajouté.", "a-t-il ajouté"),
    ("Rémi Clavel arrive. Mais, a-t-il nuancé, « rien n’est décidé ».", "a-t-il nuancé"),
    ("Lise Clavel arrive. « C’est prêt ! », s’est-elle réjouie.", "s'est-elle réjouie"),
    ("Lise Clavel arrive. « C’est prêt », explique-t-elle à la barre.", "explique-t-elle"),
    ("Les Clavel arrivent. « C’est prêt », ont-ils confirmé.", "ont-ils confirmé"),
    ("Lise Clavel arrive. « C’est prêt », tranche-t-elle.", "tranche-t-elle"),
    ("« C’est prêt », assure-t-on à la mairie.", "assure-t-on"),
    ("« C’est prêt », a-t-on appris auprès de la mairie.", "a-t-on appris"),
    ("« C’est prêt », peut-on lire sur la pancarte.", "peut-on lire"),
)  # fmt: skip
def test_an_inverted_cue_keeps_its_pronoun(text: str, wanted: str) -> None:
    assert_cued(text, wanted)


@table(
    ("« Le lac est gelé », a prévenu la mairie.", "prévenir"),
    ("« Le lac est gelé », soutient la mairie.", "soutenir"),
    ("« Le lac est gelé », ont écrit les riverains.", "écrire"),
    ("« Le lac est gelé », répète la mairie.", "répéter"),
    ("« Le lac est gelé », rappelait la mairie.", "rappeler"),
    ("« Le lac est gelé », reconnaît la mairie.", "reconnaître"),
    ("« Le lac est gelé », a fait savoir la mairie.", "faire savoir"),
    ("« Le lac est gelé », lança le guide.", "lancer"),
    ("« Le lac est gelé », répondirent les guides.", "répondre"),
)  # fmt: skip
def test_the_lemma_of_the_cue(text: str, wanted: str) -> None:
    assert [one.cue_lemma for one in quotes(text)] == [wanted]


@table(
    ("Le juge a dit : « Sortez d’ici, tous. »", "before"),
    ("« Sortez d’ici, tous », a dit le juge.", "after"),
    ("« Sortez d’ici, a dit le juge. Tous. »", "inside"),
)  # fmt: skip
def test_where_it_stands_seen_from_the_quotation(text: str, wanted: str) -> None:
    assert [one.position for one in quotes(text)] == [wanted]


def test_the_cue_has_its_place_in_the_text() -> None:
    text = "« On ne dort plus », a confié le maire."
    (one,) = quotes(text, "")
    assert one.cue_span == (text.index("a confié"), text.index(" le maire"))
    assert one.speaker_span is not None
    assert text[slice(*one.speaker_span)] in ("maire", "le maire")
