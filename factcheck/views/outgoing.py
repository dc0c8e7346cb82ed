"""A fact page before it goes out: what readers would get, what stays inside, what to look at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import claimreview
from factcheck.choices import Language, Stance
from factcheck.consistency.translated import figures_apart
from factcheck.documents import FactDocument, in_language, translations_of
from factcheck.models import Citation, Claim, Evidence
from factcheck.publishing.checking import markup_of
from factcheck.publishing.composing import public_citations
from factcheck.publishing.words import public_address
from factcheck.views.details import party_of
from factcheck.views.published import is_past_date
from factcheck.workflow import CARRIES, where_lacks

# What was said or written once: there may be nothing to keep a copy of.
_SPOKEN = ("interview", "statement")


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at before readers do; `url` is where it is put right."""

    text: str
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The page as the public templates show it, in the language of the page.

    `inside` are sentences on what is not on it, and never say what that is. `data` is its JSON-LD,
    and `remarks` what others would say of it.
    """

    document: FactDocument
    url: str
    past_date: bool
    inside: list[str]
    warnings: list[Warned]
    data: str
    remarks: list[claimreview.Remark]
    translations: list[FactDocument]


def outgoing(document: FactDocument, claim: Claim, *, lost: Sequence[str]) -> Outgoing:
    """Five queries, however much evidence there is; `lost` are languages that it goes without."""
    url = settings.SITE_URL + document["path"]
    public = list(public_citations(claim))
    past_date = is_past_date(document, timezone.localdate().isoformat())
    data = markup_of(document)
    return Outgoing(
        document,
        url,
        past_date,
        list(_inside(document, claim, len(public))),
        [
            *_warnings(document, claim, public, past_date=past_date),
            *_of_translations(document, claim, lost),
        ],
        json.dumps(data, ensure_ascii=False, indent=2),
        claimreview.remarks(data, site_url=settings.SITE_URL),
        list(_translations(document)),
    )


def _translations(document: FactDocument) -> Iterator[FactDocument]:
    for one in translations_of(document):
        said = in_language(document, one["language"])
        if said is not None:
            yield said


def _inside(document: FactDocument, claim: Claim, public: int) -> Iterator[str]:
    """Counts only: what stays inside may be seen by fewer people than this page is."""
    kept, withdrawn = _counts(claim)
    if count := kept - public:
        yield ngettext(
            "%(count)d piece of evidence stays inside (internal, protected or not on the record).",
            "%(count)d pieces of evidence stay inside (internal, protected or not on the record).",
            count,
        ) % {"count": count}
    if withdrawn:
        yield ngettext(
            "%(count)d withdrawn piece of evidence stays inside.",
            "%(count)d withdrawn pieces of evidence stay inside.",
            withdrawn,
        ) % {"count": withdrawn}
    if party_of(claim) is not None and document["claimant"] is None:
        yield _("Who said it is not named: a protected source, or one not on the record.")


def _counts(claim: Claim) -> tuple[int, int]:
    """How many citations stand, and how many are of withdrawn evidence."""
    withdrawn = [at for (at,) in claim.citations.values_list("evidence__withdrawn_at")]
    return withdrawn.count(None), len(withdrawn) - withdrawn.count(None)


def _warnings(
    document: FactDocument, claim: Claim, public: list[Citation], *, past_date: bool
) -> Iterator[Warned]:
    here = claim.get_absolute_url()
    if all(one.stance != CARRIES[document["outcome"]] for one in public):
        words = {
            Stance.SUPPORTS: _("Readers would see no evidence that supports the claim."),
            Stance.REFUTES: _("Readers would see no evidence that refutes the claim."),
        }
        yield Warned(words[CARRIES[document["outcome"]]], f"{here}#evidence")
    if past_date:
        yield Warned(_("The verdict is past its date: check the claim again."), here)
    for citation in public:
        for text in _of_citation(citation):
            yield Warned(text, citation.evidence.get_absolute_url(), citation.evidence.title)


def _of_translations(document: FactDocument, claim: Claim, lost: Sequence[str]) -> Iterator[Warned]:
    for said in _translations(document):
        if figures_apart(_text(document), document["language"], _text(said), said["language"]):
            text = _("The figures of a translation are not those of the original.")
            yield Warned(text, _translation_at(claim, said["language"]), said["title"])
    for language in lost:
        text = _("The page in this language disappears: its translation has to be looked at again.")
        yield Warned(text, _translation_at(claim, language), str(Language(language).label))


def _translation_at(claim: Claim, language: str) -> str:
    return reverse("factcheck:claim-translation", args=[claim.pk, language])


def _text(document: FactDocument) -> str:
    return f"{document['title']}\n{document['summary']}\n{document['explanation']}"


def _of_citation(citation: Citation) -> Iterator[str]:
    lacks = where_lacks(citation) if citation.stance in CARRIES.values() else ""
    if lacks:
        yield _("Readers would not know which part of it was used. %(lacks)s") % {"lacks": lacks}
    yield from _of_addresses(citation.evidence)
    yield from _of_copies(citation.evidence)


def _of_addresses(evidence: Evidence) -> Iterator[str]:
    if evidence.url and not public_address(evidence.url):
        yield _(
            "Nobody outside can reach its address, so the page does without it: give an address "
            "of the public web, or an archived copy."
        )
    if evidence.archived_url and not public_address(evidence.archived_url):
        yield _(
            "Nobody outside can reach the address of its archived copy, so the page does without it."
        )


def _of_copies(evidence: Evidence) -> Iterator[str]:
    seal = evidence.seal
    check = seal.last_check if seal else None
    if check is not None and not check.intact:
        yield _("The file that we kept of it is missing or changed: the page says nothing of it.")
    elif seal is None and not public_address(evidence.archived_url) and _could_be_kept(evidence):
        if settings.FACTCHECK_FETCH:
            yield _(
                "No copy of it is kept, and pages go: capture the page, add a file or the address "
                "of an archived copy."
            )
        else:
            yield _(
                "No copy of it is kept, and pages go: add a file or the address of an archived copy."
            )


def _could_be_kept(evidence: Evidence) -> bool:
    return bool(evidence.url) or evidence.kind not in _SPOKEN
