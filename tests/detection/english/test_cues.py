"""The words that attribute a quotation in English news."""

from __future__ import annotations

import pytest

from tests.detection.english.reading import as_written, body

CUES = [
    # The plain verbs, on both sides, present and past.
    ('"We had an hour to pack," said Rosa Lindt.', ["said"], ["say"]),
    ('"We had an hour to pack," Rosa Lindt says.', ["says"], ["say"]),
    ('Rosa Lindt told the Herald: "We had an hour to pack."', ["told"], ["tell"]),
    ('"We had an hour to pack," Lindt told the Herald, adding that nobody had knocked.', ["told"], ["tell"]),
    ('Lindt tells me, "You never forget the smell of it."', ["tells"], ["tell"]),
    ('"Who gave the order?" asked the judge, Sir Alan Poe.', ["asked"], ["ask"]),
    ('Lindt writes: "You never forget the smell of it."', ["writes"], ["write"]),
    ('"We were wrong," conceded the minister, Ivo Brandt.', ["conceded"], ["concede"]),
    ('"You must leave now," the harbour master warned.', ["warned"], ["warn"]),
    ('"I am as sober as a judge," quipped Brandt.', ["quipped"], ["quip"]),
    ('"We need ten more weeks," Lindt argued in a letter to members.', ["argued"], ["argue"]),
    ('Brandt tweeted: "Safe at home. Thank you all."', ["tweeted"], ["tweet"]),
    ('Brandt insisted the plan was "fully costed and fully legal".', ["insisted"], ["insist"]),
    ('Union leader Kay Moss thundered: "This is war."', ["thundered"], ["thunder"]),
    ('"It is a lie," she snapped.', ["snapped"], ["snap"]),
    # With auxiliaries.
    ('Brandt has said the plan is "fully costed and fully legal".', ["[has ]said"], ["say"]),
    ('The ministry had earlier described the leak as "small and well contained".', ["[had ][earlier ]described"], ["describe"]),
    # Judging verbs.
    ('Moss branded the offer "a slap in the face for every nurse".', ["branded"], ["brand"]),
    ('Moss slammed the "pathetic and insulting offer" on Friday.', ["slammed"], ["slam"]),
    ("Lindt described her rescuer as 'the bravest boy in Wales'.", ["described"], ["describe"]),
    ('The review called the design "a triumph of hope over physics".', ["called"], ["call"]),
    ('The coach hailed "a night that nobody will forget".', ["hailed"], ["hail"]),
    # Gerunds and participles.
    ('Moss walked out of the hall, saying the offer was "a slap in the face".', ["saying"], ["say"]),
    ('Lindt thanked the crews, adding: "They never once gave up."', ["adding"], ["add"]),
    ('Calling the verdict "a dark day for the law", Moss left the court.', ["Calling"], ["call"]),
    # Not verbs of the author.
    ('The roof was "beyond economic repair", according to the surveyor.', ["according to"], ["according to"]),
    ('According to Ms Moss, the offer is "a slap in the face".', ["According to"], ["according to"]),
    ('The wall, in the words of the architect, Per Dahl, "wanted to fall".', ["in the words of"], None),
    ('Dahl was quoted as saying by state radio: "The wall wanted to fall."', ["[was ][quoted as ]saying"], None),
    ('State radio quoted Dahl as saying that the wall "had wanted to fall for years".', ["[quoted][ Dahl][ as ][saying]"], None),
    # The cue of a quotation that goes on from the one before.
    ('"It fell on Sunday," said Dahl. "Nobody was hurt."', ["said", "said"], ["say", "say"]),
    # What is written reads.
    ('A note on the door read: "See you in August."', ["read"], ["read"]),
    ('The club\'s statement read: "See you in August."', ["read"], ["read"]),
    # The passive.
    ('The plan was described by Moss as "a cruel joke".', ["[was ]described[ by][ Moss as]"], ["describe"]),
    # Idioms of saying.
    ('"We will not pay," Moss said, before adding: "Not one penny."', ["said", "adding"], ["say", "add"]),
    ('Dahl went on to say: "Nobody was hurt."', ["[went on to ]say"], ["say"]),
    ('"Nobody was hurt," Dahl pointed out.', ["pointed[ out]"], None),
]  # fmt: skip

NOUNS = [
    # A noun or an adjective that looks like a verb of saying attributes nothing.
    "The said house stood empty for years.",
    "Insurers paid claims worth £3m after the floods.",
    "Two reports on the harbour are due in May.",
    "The state owns a third of the shares.",
    "She plays the wrong notes and nobody minds.",
    "The Commons will hold its calls for order in reserve.",
    "Bank notes and stamps were found in the shed.",
    "Comments are closed.",
    "The tell-tale signs of rust were everywhere.",
    "Charges of £2 apply after ten o'clock.",
    "The added sugar was removed from the recipe.",
]


@pytest.mark.parametrize(("text", "cues"), [(text, cues) for text, cues, _lemmas in CUES])
def test_the_cue_is_the_verb_of_saying_as_it_stands(text: str, cues: list[str]) -> None:
    assert as_written([quote.cue for quote in body(text).quotes], cues) == cues


@pytest.mark.parametrize(
    ("text", "lemmas"), [(text, lemmas) for text, _cues, lemmas in CUES if lemmas]
)
def test_the_cue_has_its_lemma(text: str, lemmas: list[str]) -> None:
    assert [quote.cue_lemma for quote in body(text).quotes] == lemmas


@pytest.mark.parametrize("text", NOUNS)
def test_a_noun_is_no_verb_of_saying(text: str) -> None:
    assert [cue.text for cue in body(text).cues] == []
