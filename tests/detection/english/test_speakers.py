"""Who says what is quoted in English news."""

from __future__ import annotations

import pytest

from tests.detection.english.reading import as_written, body

NAMED = [
    # Behind the verb, with age, trade, place, a relative clause.
    ('"I thought it was thunder," said Nora Quist, 45, a nurse from Leeds.', ["Nora Quist"]),
    ('"I thought it was thunder," said nurse Nora Quist, adding that she had been asleep.', ["[nurse ]Nora Quist"]),
    ('"It fell in seconds," said Dr. Imran Vale of the Institute for Structural Safety.', ["[Dr. ]Imran Vale[ of the Institute for Structural Safety]"]),
    ('"It fell in seconds," said Prof Imran Vale, who chairs the panel.', ["[Prof ]Imran Vale"]),
    ('"It fell in seconds," says Sen. Paula Reyes, R-Idaho, who sits on the committee.', ["[Sen. ]Paula Reyes"]),
    ('"No more money," said the Treasury\'s chief economist, Ola Brandt.', ["[the ][Treasury's ][chief economist, ][chief economist ]Ola Brandt"]),
    # Before the verb, with all that journalists put between.
    ('Quist, who runs the clinic, said: "I thought it was thunder."', ["Quist"]),
    ('Paula Reyes, chair of the committee and a former judge, said: "No more money."', ["Paula Reyes"]),
    ('"No more money," Labour MP Paula Reyes said.', ["[Labour MP ][MP ]Paula Reyes"]),
    ('"No more money," White House press secretary Ann Delgado told reporters on Monday.', ["[White House press secretary ][press secretary ][secretary ]Ann Delgado"]),
    ('The White House\'s Ann Delgado said in a statement on Monday: "No more money."', ["[The ][White House's ]Ann Delgado"]),
    ('Ann Delgado, 61, from Hull, who lost her flat in the fire, said: "I have the clothes I stand in."', ["Ann Delgado"]),
    ('Asked about the cuts, Reyes replied: "Ask the minister."', ["Reyes"]),
    ('Speaking after the vote, Prime Minister Erik Lund said: "This is a beginning."', ["[Prime Minister ]Erik Lund"]),
    ('Lt. Col. Sam Whitby of the National Guard said: "We reached them at dawn."', ["[Lt. Col. ][Col. ]Sam Whitby[ of the National Guard]"]),
    ('Mr. Whitby, meanwhile, said: "We reached them at dawn."', ["[Mr. ]Whitby"]),
    ('"We reached them at dawn," Col Whitby told the BBC.', ["[Col ]Whitby"]),
    ('"We got away with it," admitted captain Dee O\'Farrell after the 2-1 win.', ["[captain ]Dee O'Farrell"]),
    ('"We got away with it," said a relieved Dee O\'Farrell.', ["[a ][relieved ]Dee O'Farrell"]),
    ('Tunde van der Berg, a spokesman for the port, told Reuters: "Two ships are missing."', ["Tunde van der Berg"]),
    ('Nora Quist was quoted as saying by Xinhua: "The worst is over."', ["Nora Quist"]),
    # No name, no known trade: a noun with its article, an age.
    ('"I used to play here," said the 22-year-old.', ["[the ]22-year-old"]),
    ('"I used to play here," the 22-year-old said.', ["[the ]22-year-old"]),
    ('"Everybody is accounted for", said the coast guard in a press release.', ["[the ]coast guard"]),
    ('"Not a chance," the Leeds striker told Sky Sports.', ["[the ][Leeds ]striker"]),
    # Brackets behind the name.
    ('"I was in bed," said Jean Bly (pictured), who is 44.', ["Jean Bly"]),
    ('"We lost it ourselves," Bly (above, with her son) said.', ["Bly"]),
    # Somebody's relatives, lawyers, words.
    ('"He was my life," his mother, Rose, said.', ["[his mother, ]Rose"]),
    ('Jean Bly, whose son died in the fire, said: "He was my life."', ["Jean Bly"]),
    ("\"He was my life,\" the boy's father said.", ["[the ][boy's ]father"]),
    # The passive.
    ('The plan was dismissed as "a cruel joke" by Paula Reyes.', ["Paula Reyes"]),
    ('The plan was described by Paula Reyes as "a cruel joke".', ["Paula Reyes"]),
    # Two speakers.
    ('"We knew nothing," said Nora Quist and Ola Brandt in a joint letter.', ["[Nora Quist][ and ][Ola Brandt]"]),
    # Roles, bodies and papers.
    ('"Two ships are missing," a spokesman for the port said.', ["[a ]spokesman[ for the port]"]),
    ('A spokeswoman said: "The investigation is at an early stage."', ["[A ]spokeswoman"]),
    ('"He never drank," said a neighbour who asked not to be named.', ["[a ]neighbour"]),
    ('"They were shouting," one witness told the Gazette.', ["[one ]witness"]),
    ('"We regret the error," the company said in a filing.', ["[the ]company"]),
    ('"We regret the error," Harlow Foods said.', ["Harlow Foods"]),
    ('The Bank of Norrland said it was "in close contact with the regulator".', ["[The ]Bank of Norrland"]),
    ('The report says the dam was "a disaster waiting to happen".', ["[The ]report"]),
    ('"The offer is final," a source close to the talks said on condition of anonymity.', ["[a ]source[ close to the talks]"]),
    ('"The offer is final," a senior official, speaking on condition of anonymity, told AP.', ["[a ][senior ]official"]),
    ('The dam was "a disaster waiting to happen", according to a report by the Norrland Institute.', ["[a ]report[ by the Norrland Institute]"]),
    # After a dateline.
    ('LONDON (Reuters) - "Two ships are missing," the coastguard said on Sunday.', ["[the ]coastguard"]),
    ('BERGEN, Norway (AP) — Erik Lund said Tuesday the talks were "going nowhere fast."', ["Erik Lund"]),
    # The verb has an object before the quoted words.
    ('Erik Lund told parliament on Tuesday that the talks were "going nowhere fast".', ["Erik Lund"]),
    ('Hales branded the plan "a waste of public money", while Orlov said it was "long overdue".', ["Hales", "Orlov"]),
    ("Coach Lena Marsh hailed her players as 'absolute warriors' after the final.", ["[Coach ]Lena Marsh"]),
]  # fmt: skip

RESOLVED = [
    # he, she, they, it.
    ('Nora Quist left by the back door. "I thought it was thunder," she said.', ["Nora Quist"]),
    ('Mr Abery met Mrs Quist on Monday. "She was very kind," he said.', ["[Mr ]Abery"]),
    ('Actor Tom Abery met Queen Sofia. "She was very kind," he said.', ["[Actor ]Tom Abery"]),
    ('The company closed two shops. "The market has changed," it said.', ["[The ]company"]),
    ('Officials arrived at noon. "We have no comment at this time," they said.', ["Officials"]),
    ('Erik Lund said the talks had failed.\nHe said they were "going nowhere fast".', ["Erik Lund"]),
    (
        'Erik Lund blamed the unions. "They walked out," he said. Ann Delgado, their leader, denied it. "We were locked out," she said.',
        ["Erik Lund", "Ann Delgado"],
    ),
    # Not the last who was named, but the last whom the pronoun fits.
    (
        'Spokesman Craig Dunn blamed the wind. Spokeswoman Ann Holt said it was arson. "It was the wind," he said.',
        ["Craig Dunn"],
    ),
    (
        'Chairwoman Ann Holt said the bank would pay. The Bank of Norland said it was ready. "We have no choice," she said.',
        ["Ann Holt"],
    ),
    (
        'The company said sales fell. Ray Holt, its chairman, said he was sorry. "The market has changed," it said.',
        ["[The ]company"],
    ),
    (
        'Officials said the road was shut. Ray Holt, a driver, said he was stuck. "Stay at home," they said.',
        ["Officials"],
    ),
    # A quotation that nobody is credited with goes on from the one before.
    (
        '"We were two down," said Lena Marsh. "Then it rained."',
        ["Lena Marsh", "Lena Marsh"],
    ),
    (
        '"We were two down," said Lena Marsh.\n"Nobody in the dressing room believed in it any more."',
        ["Lena Marsh", "Lena Marsh"],
    ),
    (
        'Lena Marsh says the rain helped. "It saved us, and we know it, everyone on the team."',
        ["Lena Marsh"],
    ),
    (
        (
            'Fire chief Owen Tarrant says the worst is over. "We have the southern flank under control," he said. '
            '"But the wind will turn tonight." Mr Tarrant says 40 crews remain. "They are tired," he said.'
        ),
        ["[Fire chief ][chief ]Owen Tarrant"] * 2 + ["[Mr ]Tarrant"],
    ),
    # The speaker is named after a first piece, and the piece behind shares the verb.
    (
        '"The pool," said Greg Hales, "was all we had."',
        ["Greg Hales", "Greg Hales"],
    ),
    (
        'Hales called the sale "a disgrace" and said it was "the end of the town".',
        ["Hales", "Hales"],
    ),
    (
        'Reyes said the cuts were "a choice", adding: "Nobody forced their hand."',
        ["Reyes", "Reyes"],
    ),
]  # fmt: skip

NOBODY = [
    "'Everything we ever owned was in that barn': a farm burns in Ottery.",
    'It was "the best and the worst of all possible summers".',
]


@pytest.mark.parametrize(("text", "speakers"), NAMED)
def test_the_speaker_is_named_beside_the_quotation(text: str, speakers: list[str]) -> None:
    assert as_written([quote.speaker for quote in body(text).quotes], speakers) == speakers


@pytest.mark.parametrize(("text", "speakers"), RESOLVED)
def test_the_speaker_is_found_in_what_went_before(text: str, speakers: list[str]) -> None:
    assert as_written([quote.speaker for quote in body(text).quotes], speakers) == speakers


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_made_the_speaker_of_words_that_nobody_is_credited_with(text: str) -> None:
    assert [quote.speaker for quote in body(text).quotes] == [""]


def test_the_place_of_a_speaker_is_where_this_quotation_names_them() -> None:
    text = 'Nora Quist left early. "I thought it was thunder," she said.'
    (quote,) = body(text).quotes
    assert quote.speaker_span == (text.index("she"), text.index("she") + 3)
