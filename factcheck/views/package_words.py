"""What a source package says in words: its table of claims, and its README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from factcheck.forms.people import name_of
from factcheck.handover import Entry, Piece
from factcheck.models import Article, Verdict
from factcheck.publishing.words import web_address
from factcheck.views.details import detail_rows


def claim_rows(entries: Iterable[Entry], paths: Mapping[int, str]) -> Iterator[list[str]]:
    """A heading, then a row for each claim; `paths` are those of the files in the package."""
    yield [
        _("Claim"),
        _("Kind"),
        _("Status"),
        _("Risk"),
        _("Words of the text"),
        _("Statement"),
        _("Details"),
        _("Verdict"),
        _("Public summary"),
        _("How we know"),
        _("Correction asked of the author"),
        _("Checked by"),
        _("Evidence"),
    ]
    for entry in entries:
        claim, anchor = entry.claim, entry.claim.anchor
        yield [
            str(claim.number),
            claim.get_kind_display(),
            claim.get_status_display(),
            claim.get_risk_display(),
            anchor.exact if anchor else "",
            claim.statement,
            "\n".join(_details(entry)),
            *_verdict(entry.in_force),
            "\n".join(_evidence(piece, paths, sealed=entry.is_sealed) for piece in entry.pieces),
        ]


def readme(article: Article) -> str:
    """What is in the package, in the language of whoever takes it; no time and no name of theirs."""
    revision = article.revision
    lines = [
        article.headline,
        _("Source package of the article, revision %(number)d. %(newsroom)s")
        % {
            "number": revision.number if revision else 0,
            "newsroom": settings.FACTCHECK_ORGANIZATION,
        },
        "",
        _("article.txt: the text of this revision to the letter."),
        _("claims.csv: every claim with its verdict and its evidence, for a spreadsheet."),
        _("claims.json: the same for programs."),
        _("annotations.jsonld: the claims as W3C Web Annotations; positions count in article.txt."),
        _("evidence/: the files that claims were held against, as they came in."),
        _("manifest.json: the SHA-256 and the size of every file, and what is missing."),
        "",
        _(
            "In claims.csv, an apostrophe before =, +, -, @ or | keeps a spreadsheet from running it."
        ),
        _("Sources that must not be named and their evidence are in no package."),
        _("Of evidence for the desk only there is the title: ask the desk for the rest."),
        _("A verdict that a second person has not approved yet is left out."),
    ]
    return "\n".join(lines) + "\n"


def _details(entry: Entry) -> Iterator[str]:
    names = {entry.party.pk: entry.party.name} if entry.party else {}
    for label, value in detail_rows(entry.claim, names, left_out=entry.left_out):
        yield _labelled(label, value)


def _labelled(label: str, value: str) -> str:
    return _("%(label)s: %(value)s") % {"label": label, "value": value}


def _verdict(verdict: Verdict | None) -> list[str]:
    """Five cells: the verdict, its summary, how we know, what was asked, who and when."""
    if verdict is None or verdict.approved_by is None or verdict.approved_at is None:
        return [""] * 5
    people = [name_of(verdict.proposed_by), name_of(verdict.approved_by)]
    return [
        f"{capfirst(verdict.get_outcome_display())} — {verdict.rating}",
        verdict.summary,
        verdict.explanation,
        verdict.correction_asked,
        f"{', '.join(people)}, {date_format(verdict.approved_at)}",
    ]


def _evidence(piece: Piece, paths: Mapping[int, str], *, sealed: bool) -> str:
    """A line: which way it speaks unless that is sealed, its title, where in it, where it is."""
    evidence, citation = piece.evidence, piece.citation
    said = evidence.title
    if not sealed:
        said = _labelled(capfirst(citation.get_stance_display()), said)
    if piece.is_internal:
        return f"{said} ({_('for the desk only')})"
    parts = [
        said,
        citation.locator,
        web_address(evidence.url),
        web_address(evidence.archived_url),
        paths.get(evidence.pk, ""),
    ]
    return " · ".join(part for part in parts if part)
