"""Every row of the tables of verbs does its work in a sentence."""

from __future__ import annotations

import pytest

from factcheck.detection import analyse
from factcheck.detection.english import cues as english_cues
from factcheck.detection.english import verbs as english_verbs
from factcheck.detection.french import cues as french_cues
from factcheck.detection.french import verbs as french_verbs

HEADLINE = "Les nouvelles\n"


def form_of(forms, lemma: str, mood: str) -> str:
    return next(form for form, of_mood in forms(lemma.removeprefix("s'")) if of_mood == mood)


@pytest.mark.parametrize("lemma", sorted(french_cues.SAYING - french_cues.REFLEXIVE))
def test_a_french_verb_of_saying_credits_its_subject(lemma):
    participle = form_of(french_verbs.forms, lemma, "participle")
    text = f"{HEADLINE}« Il viendra demain matin », a {participle} Luc Arnaud."

    (quote,) = analyse(text, language="fr").quotes

    assert (quote.speaker, quote.cue, quote.cue_lemma) == ("Luc Arnaud", f"a {participle}", lemma)


@pytest.mark.parametrize("lemma", sorted(english_cues.SAYING))
def test_an_english_verb_of_saying_credits_its_subject(lemma):
    finite = [form for form, mood in english_verbs.forms(lemma) if mood == "finite"]
    past = next(form for form in finite if form != lemma and not form.endswith("s"))
    text = f"{HEADLINE}“He will come tomorrow morning,” Jane Roe {past}."

    (quote,) = analyse(text, language="en").quotes

    assert (quote.speaker, quote.cue, quote.cue_lemma) == ("Jane Roe", past, lemma)


@pytest.mark.parametrize("phrase", [" ".join(words) for words in french_cues.PREPOSITIONS])
def test_a_french_preposition_of_attribution_names_a_source(phrase):
    told = phrase.replace("' ", "'")
    article = "" if told.endswith(("du", "des", "source", "sources")) else "la "
    noun = {"source": "policière", "sources": "policières"}.get(told.split()[-1], "préfecture")
    led = "Il l'a appris " if told.startswith("auprès") else "Le pont est fermé, "
    text = f"{HEADLINE}{led}{told} {article}{noun}.".replace("d' la", "d'une").replace(
        "d'la", "d'une"
    )

    sources = [one.text for one in analyse(text, language="fr").sources]

    assert len(sources) == 1
    assert sources[0].split()[-1] == noun
