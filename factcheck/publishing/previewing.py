"""What would go out, for somebody to look at first: composed as the page itself, never stored."""

from __future__ import annotations

from django.utils import timezone

from factcheck.choices import PageState
from factcheck.documents import FactDocument
from factcheck.models import Claim, FactPage, Verdict
from factcheck.publishing.comparing import follows, told_changes
from factcheck.publishing.composing import compose_fact
from factcheck.publishing.storing import begun, stored
from factcheck.publishing.words import stamp


def preview_fact(page: FactPage | None, claim: Claim, verdict: Verdict) -> FactDocument:
    """The document that readers would get if the claim was published now.

    Of a page that is out already, without the note that its change asks for.
    """
    now = timezone.now()
    if page is None:
        document = compose_fact(begun(claim, now), claim, verdict)
        return {**document, "number": 1, "modified_at": stamp(now)}
    old, new = stored(page), compose_fact(page, claim, verdict)
    same = page.state == PageState.PUBLISHED and not (told_changes(old, new) or follows(old, new))
    number = old["number"] + (0 if same else 1)
    return {**new, "number": number, "state": PageState.PUBLISHED.value}
