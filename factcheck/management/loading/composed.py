"""One document for each kind of claim and language, made by the verbs and the composer of the product
and then taken back; what differs between facts is left blank in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction

from factcheck import annotating, intake, publishing, workflow
from factcheck.choices import EvidenceKind, Kind, Outcome, SourceKind, Stance
from factcheck.documents import FactDocument, canonical
from factcheck.models import Citation, Evidence, Rating, Source

LOCATOR = "§ 3"
CHANNEL = "Interview"
UNITS: Mapping[str, str] = {"fr": "personnes", "en": "people"}
_TEXT = "Archive\n\nIn these words there is a claim."
_EXACT = "these words"
_BLANK = re.compile("@@([a-z]+)@@")


@dataclass(frozen=True, slots=True)
class Form:
    """A document as canonical JSON with blanks. `parts` are in turns what stands there, and the name
    of what comes next."""

    rating: Rating
    label: str
    stance: str
    parts: Sequence[str]

    def fill(self, values: Mapping[str, str]) -> str:
        """The canonical JSON of the document; the values hold nothing that JSON would escape."""
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


def forms(language: str, kind: str, *, checker: User, editor: User) -> list[Form]:
    """A form for each rating that is in use, in the order of the scale."""
    document = _composed(language, kind, checker, editor)
    ratings = Rating.objects.filter(active=True).order_by("position", "id")
    return [_form(document, rating, language) for rating in ratings]


def _composed(language: str, kind: str, checker: User, editor: User) -> FactDocument:
    """What the product itself publishes; nothing of it stays."""
    with transaction.atomic():
        point = transaction.savepoint()
        draft = intake.read_article(_TEXT)
        article = annotating.create_article(
            draft, actor=checker, language=language, source_url="https://example.org/@@url@@"
        )
        start = draft.text.index(_EXACT)
        claim = annotating.mark_claim(
            article,
            actor=checker,
            kind=kind,
            revision=cast(int, article.revision_id),
            start=start,
            end=start + len(_EXACT),
            statement="@@title@@",
            detail=_detail(kind),
        )
        evidence = Evidence.objects.create(
            title="@@evidence@@", kind=EvidenceKind.PAGE, url="https://example.org/source/@@url@@"
        )
        citation = Citation(
            evidence=evidence, stance=Stance.SUPPORTS, locator=LOCATOR, excerpt="@@excerpt@@"
        )
        annotating.cite(claim, actor=checker, version=claim.version, citation=citation)
        claim.refresh_from_db()
        rating = Rating.objects.filter(outcome=Outcome.VERIFIED, active=True).order_by("position")
        proposal = workflow.Proposal(
            Outcome.VERIFIED, rating.first(), "@@summary@@", "@@explanation@@"
        )
        claim = workflow.propose(claim, actor=checker, version=claim.version, proposal=proposal)
        claim = workflow.approve(
            claim, actor=editor, version=claim.version, outcome=Outcome.VERIFIED
        )
        page = publishing.publish_fact(claim, actor=editor)
        document = cast(FactDocument, page.snapshot.document) if page.snapshot else None
        transaction.savepoint_rollback(point)
    if document is None:
        raise RuntimeError("A page was published without a snapshot.")
    return cast(FactDocument, {**document, "path": document["path"].replace(page.slug, "@@slug@@")})


def _detail(kind: str) -> dict[str, Any]:
    source = Source.objects.create(name="@@source@@", kind=SourceKind.PERSON)
    details: Mapping[str, dict[str, Any]] = {
        Kind.FIGURE: {"value": 1, "unit": "people", "attributed_to": source},
        Kind.QUOTE: {"speaker": source, "channel": CHANNEL},
        Kind.SOURCE: {"source": source},
    }
    return details[kind]


def _form(document: FactDocument, rating: Rating, language: str) -> Form:
    stance = workflow.CARRIES[Outcome(rating.outcome)]
    told = {
        **document,
        "passage": {**document["passage"], "exact": "@@exact@@"},
        "outcome": rating.outcome,
        "rating": {
            "slug": rating.slug,
            "value": rating.value,
            "label": rating.label(language),
            "definition": rating.definition(language),
        },
        "evidence": [{**document["evidence"][0], "stance": stance}],
        "checked_at": "@@checked@@",
        "valid_until": "@@until@@",
        "published_at": "@@published@@",
        "modified_at": "@@published@@",
    }
    text = canonical(told).decode()
    return Form(rating, rating.label(language), stance, _BLANK.split(text))
