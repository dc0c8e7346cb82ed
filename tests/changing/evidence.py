"""Verbs about evidence, its sources, and what is cited of it."""

from __future__ import annotations

from functools import partial

from django.core.files.base import ContentFile

from factcheck import annotating, publishing
from factcheck.choices import Kind
from factcheck.models import Citation, Claim, Evidence, Source
from tests.asking import asked
from tests.called import a_contact
from tests.changing.ready import Ready, at
from tests.conftest import Cast
from tests.freshness.watching import watched
from tests.newsdesk import a_claim, a_source, cited, evidence, settled


def cite(cast: Cast) -> Ready:
    claim, piece = a_claim(), evidence(source=a_source())
    new = Citation(evidence=piece, stance="supports", locator="p. 3")
    return partial(annotating.cite, claim, actor=cast.checker, citation=new, **at(claim))


def uncite(cast: Cast) -> Ready:
    claim = cited(a_claim(), actor=cast.checker)
    one = Citation.objects.get()
    return partial(annotating.uncite, one, actor=cast.checker, **at(claim))


def correct_citation(cast: Cast) -> Ready:
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence(source=a_source()))
    said = {"stance": "context", "locator": "p. 4", "excerpt": ""}
    one = Citation.objects.get()
    return partial(annotating.correct_citation, one, actor=cast.checker, **at(claim, **said))


def reuse_evidence(cast: Cast) -> Ready:
    old = cited(a_claim(), actor=cast.checker, evidence=evidence(source=a_source()))
    page = publishing.publish_fact(
        settled(old, by=cast.checker, approver=cast.editor), actor=cast.editor
    )
    claim = a_claim()
    return partial(annotating.reuse_evidence, claim, actor=cast.checker, page=page, **at(claim))


def keep_page(cast: Cast) -> Ready:
    claim = settled(by=cast.checker, approver=cast.editor)
    row = watched(Citation.objects.get())
    return partial(
        annotating.keep_page,
        row.citation,
        actor=cast.checker,
        version=row.version,
        reason=f"Le fait {claim.number} tient.",
    )


def add_evidence(cast: Cast) -> Ready:
    piece = Evidence(title="Fichier", kind="dataset", source=a_source())
    return partial(annotating.add_evidence, piece, actor=cast.checker)


def save_evidence(cast: Cast) -> Ready:
    piece = evidence(source=a_source(), added_by=cast.checker)
    cited(a_claim(), actor=cast.checker, evidence=piece)
    piece.visibility = "protected"
    return partial(annotating.save_evidence, piece, actor=cast.checker)


def withdraw_evidence(cast: Cast) -> Ready:
    piece = evidence(source=a_source(), added_by=cast.checker)
    cited(a_claim(), actor=cast.checker, evidence=piece)
    return partial(annotating.withdraw_evidence, piece, actor=cast.checker, reason="Un faux.")


def restore_evidence(cast: Cast) -> Ready:
    piece = evidence(source=a_source(), added_by=cast.checker)
    annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")
    return partial(annotating.restore_evidence, piece, actor=cast.checker)


def seal(cast: Cast) -> Ready:
    piece = evidence(source=a_source(), added_by=cast.checker)
    content = ContentFile(b"%PDF-1")
    return partial(annotating.seal, piece, actor=cast.checker, content=content, name="a.pdf")


def _named(cast: Cast, source: Source) -> None:
    """By all that can name a source."""
    claim = a_claim(detail={"value": 1, "attributed_to": source})
    a_claim(claim.article, kind=Kind.QUOTE, detail={"speaker": source})
    a_claim(claim.article, kind=Kind.SOURCE, detail={"source": source})
    cited(claim, actor=cast.checker, evidence=evidence(source=source))
    a_contact(claim, by=cast.checker, name=source.name)


def save_source(cast: Cast) -> Ready:
    source = a_source("Claude Martin")
    _named(cast, source)
    asked(Claim.objects.earliest("pk"), actor=cast.checker)
    source.protected = True
    return partial(annotating.save_source, source, actor=cast.checker)


def merge_sources(cast: Cast) -> Ready:
    other, keep = a_source("Claude Martin"), a_source("C. Martin")
    for source in (keep, other):
        _named(cast, source)
    return partial(annotating.merge_sources, keep, other, actor=cast.editor)
