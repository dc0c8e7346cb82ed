from __future__ import annotations

from datetime import date

import pytest

from factcheck.detection import Figure, Quote, Source, analyse, detect
from factcheck.intake.blocks import Block

ARTICLE = (
    "Le pont restera fermé\n"
    "Près de 300 riverains auraient été évacués, a indiqué la préfecture le 14 février.\n"
    "« Nous rouvrirons lundi », a promis Lise Arnaud.\n"
    "Lire la suite : 40 ponts sous surveillance\n"
)


def test_suggestions_come_in_the_order_of_the_text_the_longer_first():
    text = "Hier\n« Nous avons 20 lits libres ici », a dit Luc Arnaud."

    found = [(one.kind, one.text) for one in detect(text, language="fr")]

    assert found == [
        ("figure", "Hier"),
        ("quote", "« Nous avons 20 lits libres ici »"),
        ("figure", "20 lits"),
        ("source", "Luc Arnaud"),
    ]


def test_a_suggestion_as_json_has_its_kind_and_no_empty_field():
    figure, _date, _other = analyse(ARTICLE, language="fr").figures

    assert figure.to_dict() == {
        "kind": "figure",
        "start": 30,
        "end": 43,
        "text": "300 riverains",
        "rule": "number.noun",
        "tier": "high",
        "zone": "body",
        "warnings": ("approximate", "conditional"),
        "type": "number",
        "value": "300",
        "unit": "riverains",
        "approx": "Près de",
        "number_span": (30, 33),
    }


def test_a_quote_as_json_names_its_speaker_and_its_cue():
    (quote,) = analyse(ARTICLE, language="fr").quotes

    assert quote.to_dict() == {
        "kind": "quote",
        "start": 105,
        "end": 130,
        "text": "« Nous rouvrirons lundi »",
        "rule": "quote.beside-after",
        "tier": "high",
        "zone": "body",
        "words": "Nous rouvrirons lundi",
        "speaker": "Lise Arnaud",
        "speaker_span": (141, 152),
        "cue": "a promis",
        "cue_span": (132, 140),
        "cue_lemma": "promettre",
        "position": "after",
    }


def test_a_source_as_json_says_what_it_is_and_what_part_it_plays():
    source = analyse(ARTICLE, language="fr").sources[0]

    assert source.to_dict() == {
        "kind": "source",
        "start": 79,
        "end": 89,
        "text": "préfecture",
        "rule": "source.verb-after",
        "tier": "high",
        "zone": "body",
        "warnings": ("conditional",),
        "name": "préfecture",
        "source_kind": "organization",
        "role": "origin",
        "cue": "a indiqué",
        "cue_span": (66, 75),
        "cue_lemma": "indiquer",
    }


def test_what_stands_in_the_site_s_furniture_is_suggested_low():
    tiers = {one.text: (one.zone, one.tier) for one in detect(ARTICLE, language="fr")}

    assert tiers["40 ponts"] == ("furniture", "low")
    assert tiers["300 riverains"] == ("body", "high")


def test_the_blocks_of_a_revision_decide_the_zones():
    text = "Lire la suite : 40 ponts sous surveillance"
    blocks = [Block("body", 0, len(text))]

    (figure,) = analyse(text, language="fr", blocks=blocks).figures

    assert (figure.zone, figure.tier) == ("body", "high")


def test_the_day_of_the_article_completes_a_date():
    figures = analyse(ARTICLE, language="fr", dated=date(2021, 2, 16)).figures

    assert [(one.value, one.resolved) for one in figures if one.type == "date"] == [
        ("--02-14", "2021-02-14")
    ]


@pytest.mark.parametrize("language", ["de", "", "FR"])
def test_a_language_without_rules_is_refused(language):
    with pytest.raises(ValueError, match="no rules for the language"):
        detect("Ein Text.", language=language)


@pytest.mark.parametrize("text", ["", "\n\n", " \u200b "])
def test_nothing_is_found_where_there_is_nothing_to_read(text):
    assert detect(text, language="fr") == []


def test_each_kind_of_suggestion_is_its_own_class():
    found = {type(one) for one in detect(ARTICLE, language="fr")}

    assert found == {Figure, Quote, Source}
