from __future__ import annotations

import pytest

from factcheck.consistency import check
from factcheck.detection import Analysis
from tests.consistency.writing import Mark, cue, found, quote, written


def french(text: str, *marks: Mark) -> Analysis:
    return written(f"Le musée de Brive\n\n{text}", *marks)


def english(text: str, *marks: Mark) -> Analysis:
    return written(f"The museum\n\n{text}", *marks, language="en")


def test_done_here_and_said_to_be_done_there() -> None:
    analysis = french(
        "Deux tableaux ont été dérobés lundi. Les tableaux auraient été dérobés par un gardien."
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("certainty.conflict", ["ont été dérobés", "auraient été dérobés"])]
    assert finding.severity == "conflict"
    assert finding.message("fr") == (
        "«\u202font été dérobés\u202f» est affirmé, «\u202fauraient été dérobés\u202f» "
        "est au conditionnel\u00a0: lequel est établi\u202f?"
    )
    assert finding.message("en") == (
        "“ont été dérobés” is stated as fact, “auraient été dérobés” is left open: "
        "which is established?"
    )


def test_somebody_did_and_is_said_to_have_done() -> None:
    analysis = french(
        "Le gardien aurait caché la toile. Tout indique que le gardien a caché la clé."
    )

    assert found(analysis) == [("certainty.conflict", ["a caché", "aurait caché"])]


def test_somebody_is_dead_and_is_said_to_be_dead() -> None:
    analysis = french("Le gardien est mort lundi. Le gardien serait mort de froid.")

    assert found(analysis) == [("certainty.conflict", ["est mort", "serait mort"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Two paintings were stolen. The paintings were allegedly stolen by a guard.",
            ["were stolen", "were allegedly stolen"],
        ),
        (
            "Two paintings were stolen. The paintings are said to have been stolen by a guard.",
            ["were stolen", "said to have been stolen"],
        ),
        (
            "Two paintings were stolen. The paintings may have been stolen by a guard.",
            ["were stolen", "may have been stolen"],
        ),
        (
            "The guard hid the keys. In June the guard allegedly hid a painting.",
            ["hid", "allegedly hid"],
        ),
        (
            "The paintings reportedly were damaged. The paintings had been damaged.",
            ["had been damaged", "reportedly were damaged"],
        ),
    ],
)
def test_english_ways_to_leave_it_open(text: str, words: list[str]) -> None:
    stated = [words for rule, words in found(english(text)) if rule == "certainty.conflict"]

    assert stated == [words]


@pytest.mark.parametrize(
    "text",
    [
        # Another thing was done, to others or by others.
        "Deux tableaux ont été dérobés. La caisse aurait été fracturée.",
        "Deux tableaux ont été dérobés. Des bijoux auraient été dérobés aussi.",
        "Le gardien a caché la clé. Le directeur aurait caché la toile.",
        "Au musée, le gardien a caché la clé. Au musée, le directeur aurait caché la toile.",
        # One sentence weighs both.
        "Des tableaux ont été dérobés et d'autres tableaux auraient été dérobés.",
        # The victim and the doer are not the same.
        "Le gardien a été frappé. Le gardien aurait frappé un visiteur.",
        # A hypothesis is no report.
        "Le gardien a caché la clé. Sans bruit, le gardien aurait caché la toile.",
        "Deux tableaux ont été dérobés. Si la porte cédait, les tableaux auraient été dérobés.",
        # Regret.
        "Le gardien a voulu partir. Le gardien aurait voulu rester.",
        # Not done.
        "Le gardien n'a pas caché la clé. Le gardien aurait caché la toile.",
    ],
)
def test_no_contradiction_in_french(text: str) -> None:
    assert found(french(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two paintings were stolen. The till was allegedly smashed.",
        "The guard was hit. The guard allegedly hit a visitor.",
        "The paintings could not have been stolen. The paintings may have been stolen.",
        "The guard hid the keys. If asked, the guard might have hidden a painting.",
        "The paintings were allegedly stolen. Yes, paintings may have been stolen.",
    ],
)
def test_no_contradiction_in_english(text: str) -> None:
    assert found(english(text)) == []


def test_what_somebody_else_states_is_not_stated_by_the_article() -> None:
    text = "Deux tableaux ont été dérobés, dit la police. Les tableaux auraient été dérobés en mai."

    assert found(french(text, cue("dit"))) == []
    assert found(french(text, cue("dit", impersonal=True))) != []


def test_what_stands_in_a_quote_is_not_stated_by_the_article() -> None:
    text = "« Deux tableaux ont été dérobés. » Les tableaux auraient été dérobés en mai."

    assert found(french(text, quote("« Deux tableaux ont été dérobés. »"))) == []


def test_what_the_site_says_is_not_stated_by_the_article() -> None:
    text = "Les tableaux auraient été dérobés.\n\nLire aussi : deux tableaux ont été dérobés"

    assert found(french(text)) == []


def test_each_verb_once() -> None:
    analysis = french(
        "Deux tableaux ont été dérobés. Oui, ces tableaux ont été dérobés. "
        "Les tableaux auraient été dérobés. Les tableaux auraient été dérobés tôt."
    )

    assert len(check(analysis)) == 1
