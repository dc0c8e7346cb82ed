"""Short ways to a translation, through the verbs of the product."""

from __future__ import annotations

from django.contrib.auth.models import User

from factcheck import publishing
from factcheck.models import Claim, Translation, Verdict

TITLE = "The data of 491,840 people were published."
SUMMARY = "The figure is confirmed by the file itself."


def a_translation(
    claim: Claim,
    *,
    by: User,
    title: str = TITLE,
    summary: str = SUMMARY,
    explanation: str = "",
    language: str = "en",
) -> Translation:
    """Of what the claim's verdict says now; a draft."""
    claim.refresh_from_db()
    verdict = Verdict.objects.current_of(claim)
    assert verdict is not None
    held = Translation.objects.filter(verdict=verdict, language=language).first()
    return publishing.write_translation(
        claim,
        language,
        publishing.Words(title, summary, explanation),
        actor=by,
        version=held.version if held else 0,
        of=publishing.words_digest(claim, verdict),
    )


def signed(claim: Claim, *, by: User, signer: User, **words: str) -> Translation:
    translation = a_translation(claim, by=by, **words)
    return publishing.sign_translation(translation, actor=signer, version=translation.version)
