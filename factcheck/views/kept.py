"""Citations that were taken off or corrected, as they were, as the person's own session keeps them for an undo.

The ledger cannot: it forgets nothing, and what protected evidence says must not be in it. A session
ends with the logout; what protected evidence says is encrypted in it.
"""

from __future__ import annotations

import json

from django.http import HttpRequest

from factcheck.encryption import ProtectionError, decrypt, encrypt
from factcheck.models import Citation, Evidence, ReviewEvent

_KEY = "taken_off"
_PURPOSE = "session.taken_off"
MOST = 5


def keep_citation(request: HttpRequest, event: ReviewEvent, citation: Citation) -> None:
    """Keep what that line took off or corrected; of more than MOST, the oldest is forgotten."""
    if citation.is_unreadable:
        return
    held = dict(request.session.get(_KEY, {}))
    words = json.dumps([citation.locator, citation.excerpt])
    sealed = citation.must_be_sealed
    held[str(event.pk)] = {
        "evidence": citation.evidence_id,
        "stance": citation.stance,
        "sealed": sealed,
        "words": encrypt(words, purpose=_PURPOSE) if sealed else words,
        "reused_from_id": citation.reused_from_id,
    }
    newest = sorted(held, key=int)[-MOST:]
    request.session[_KEY] = {key: held[key] for key in newest}


def kept_citation(request: HttpRequest, event: ReviewEvent) -> Citation | None:
    """A new citation like the one that was there before that line, unsaved."""
    fields = request.session.get(_KEY, {}).get(str(event.pk))
    if fields is None:
        return None
    evidence = Evidence.objects.filter(pk=fields["evidence"]).first()
    if evidence is None:
        return None
    words = fields["words"]
    try:
        locator, excerpt = json.loads(
            decrypt(words, purpose=_PURPOSE) if fields["sealed"] else words
        )
    except ProtectionError:
        return None
    return Citation(
        evidence=evidence,
        stance=fields["stance"],
        locator=locator,
        excerpt=excerpt,
        reused_from_id=fields["reused_from_id"],
    )


def forget_citation(request: HttpRequest, event: ReviewEvent) -> None:
    held = dict(request.session.get(_KEY, {}))
    if held.pop(str(event.pk), None) is not None:
        request.session[_KEY] = held
