"""What leaves in a table: all that the person sees, and nothing that must not."""

from __future__ import annotations

import pytest

from factcheck import annotating
from factcheck.choices import Kind, Record, Visibility
from factcheck.models import Article, Claim, Evidence, Rating, Source
from factcheck.tables import TABLES, base
from tests.blindness import CANARIES, risky
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.tables.importing import exported, take, tally
from tests.verbs import claim_in

HOSTILE = [
    "=1+1",
    "'=1",
    "＝cmd|' /C calc'!A0",
    "-5 %",
    '"; DROP',
    "a;b,c\td",
    "ligne 1\nligne 2",
    "@x",
    "''+",
    "é\u202f!",
]


def names(rows: list[list[str]]) -> list[str]:
    return [row[0] for row in rows[1:]]


def test_no_protected_source_leaves_whoever_asks(cast: Cast) -> None:
    a_source("AFP")
    a_source("zqcanary", protected=True).keepers.add(cast.editor)

    for person in (cast.chief, cast.editor):
        assert names(exported("sources", Source.objects.all(), by=person)) == ["AFP"]


def test_no_protected_evidence_leaves_and_nothing_of_a_protected_source(cast: Cast) -> None:
    hidden = a_source("zqcanary source", protected=True)
    claim = a_claim()
    for piece in (
        evidence("zqcanary protected", visibility=Visibility.PROTECTED, notes="zqcanary"),
        evidence("zqcanary given", source=hidden),
        evidence("Public", source=a_source("AFP")),
        evidence("Interne", visibility=Visibility.INTERNAL),
    ):
        cited(claim, actor=cast.chief, evidence=piece, excerpt=f"extrait : {piece.title}")
        claim.refresh_from_db()

    rows = exported("evidence", Evidence.objects.all(), by=cast.chief)

    assert names(rows) == ["Public", "Interne"]
    assert "zqcanary" not in str(rows)
    assert "zqcanary" not in str(exported("claims", Claim.objects.all(), by=cast.chief))


def test_evidence_that_carries_a_verdict_leaves_with_it_unless_it_is_protected(cast: Cast) -> None:
    claim = cited(
        a_claim(),
        actor=cast.chief,
        evidence=evidence("zqcanary", visibility=Visibility.PROTECTED),
    )
    settled(claim, by=cast.checker, approver=cast.editor)

    rows = exported("claims", Claim.objects.all(), by=cast.chief)

    assert "verified" in rows[1]
    assert "zqcanary" not in str(rows)


def test_who_must_not_be_named_is_not_and_nothing_tells_who_it_is(cast: Cast) -> None:
    article = an_article()
    aside = {"source": a_source("zqaside"), "role": "zqrole", "record": Record.OFF}
    a_claim(article, kind=Kind.SOURCE, detail=aside)
    whisper = {
        "speaker": a_source("zqwhisper", protected=True),
        "channel": "zqchannel",
        "original": "zqoriginal",
        "original_language": "fr",
        "cue": "a dit",
    }
    a_claim(article, kind=Kind.QUOTE, detail=whisper)
    evidence("Un papier", source=Source.objects.get(name="zqaside"))

    rows = exported("claims", Claim.objects.all(), by=cast.chief)

    assert "zq" not in str(rows)
    assert "a dit" in rows[2]
    assert "zq" not in str(exported("evidence", Evidence.objects.all(), by=cast.chief))


@pytest.mark.parametrize("kind", ["claims", "evidence"])
def test_nothing_of_a_proposal_leaves(cast: Cast, kind: str) -> None:
    """For nobody: a file is read by whoever holds it."""
    told = []
    for outcome in ("verified", "disputed"):
        claim = risky(cast, outcome)
        chosen = (
            Claim.objects.filter(pk=claim.pk)
            if kind == "claims"
            else Evidence.objects.filter(citations__claim=claim)
        )
        rows = exported(kind, chosen, by=cast.other_editor)
        told.append([cell.replace(f"#{claim.article_id}", "#") for row in rows for cell in row])

    assert told[0] == told[1]
    assert not any(canary in str(told) for canary in CANARIES)


def test_a_proposal_of_a_normal_risk_stays_at_the_desk_too(cast: Cast) -> None:
    in_review(a_claim(), by=cast.checker, summary="zqcanary")

    assert "zqcanary" not in str(exported("claims", Claim.objects.all(), by=cast.chief))


def test_evidence_does_not_tell_of_articles_that_the_person_does_not_see(cast: Cast) -> None:
    piece = evidence("Rapport")
    cited(
        a_claim(an_article(restricted=True), statement="zqcanary"), actor=cast.chief, evidence=piece
    )
    cited(a_claim(an_article(), statement="Ouvert."), actor=cast.chief, evidence=piece)

    for person, seen in ((cast.editor, False), (cast.chief, True)):
        rows = exported("evidence", Evidence.objects.all(), by=person)
        assert ("zqcanary" in str(rows)) is seen
        assert "Ouvert." in str(rows)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sources_come_back_to_the_letter(cast: Cast, language: str) -> None:
    for text in HOSTILE:
        Source.objects.create(name=text, description=text, aliases=text)

    rows = exported("sources", Source.objects.all(), by=cast.chief, language=language)
    back = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]

    assert tally(take("sources", *back, by=cast.chief)) == (0, 0, len(HOSTILE), 0)
    Source.objects.all().delete()
    assert tally(take("sources", *back, by=cast.chief)) == (len(HOSTILE), 0, 0, 0)
    kept = Source.objects.order_by("pk").values_list("name", "description", "aliases")
    assert list(kept) == [(text,) * 3 for text in HOSTILE]


def test_everything_that_leaves_is_known_when_it_comes_back(cast: Cast) -> None:
    article = an_article(external_id="cms-9", deadline=None, restricted=True, actor=cast.chief)
    nameless = an_article(text="Un autre titre\n\nDes 12 mots.")
    settled(a_claim(article), by=cast.chief, approver=cast.superuser)
    a_claim(article, kind=Kind.QUOTE)
    a_claim(nameless, words="12", detail={"value": "-3.5", "unit": "=x"}, due=article.created_at)

    for kind, rows in (
        ("articles", Article.objects.all()),
        ("claims", Claim.objects.all()),
        ("evidence", Evidence.objects.all()),
        ("sources", Source.objects.all()),
        ("ratings", Rating.objects.all()),
    ):
        out = exported(kind, rows, by=cast.chief, language="fr")
        back = [dict(zip(out[0], row, strict=True)) for row in out[1:]]
        assert back, kind
        report = take(kind, *back, by=cast.chief)
        assert report.faults == [], kind
        assert tally(report) == (0, 0, len(back), 0), kind


def test_claims_that_were_withdrawn_stay(cast: Cast) -> None:
    a_claim()
    claim_in("withdrawn", cast)

    assert len(exported("claims", Claim.objects.all(), by=cast.chief)) == 2


def test_rows_come_in_batches_and_none_is_lost(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "BATCH", 3)
    for number in range(7):
        a_source(f"Source {number}")

    assert len(exported("sources", Source.objects.all(), by=cast.chief)) == 8
    assert set(TABLES) == {"articles", "claims", "sources", "evidence", "ratings"}


def test_withdrawn_evidence_and_what_was_said_in_confidence_carry_no_verdict_abroad(
    cast: Cast,
) -> None:
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence("Un faux"), locator="p. 1")
    claim = cited(claim, actor=cast.checker, evidence=evidence("Un vrai"), locator="p. 2")
    forged = Evidence.objects.get(title="Un faux")
    annotating.withdraw_evidence(forged, actor=cast.checker, reason="Un faux.")
    claim.refresh_from_db()
    settled(claim, by=cast.checker, approver=cast.editor)

    text = str(exported("claims", Claim.objects.all(), by=cast.chief))

    assert "Un vrai" in text
    assert "Un faux" not in text
