"""Which strings in quotation marks are quotations in English news, and which are not."""

from __future__ import annotations

import pytest

from factcheck.detection.pipeline import analyse
from tests.detection.english.reading import as_written, body

QUOTATIONS = [
    # After the verb: colon, comma, nothing.
    ('Mayor Dina Orlov said: "The pool will not reopen this year."', ["The pool will not reopen this year."]),
    ('Orlov told reporters, "We cannot heat it, and we cannot sell it."', ["We cannot heat it, and we cannot sell it."]),
    ("Councillor Greg Hales added: 'It breaks my heart.'", ["It breaks my heart."]),
    ('In a tweet, Hales wrote: "Sold!"', ["Sold!"]),
    # Before the verb, with a comma, a question mark, or nothing at all.
    ('"The pool will not reopen," Ms Orlov said.', ["The pool will not reopen,"]),
    ('"Who would swim in January?" asked Hales.', ["Who would swim in January?"]),
    ('"Shame on you!" shouted a man in the gallery.', ["Shame on you!"]),
    ('"The pool is gone for good" said Hales.', ["The pool is gone for good"]),
    ("'The pool is gone for good', Mr Hales said.", ["The pool is gone for good"]),
    ('"Nonsense," said Hales.', ["Nonsense,"]),
    # The attribution inside the marks.
    (
        '"The pool is gone, says Greg Hales, a councillor. We should have saved it in spring."',
        ["The pool is gone, says Greg Hales, a councillor. We should have saved it in spring."],
    ),
    (
        "“I never signed anything, Ms Orlov insisted. Not one page.”",
        ["I never signed anything, Ms Orlov insisted. Not one page."],
    ),
    # Split in two, by a full stop or in the middle of the sentence.
    (
        '"The pool is gone," said Hales. "We should have saved it."',
        ["The pool is gone,", "We should have saved it."],
    ),
    (
        '"The pool," she said, "was the last thing this town had left."',
        ["The pool,", "was the last thing this town had left."],
    ),
    (
        "‘If they close the library,’ warned Ms Okoro, 54, ‘then the school is next.’",
        ["If they close the library,", "then the school is next."],
    ),
    # Pieces inside a sentence.
    ('Orlov called the offer "an insult to every swimmer in the county".', ["an insult to every swimmer in the county"]),
    (
        "The report described the roof as 'beyond economic repair' and the boiler as 'a danger to life'.",
        ["beyond economic repair", "a danger to life"],
    ),
    ('He denied that he had "ever been shown the letter" and said he was "sick of rumours".', ["ever been shown the letter", "sick of rumours"]),
    ('Orlov said the town was "heartbroken, but not beaten," and promised a vote.', ["heartbroken, but not beaten,"]),
    ('The firm, which Hales said had "run out of excuses", has until Friday to answer.', ["run out of excuses"]),
    ("In a statement the club condemned 'vile and racist abuse' of its goalkeeper.", ["vile and racist abuse"]),
    ('Describing the match as "a night to forget", coach Lena Marsh apologised to the fans.', ["a night to forget"]),
    ('The storm was "worse than anything since the war", according to the harbour master, Jon Teale.', ["worse than anything since the war"]),
    # One speaker goes on.
    (
        '"We were two down and playing badly," Marsh said. "Then it rained." "It saved us, really."',
        ["We were two down and playing badly,", "Then it rained.", "It saved us, really."],
    ),
    (
        '"We were two down," said Marsh.\n"Nobody in the dressing room believed in it any more."',
        ["We were two down,", "Nobody in the dressing room believed in it any more."],
    ),
    (
        'Marsh was not impressed.\n"You cannot defend like that at this level and hope to win."',
        ["You cannot defend like that at this level and hope to win."],
    ),
    ('"It was bad," said Marsh. "Really bad."', ["It was bad,", "Really bad."]),
    ('"Did we deserve it? Yes," Marsh said. "Absolutely."', ["Did we deserve it? Yes,", "Absolutely."]),
    # Machine translation and careless prose.
    ('The bank mention that "no account of a client was touched".', ["no account of a client was touched"]),
    ('He declaring: "We have seen nothing."', ["We have seen nothing."]),
    ('"We have seen nothing", has told AFP the Zatav journalist.', ["We have seen nothing"]),
    # What was written, sung, shouted or shown.
    ('A banner read "Hands off our hospital, you vultures".', ["Hands off our hospital, you vultures"]),
    ('Demonstrators chanted "Whose streets? Our streets!" outside the bank.', ["Whose streets? Our streets!"]),
    ('Chanting "down with the king", the crowd moved on to the palace.', ["down with the king"]),
    ('The letter, seen by the Gazette, says: "All claims are rejected."', ["All claims are rejected."]),
]  # fmt: skip

NO_QUOTATIONS = [
    # Titles of films, books, albums, songs, programmes, articles.
    'Her second novel, "The Glass Orchard", was published in 2011.',
    "She directed the film 'A Winter in Tunis' before moving to television.",
    'The band will play songs from their album "Low Tide" in Leeds.',
    "Marsh won a prize for her documentary “What the River Took”.",
    'The actor, best known for "Harbour Lights," lives in Cork.',
    'In an article headlined "Why the Pool Must Close", the Gazette set out the costs.',
    'The orchestra opened with "The Lark in the Morning" and closed with "Finlandia".',
    # Nicknames.
    'Police arrested Carlo "The Baker" Rinaldi at the airport.',
    "Ray 'Boom Boom' Mendes retired from boxing in 1988.",
    'The general, known as "the Fox of the North", died in exile.',
    # Charges and verdicts.
    'Rinaldi was charged with "aggravated theft" and released on bail.',
    "The two men were convicted of 'conspiracy to defraud' in June.",
    # Levels of alert, categories, programmes, operations.
    'The alert was raised to "severe" on Friday.',
    "The agency put the volcano on 'code orange' on Sunday.",
    'The bonds were cut to "junk" in March.',
    'Soldiers took part in exercise "Northern Shield" near the border.',
    # Glosses and terms.
    'The dish is called "plov", a word that means "rice with meat".',
    "The word 'kerkur', or 'stone heap', appears on the oldest maps.",
    'The disease, known as "farmer\'s lung", is caused by mouldy hay.',
    # Scare quotes and single words.
    'The "free" parking costs £4 an hour.',
    "The so-called 'smart' meters have been switched off.",
    'Thousands of "ghost" workers were on the payroll.',
    # Products and machines.
    'The maker unveiled the "Orbit 3" tablet and a "Mini" version of it.',
    "The yacht 'Silver Tern' ran aground off Skye.",
    # Letters, answers and votes.
    'Voters will find a "yes" and a "no" box on the paper.',
    'Pupils who got an "A" grade may apply.',
    # Long titles.
    'Her last book, "How We Learned to Stop Fearing the Sea", sold 2,000 copies.',
    'The essay is titled "Why nobody reads maps any more in this country".',
    "He starred in the film 'What the River Took From All of Us' in 1999.",
    # The same in a sentence that somebody says.
    'Ms Marsh said her novel "The Glass Orchard" was about her mother.',
    'The singer told the BBC that the song "Low Tide Over Home" was written in an hour.',
    'Rinaldi told the court that "The Long Ban" was the first film he ever saw.',
    'Police said Carlo "The Baker" Rinaldi had fled.',
    'The army said exercise "Northern Shield" would begin in May.',
    'The maker said the "Orbit 3" tablet would go on sale in June.',
    "According to Mr Pell, the yacht 'Silver Tern' ran aground off Skye.",
    # A name that comes again.
    'The "green wall" was planted in 2007. Hales said the "green wall" would reach the sea by 2030.',
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), QUOTATIONS)
def test_words_put_into_a_mouth_are_a_quotation(text: str, words: list[str]) -> None:
    assert [quote.words for quote in body(text).quotes] == words


@pytest.mark.parametrize("text", NO_QUOTATIONS)
def test_titles_names_terms_and_scare_quotes_are_no_quotation(text: str) -> None:
    assert [quote.words for quote in body(text).quotes] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # One word under a verb of judging: an editor may want it, and may not.
        ("Councillor Hales branded the sale a 'shambles'.", ["?shambles"]),
        ('Orlov dismissed the offer as "laughable".', ["?laughable"]),
        (
            'Hales called it "madness" and said: "They will regret this."',
            ["?madness", "They will regret this."],
        ),
    ],
)
def test_a_single_word_may_be_one(text: str, words: list[str]) -> None:
    assert as_written([quote.words for quote in body(text).quotes], words) == words


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        (
            "'We have lost everything': family of five flee burning farm",
            ["We have lost everything"],
        ),
        ('Pool closure "a betrayal of the town"', ["a betrayal of the town"]),
        ("Minister: 'No evidence of fraud' in harbour vote", ["No evidence of fraud"]),
        ("'They Left Us To Drown,' Survivors Tell Inquiry", ["They Left Us To Drown,"]),
        ('Stars of "The Glass Orchard" return for a third series', []),
        ("Police hunt 'Boom Boom' Mendes after casino raid", []),
    ],
)
def test_a_headline_may_quote_without_naming_the_speaker(headline: str, words: list[str]) -> None:
    article = f"{headline}\n\nThe blaze began on Monday in a barn near the village of Ottery.\n"
    assert [quote.words for quote in analyse(article, language="en").quotes] == words


@pytest.mark.parametrize(
    "text",
    [
        "Ms Orlov said: We will not reopen the pool, not this year and not next year.",
        "The notice on the gate reads:\nClosed until further notice. Do not call the office.",
    ],
)
def test_words_without_marks_are_no_more_than_a_guess(text: str) -> None:
    assert {quote.tier for quote in body(text).quotes} <= {"low"}


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ('"The pool," she said, "was all we had."', True),
        ("'If they close,' warned Ms Okoro, 54, 'then the school is next.'", True),
        ('"The pool is gone," said Hales. Orlov answered: "We shall see about that."', False),
        ('Hales said: "It is gone." He added: "We should have saved it."', False),
    ],
)
def test_the_pieces_of_a_split_quotation_are_tied_together(text: str, grouped: bool) -> None:
    one, other = body(text).quotes
    assert (one.group is not None and one.group == other.group) == grouped


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('Hales said: "We should have saved it."', "before"),
        ('"We should have saved it," said Hales.', "after"),
        ('"We should, says Greg Hales, have saved it."', "inside"),
    ],
)
def test_a_quotation_knows_on_which_side_it_is_attributed(text: str, position: str) -> None:
    assert [quote.position for quote in body(text).quotes] == [position]


def test_a_quotation_in_the_furniture_of_the_site_is_marked_low() -> None:
    text = (
        "Pool closes\n\nThe pool closed on Monday, a year after the council voted to sell it.\n\n"
        'Related stories\n"We have lost everything," says owner of burnt farm\n'
    )
    assert {quote.tier for quote in analyse(text, language="en").quotes} <= {"low"}
