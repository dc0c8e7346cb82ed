"""Which strings of an English text stand in quotation marks, however they are set."""

from __future__ import annotations

import pytest

from tests.detection.english.reading import body

PAIRED = [
    # Straight and curly, double and single.
    ('"The bridge was never inspected," said Marta Kessel, an engineer.', ['"The bridge was never inspected,"']),
    ("“We ran out of sandbags by midnight,” said fire chief Owen Tarrant.", ["“We ran out of sandbags by midnight,”"]),
    ("'The trains simply stopped,' said commuter Layla Finch.", ["'The trains simply stopped,'"]),
    ("‘It was pitch dark by four,’ said hill walker Tom Abery.", ["‘It was pitch dark by four,’"]),
    ("``We will appeal in March,'' said solicitor Hugh Denholm.", ["``We will appeal in March,''"]),
    ("«We have nothing to hide», the governor, Emil Sandu, told the court.", ["«We have nothing to hide»"]),
    # The full stop before the mark or behind it.
    ('Ms Kessel said the bridge was "never once inspected in twenty years".', ['"never once inspected in twenty years"']),
    ('Kessel said the bridge was "never once inspected in 20 years."', ['"never once inspected in 20 years."']),
    # Apostrophes and possessives inside single marks.
    (
        "'We didn't know what we'd done and they weren't telling,' said pupil Rhys Calder.",
        ["'We didn't know what we'd done and they weren't telling,'"],
    ),
    (
        "'The players' union won't sign until it's read every page,' said agent Petra Lowe.",
        ["'The players' union won't sign until it's read every page,'"],
    ),
    (
        "‘The farmers’ market isn’t coming back and that’s that,’ said stallholder Joan Pike.",
        ["‘The farmers’ market isn’t coming back and that’s that,’"],
    ),
    (
        "The council said the nurses' claims were 'entirely without foundation' and the doctors' were not.",
        ["'entirely without foundation'"],
    ),
    (
        "Mr Abery said: 'They told 'em to wait till the '90s sets came off the trucks.'",
        ["'They told 'em to wait till the '90s sets came off the trucks.'"],
    ),
    # Nested marks stay inside.
    (
        "\"My son asked me, 'Are we safe here?' and I had no answer,\" said Ines Varga.",
        ["\"My son asked me, 'Are we safe here?' and I had no answer,\""],
    ),
    (
        "'He shouted \"never again\" and slammed the door,' recalled neighbour Ada Brill.",
        ["'He shouted \"never again\" and slammed the door,'"],
    ),
    (
        "“The so-called ‘emergency’ plan was a single sheet of paper,” Mr Denholm said.",
        ["“The so-called ‘emergency’ plan was a single sheet of paper,”"],
    ),
    # Brackets and parentheses stay inside.
    (
        '"They [the owners] knew about the cracks [...] and said nothing," Ms Varga told the inquiry.',
        ['"They [the owners] knew about the cracks [...] and said nothing,"'],
    ),
    (
        "“The second round (which nobody asked for) cost us a fortune,” said Ms Varga.",
        ["“The second round (which nobody asked for) cost us a fortune,”"],
    ),
    (
        'Mr Tarrant ("a stubborn man, and proud of it," his wife says) did not leave his post.',
        ['"a stubborn man, and proud of it,"'],
    ),
    # A dash and an ellipsis.
    (
        '"I heard a bang, then another -- and then silence ..." said Ms Brill.',
        ['"I heard a bang, then another -- and then silence ..."'],
    ),
]  # fmt: skip

MENDED = [
    # Opened with one kind, closed with another.
    ('“We will appeal at once," said solicitor Hugh Denholm.', ['“We will appeal at once,"']),
    ('"We will appeal at once,” said solicitor Hugh Denholm.', ['"We will appeal at once,”']),
    ("“We will appeal at once“, said solicitor Hugh Denholm.", ["“We will appeal at once“"]),
    ('«We will appeal at once", said solicitor Hugh Denholm.', ['«We will appeal at once"']),
    # Never closed: up to the end of the paragraph.
    (
        'Mr Denholm said: "We will take this to the highest court in the land.\nThe hearing goes on.',
        ['"We will take this to the highest court in the land.'],
    ),
    (
        "Ms Lowe wrote: “Nobody at the club has picked up a phone since Friday.\nThe club is owned by a fund.",
        ["“Nobody at the club has picked up a phone since Friday."],
    ),
    # One paragraph left open does not swallow the next one's quotation.
    (
        'Mr Denholm said: "We will take this to the highest court.\nMs Lowe said: "That is his right."',
        ['"We will take this to the highest court.', '"That is his right."'],
    ),
    # Reopened in each paragraph, closed in the last.
    (
        (
            '"The water came up to the second step," said Ada Brill.\n'
            '"We carried the dog upstairs and waited.\n'
            '"By the morning the whole street was a river."'
        ),
        [
            '"The water came up to the second step,"',
            '"We carried the dog upstairs and waited.',
            '"By the morning the whole street was a river."',
        ],
    ),
    (
        "Ms Varga said: “We trusted them with our savings.\n“We trusted them with our homes.”",
        ["“We trusted them with our savings.", "“We trusted them with our homes.”"],
    ),
    # The same, run into one paragraph as broadcasters' sites have it: one quotation.
    (
        (
            '"The road is open again," Mr Tarrant said. "It will take days to clear the debris. '
            '"Drivers should stay at home." The highway closed on Sunday.'
        ),
        [
            '"The road is open again,"',
            '"It will take days to clear the debris. "Drivers should stay at home."',
        ],
    ),
]  # fmt: skip

NO_MARKS = [
    "The teachers' union met the ministers' advisers on Monday and the parents' groups on Tuesday.",
    "Rock 'n' roll was born in the '50s, not the '60s, in somebody's parents' garage.",
    "The tank, 6' 2\" tall and 4' 8\" wide, was lifted out by a crane.",
    "O'Hara's and D'Souza's lawyers said it wasn't the judges' fault.",
    "The James’ house, the Joneses’ barn and the dogs’ home all burned.",
]


@pytest.mark.parametrize(("text", "strings"), PAIRED + MENDED)
def test_a_quotation_runs_from_its_mark_to_the_mark_that_closes_it(
    text: str, strings: list[str]
) -> None:
    assert [quote.text.rstrip() for quote in body(text).quotes] == [s.rstrip() for s in strings]


@pytest.mark.parametrize("text", NO_MARKS)
def test_an_apostrophe_a_possessive_and_a_measure_open_no_quotation(text: str) -> None:
    assert body(text).quotes == ()


def test_a_paragraph_that_reopens_keeps_its_speaker() -> None:
    quotes = body(
        (
            'Ada Brill, 71, said: "We carried the dog upstairs and waited.\n'
            '"By the morning the whole street was a river.\n'
            '"I have lived here since I was born."'
        ),
    ).quotes
    assert [quote.speaker for quote in quotes] == ["Ada Brill"] * 3
