"""Short ways to a desk in a given state, through the same verbs as the product."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from factcheck import annotating, intake, workflow
from factcheck.choices import EvidenceKind, Kind, Outcome, Risk, SourceKind, Stance
from factcheck.models import Article, Citation, Claim, Evidence, Rating, Source

TEXT = (
    "Vols de données\n\n"
    "Les données de 491 840 personnes ont été publiées.\n\n"
    "« Nous ne sommes pas certains », a déclaré Didier Neyrat."
)
WORDS = {
    Kind.FIGURE: "491 840 personnes",
    Kind.QUOTE: "Nous ne sommes pas certains",
    Kind.SOURCE: "Didier Neyrat",
}

# A locator that is precise enough, by the kind of the evidence.
PRECISE = {
    "document": "p. 3",
    "dataset": "ligne 3",
    "page": "§ 3",
    "recording": "00:03:00",
    "image": "en haut à gauche",
    "interview": "12 mai 2025, par téléphone",
    "statement": "12 mai 2025, communiqué",
}


def an_article(*, actor: User | None = None, text: str = TEXT, **fields: Any) -> Article:
    language = fields.pop("language", "fr")
    return annotating.create_article(
        intake.read_article(text), actor=actor, language=language, **fields
    )


def a_source(name: str = "Didier Neyrat", **fields: Any) -> Source:
    return Source.objects.create(name=name, kind=fields.pop("kind", SourceKind.PERSON), **fields)


def a_claim(
    article: Article | None = None,
    *,
    actor: User | None = None,
    kind: str = Kind.FIGURE,
    words: str = "",
    statement: str = "Les données de 491 840 personnes ont été publiées.",
    detail: dict[str, Any] | None = None,
    **fields: Any,
) -> Claim:
    """A claim to check, with its detail filled in."""
    article = article or an_article()
    assert article.revision is not None
    exact = words or WORDS[Kind(kind)]
    start = article.revision.text.index(exact)
    if detail is None:
        detail = {
            Kind.FIGURE: lambda: {"value": 491840, "unit": "personnes"},
            Kind.QUOTE: lambda: {"speaker": a_source(), "cue": "a déclaré"},
            Kind.SOURCE: lambda: {"source": a_source()},
        }[Kind(kind)]()
    return annotating.mark_claim(
        article,
        actor=actor,
        kind=kind,
        revision=article.revision.pk,
        start=start,
        end=start + len(exact),
        statement=statement,
        detail=detail,
        **fields,
    )


def evidence(title: str = "Rapport de la CNIL", **fields: Any) -> Evidence:
    fields.setdefault("kind", EvidenceKind.DOCUMENT)
    fields.setdefault("url", "https://example.org/rapport")
    return Evidence.objects.create(title=title, **fields)


def cited(claim: Claim, *, actor: User, stance: str = Stance.SUPPORTS, **fields: Any) -> Claim:
    """The claim with one citation that may carry a verdict."""
    piece = fields.pop("evidence", None) or evidence()
    fields.setdefault("locator", PRECISE[piece.kind])
    annotating.cite(
        claim,
        actor=actor,
        version=claim.version,
        citation=Citation(evidence=piece, stance=stance, **fields),
    )
    claim.refresh_from_db()
    return claim


def a_proposal(outcome: str = Outcome.VERIFIED, **fields: Any) -> workflow.Proposal:
    rating = Rating.objects.filter(outcome=outcome).order_by("position").first()
    fields.setdefault("summary", "Le chiffre est confirmé par le fichier lui-même.")
    return workflow.Proposal(outcome=outcome, rating=rating, **fields)


def in_review(
    claim: Claim | None = None, *, by: User, outcome: str = Outcome.VERIFIED, **fields: Any
) -> Claim:
    claim = claim or a_claim()
    if not claim.citations.exists():
        cited(claim, actor=by, stance=workflow.CARRIES[outcome])
    return workflow.propose(
        claim, actor=by, version=claim.version, proposal=a_proposal(outcome, **fields)
    )


def settled(
    claim: Claim | None = None,
    *,
    by: User,
    approver: User,
    outcome: str = Outcome.VERIFIED,
    **fields: Any,
) -> Claim:
    claim = in_review(claim, by=by, outcome=outcome, **fields)
    return second(claim, by=approver, outcome=outcome)


def second(
    claim: Claim, *, by: User, outcome: str = Outcome.VERIFIED, reason: str = "Lu et compté."
) -> Claim:
    """The second person's verdict; only a high risk asks for its reason."""
    if claim.risk != Risk.HIGH:
        reason = ""
    return workflow.approve(claim, actor=by, version=claim.version, outcome=outcome, reason=reason)
