from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from factcheck.choices import Kind, Outcome
from factcheck.marked import GhostDict, in_text_order, marked_blocks
from factcheck.models import Anchor, ArticleRevision, Claim
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.sentences import coverage, passed_over
from tests.suggested import a_read_article, suggested

pytestmark = pytest.mark.django_db


def url_of(claim: Claim) -> str:
    return f"#claim-{claim.number}"


def revision_of(claim: Claim) -> ArticleRevision:
    assert claim.article.revision is not None
    return claim.article.revision


def test_the_most_urgent_claim_gives_a_shared_piece_its_look(cast: Cast) -> None:
    article = an_article()
    wide = a_claim(article)
    narrow = settled(
        a_claim(article, words="491 840"),
        by=cast.checker,
        approver=cast.editor,
        outcome=Outcome.DISPUTED,
    )

    with translation.override("en"):
        blocks = marked_blocks(revision_of(wide), [wide, narrow], url_of)

    assert [(s["text"], s["keys"], s["status"]) for s in blocks[1]["segments"]] == [
        ("Les données de ", [], ""),
        ("491 840", [2, 1], "disputed"),
        (" personnes", [1], "to_check"),
        (" ont été publiées.", [], ""),
    ]
    assert blocks[1]["segments"][1]["closes"] == [
        {
            "number": 2,
            "label": "Claim 2, figure, disputed",
            "url": "#claim-2",
            "status": "disputed",
        }
    ]
    assert [block["zone"] for block in blocks] == ["headline", "body", "body"]


def test_the_shown_text_is_the_canonical_text() -> None:
    attack = "</p><script>alert(1)</script>"
    article = an_article(text=f"Titre  double\n\nUn {attack} \u00a0deux.\n\nTrois.")
    claim = a_claim(article, words=attack)

    blocks = marked_blocks(revision_of(claim), [claim], url_of)
    html = render_to_string("factcheck/parts/marked_text.html", {"blocks": blocks})

    assert "\n".join("".join(s["text"] for s in b["segments"]) for b in blocks) == (
        revision_of(claim).text
    )
    assert "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</mark>" in html
    assert "<script>" not in html


def test_a_claim_without_a_place_in_this_revision_is_left_out() -> None:
    article = an_article()
    lost, foreign, placed = a_claim(article), a_claim(), a_claim(article, kind=Kind.SOURCE)
    Anchor.objects.filter(claim=lost).update(state="orphaned", start=None, end=None)
    bare = Claim(number=9, kind="figure", status="to_check")
    lost = Claim.objects.select_related("anchor").get(pk=lost.pk)

    blocks = marked_blocks(revision_of(placed), [lost, foreign, bare, placed], url_of)

    assert {key for b in blocks for s in b["segments"] for key in s["keys"]} == {placed.number}
    assert in_text_order([bare, lost, placed]) == [placed, lost, bare]


def test_a_suggestion_lies_under_the_claims() -> None:
    article = a_read_article()
    one = suggested(article, "491 840 personnes")
    claim = a_claim(article, kind=Kind.SOURCE, words="840 personnes ont")

    with translation.override("en"):
        blocks = marked_blocks(revision_of(claim), [claim], url_of, suggestions=[one])

    segments = blocks[1]["segments"]
    assert [(s["text"], s["keys"], s["status"]) for s in segments[1:4]] == [
        ("491 ", [], "suggestion"),
        ("840 personnes", [1], "to_check"),
        (" ont", [1], "to_check"),
    ]
    ghost = {
        "id": f"suggested-{one.pk}",
        "label": "Suggested figure: 491 840 personnes",
        "url": f"#suggestion-{one.pk}",
    }
    assert [s["ghosts"] for s in segments[1:4]] == [[], [ghost], []]


def test_a_place_can_be_pointed_at_and_shows_nothing() -> None:
    claim = a_claim(words="491 840 personnes")

    blocks = marked_blocks(
        revision_of(claim), [claim], url_of, places={"here": (16, 19), "there": (31, 34)}
    )

    ends = [(s["text"], s["status"], s["places"]) for s in blocks[1]["segments"] if s["places"]]
    assert ends == [("Les", "", ["here"]), ("491", "to_check", ["there"])]
    assert [s["status"] for s in blocks[1]["segments"] if s["text"] == "Les"] == [""]


def test_what_does_not_fit_together_has_one_sign_where_its_words_end() -> None:
    claim = a_claim(words="491 840 personnes")
    places = {"one": (16, 19), "two": (17, 19), "bare": (16, 19)}
    findings: dict[str, GhostDict] = {
        name: {"id": name, "label": f"Inconsistency {name}", "url": f"#finding-{name}"}
        for name in ("one", "two")
    }

    blocks = marked_blocks(revision_of(claim), [], url_of, places=places, findings=findings)

    ends = [s for s in blocks[1]["segments"] if s["findings"] or s["places"]]
    assert [(s["findings"], sorted(s["places"])) for s in ends] == [
        ([findings["one"]], ["bare", "two"])
    ]


def test_a_piece_names_the_cards_that_the_page_has(cast: Cast) -> None:
    article = an_article()
    one, two = a_claim(article), a_claim(article, words="491 840")

    blocks = marked_blocks(revision_of(one), [one, two], url_of, cards={two.number})

    pieces = [s for b in blocks for s in b["segments"] if s["keys"]]
    assert [(s["text"], s["details"]) for s in pieces] == [
        ("491 840", [f"claim-{two.number}"]),
        (" personnes", []),
    ]


def test_a_sentence_has_its_sign_where_it_begins_and_changes_no_mark(cast: Cast) -> None:
    article = a_read_article()
    claim, one = a_claim(article, words="Nous", kind=Kind.SOURCE), suggested(article, "Peut Etre")
    passed_over(article, "Vols", actor=cast.checker)
    lines = [one for one in coverage(article).lines if one.state != "claimed"]

    blocks = marked_blocks(
        revision_of(claim), [claim], url_of, suggestions=[one], places={"x": (0, 4)}, lines=lines
    )

    begun = [(s["text"], s["status"], s["sentences"]) for b in blocks for s in b["segments"]]
    signs = {text: one for text, _status, (one,) in (piece for piece in begun if piece[2])}
    assert {text: one["state"] for text, one in signs.items()} == {
        "Vols": "nothing",
        "Les données de 491 840 personnes ont été vues à 12 endroits.": "untouched",
        "Peut Etre": "untouched",
    }
    assert [one["key"] for one in signs.values()] == [line.key for line in lines]
    assert ("Peut Etre", "suggestion") in [piece[:2] for piece in begun]
    assert {key for b in blocks for s in b["segments"] for key in s["keys"]} == {claim.number}
