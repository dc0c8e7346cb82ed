"""Already checked? What the page of a claim shows of the archive; the desk's page says more."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from factcheck import annotating, matching
from factcheck.models import Claim, FactPage, ImportedReview


def already_checked(claim: Claim) -> SafeString:
    """The published facts and the reviews of others most like a claim, our own first."""
    alike = matching.alike(annotating.terms_of_claim(claim), top=matching.SHOWN, but=claim)
    pages = FactPage.objects.in_bulk(alike.own)
    reviews = ImportedReview.objects.in_bulk(alike.others)
    context = {
        "claim": claim,
        "facts": [(pages[pk], score >= matching.LIKELY) for pk, score in alike.own.items()],
        "reviews": [(reviews[pk], score >= matching.LIKELY) for pk, score in alike.others.items()],
    }
    return render_to_string("admin/factcheck/claim/already.html", context)
