"""What an English text says with reserve, and what it says on nobody's word."""

from __future__ import annotations

import pytest

from tests.detection.english.reading import body

HEARSAY = [
    "The gang allegedly stole £40,000 from the till.",
    "The gang reportedly stole £40,000 from the till.",
    "The thief is said to have taken £40,000.",
    "As many as 300 passengers may have died.",
    "The buyer is believed to have paid $12 million.",
    "The buyer would have paid $12 million.",
    "The firm could have lost 20% of its clients.",
    "The alleged theft of 25 paintings is under investigation.",
    "The buyer is understood to have paid $12 million.",
    "The buyer apparently paid $12 million.",
]  # fmt: skip

FIRM = [
    "The gang stole £40,000 from the till.",
    "The buyer paid $12 million.",
    "Police said the gang stole £40,000 from the till.",
    "The firm lost 20% of its clients.",
    "In May 2019 the firm lost 20% of its clients.",
]

ON_NOBODYS_WORD = [
    "It is reported that 300 passengers died.",
    "It has been reported that the buyer paid $12 million.",
    "Reportedly, the buyer paid $12 million.",
    "It is alleged that the gang stole £40,000.",
    "It is said that 300 passengers died.",
]

ON_SOMEBODYS_WORD = [
    "The coastguard says that 300 passengers died.",
    "According to Hana Voss, the buyer paid $12 million.",
    "Hana Voss said the buyer had reportedly paid $12 million.",
    "It is alleged by prosecutors that the gang stole £40,000.",
    "The buyer paid $12 million.",
]


def warned(text: str, warning: str) -> list[bool]:
    return [warning in figure.warnings for figure in body(text).figures]


@pytest.mark.parametrize("text", HEARSAY)
def test_a_figure_in_a_sentence_of_hearsay_is_conditional(text: str) -> None:
    assert warned(text, "conditional") == [True]


@pytest.mark.parametrize("text", FIRM)
def test_a_figure_stated_as_fact_is_not_conditional(text: str) -> None:
    assert set(warned(text, "conditional")) == {False}


@pytest.mark.parametrize("text", ON_NOBODYS_WORD)
def test_a_figure_on_nobodys_word_is_unattributed(text: str) -> None:
    assert warned(text, "unattributed") == [True]


@pytest.mark.parametrize("text", ON_SOMEBODYS_WORD)
def test_a_figure_on_somebodys_word_is_not(text: str) -> None:
    assert warned(text, "unattributed") == [False]


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ('Pell allegedly told her: "You will never work again."', True),
        ('Pell is said to have called it "the worst deal in the history of the club".', True),
        ('Pell told her: "You will never work again."', False),
    ],
)
def test_a_quotation_from_hearsay_is_conditional(text: str, warned: bool) -> None:
    assert ["conditional" in quote.warnings for quote in body(text).quotes] == [warned]


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Police said Pell may have left the country.", True),
        ("Prosecutors say the gang allegedly robbed nine shops.", True),
        ("Police said Pell had left the country.", False),
    ],
)
def test_a_source_of_hearsay_is_conditional(text: str, warned: bool) -> None:
    assert ["conditional" in source.warnings for source in body(text).sources] == [warned]


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ('It was "the best and the worst of all possible summers".', True),
        ('"It was the best of all possible summers," said Hana Voss.', False),
    ],
)
def test_a_quotation_without_a_speaker_is_unattributed(text: str, warned: bool) -> None:
    assert ["unattributed" in quote.warnings for quote in body(text).quotes] == [warned]


def test_reserve_in_one_sentence_does_not_reach_the_next() -> None:
    text = "The gang allegedly stole £40,000. The shop lost 20% of its clients."
    assert warned(text, "conditional") == [True, False]
