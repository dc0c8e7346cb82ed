"""The article that the demonstration ships, read from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.detection import Analysis, analyse

ARTICLE = Path(__file__).resolve().parents[2] / "demo/cyberattaque-laboratoires.txt"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(ARTICLE.read_text(encoding="utf-8"), language="fr")


def test_every_figure_with_its_value_and_its_unit(analysis):
    assert [(one.text, one.value, one.unit) for one in analysis.figures if one.value] == [
        ("500000", "500000", ""),
        ("500 000 personnes", "500000", "personnes"),
        ("491 840 personnes", "491840", "personnes"),
        ("2015 à octobre 2020", "2015/2020-10", ""),
        ("une trentaine de laboratoires", "30", "laboratoires"),
        ("14 février", "--02-14", ""),
        ("sept endroits", "7", "endroits"),
        ("500 000 points", "500000", "points"),
        ("19 février 2021", "2021-02-19", ""),
        ("50 000 médecins", "50000", "médecins"),
        ("27 cyberattaques", "27", "cyberattaques"),
        ("2020", "2020", ""),
        ("2021", "2021", ""),
        ("Deux attentats", "2", "attentats"),
        ("8 et 15 février 2021", "2021-02-08/2021-02-15", ""),
        ("1 milliard d'euros", "1000000000", "EUR"),
        ("centaines de clients", ">=100", "clients"),
        ("17h40 et 18h40", "17:40/18:40", ""),
        ("10 minutes", "10", "minute"),
        ("72 000 clients", "72000", "clients"),
        ("centaines de personnes", ">=100", "personnes"),
        ("4", "x4", ""),
    ]


def test_every_quotation_with_its_speaker_and_its_cue(analysis):
    assert [(one.words[:24], one.speaker, one.cue) for one in analysis.quotes] == [
        ("Vous pouvez déjà trouver", "Damien Bancal", "a raconté"),
        ("500 000 points de donnée", "Damien Bancal", "mentionné"),
        ("Nous ne sommes pas certa", "Didier Neyrat", "a déclaré"),
        ("Nous avons mis en place ", "Didier Neyrat", "a-t-il ajouté"),
        ("il y a eu 27 cyberattaqu", "Cédric O", "a déclaré"),
        ("Je suis choqué. Connexio", "utilisateur", "a écrit"),
        ("Je ne veux pas que quico", "utilisateur", "a déclaré"),
        ("l'incident n'a touché qu", "LCL", "mentionné"),
        ("En aucun cas, il n'a été", "LCL", "a ajouté"),
    ]


def test_every_source_with_its_name_and_its_part(analysis):
    assert [(one.text, one.name, one.role) for one in analysis.sources] == [
        ("Libération", "Libération", "origin"),
        ("blog sur la cybersécurité Zataz", "blog sur la cybersécurité Zataz", "origin"),
        ("Damien Bancal", "Damien Bancal", "origin"),
        ("Zatav", "Zatav", "affiliation"),
        ("AFP", "AFP", "recipient"),
        ("Didier Neyrat", "Didier Neyrat", "origin"),
        ("Dedalus France", "Dedalus France", "affiliation"),
        ("Agence France-Presse", "Agence France-Presse", "recipient"),
        (
            "Agence nationale des systèmes d'information",
            "Agence nationale des systèmes d'information",
            "declined",
        ),
        ("gendarme des données personnelles", "gendarme des données personnelles", "declined"),
        ("ministère de la Santé", "ministère de la Santé", "origin"),
        ("Cédric O", "Cédric O", "origin"),
        ("LCL", "LCL", "origin"),
        ("banque", "LCL", "origin"),
        ("utilisateur", "utilisateur", "origin"),
        ("Twitter", "Twitter", "platform"),
        ("utilisateur", "utilisateur", "origin"),
        ("Banque", "LCL", "origin"),
    ]


def test_what_an_editor_should_know_is_said(analysis):
    warned = {one.text: one.warnings for one in analysis.suggestions if one.warnings}

    assert warned["500 000 personnes"] == ("approximate", "unattributed")
    assert warned["2015 à octobre 2020"] == ("conditional",)
    assert warned["14 février"] == ("no_year",)
    assert warned["hier"] == ("relative_date", "unattributed")
    assert warned["gendarme des données personnelles"] == ("declined",)


def test_words_of_attribution_that_lost_their_auxiliary_are_told(analysis):
    lost = [cue.text for cue in analysis.cues if cue.form == "participle"]

    assert lost == ["mentionné", "mentionné", "mentionné"]
