"""Writing what a verdict says in another language, and signing it off: two people.

Readers get it with the next publication of the page, never by these verbs.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, policy
from factcheck.choices import SETTLED, Language
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, Translation, Verdict
from factcheck.publishing.holding import hold_words
from factcheck.publishing.translations import words_digest
from factcheck.publishing.words import plain


@dataclass(frozen=True, slots=True)
class Words:
    """What is translated."""

    title: str
    summary: str
    explanation: str = ""


def write_translation(
    claim: Claim, language: str, words: Words, *, actor: AbstractBaseUser, version: int, of: str
) -> Translation:
    """Write it, or change it, which takes it from whoever signed it off.

    `version` is the one that the person saw, 0 for none, and `of` the digest of the words that
    they translated (`words_digest`). One that says the same already is left alone.
    """
    words = Words(*(plain(text) for text in astuple(words)))
    with transaction.atomic():
        claim = hold_words(claim)
        if not policy.can_check(actor, claim.article):
            raise NotAllowedError(_("Only checkers and editors can translate."))
        verdict = _settled(claim)
        if language not in Language.values or language == claim.article.language:
            raise NotPossibleError(_("Choose another language than that of the article."))
        if words_digest(claim, verdict) != of:
            raise StaleError(_("What you translated says something else by now: look again."))
        missing = _missing(words, verdict)
        if missing:
            raise IncompleteError(missing)
        held = Translation.objects.filter(verdict=verdict, language=language).first()
        if (held.version if held else 0) != version:
            raise _late()
        if held and (_words(held), held.of_sha256) == (words, of):
            return held
        return _write(held or Translation(verdict=verdict, language=language), words, of, actor)


def sign_translation(
    translation: Translation, *, actor: AbstractBaseUser, version: int
) -> Translation:
    """Answer for it: an editor who did not write it, for words that the verdict says now."""
    with transaction.atomic():
        claim, translation = _hold(translation, actor, version)
        if translation.translated_by_id == actor.pk:
            raise NotAllowedError(
                _("Nobody signs off a translation of their own: ask a second person.")
            )
        if translation.signed_by_id:
            raise NotPossibleError(_("This translation is signed off already."))
        verdict = _settled(claim)
        if (verdict.pk, words_digest(claim, verdict)) != (
            translation.verdict_id,
            translation.of_sha256,
        ):
            raise NotPossibleError(
                _("The verdict says something else by now: the translation has to follow first.")
            )
        translation.signed_by_id, translation.signed_at = actor.pk, timezone.now()
        notifying.translation_over(claim)
        _save(translation, "sign_translation", claim, actor)
    return translation


def unsign_translation(
    translation: Translation, *, actor: AbstractBaseUser, version: int, reason: str
) -> Translation:
    """Take that back. It stays as a draft; readers lose it with the next publication, which then
    needs a note."""
    with transaction.atomic():
        claim, translation = _hold(translation, actor, version)
        if not translation.signed_by_id:
            raise NotPossibleError(_("This translation is not signed off."))
        if not reason.strip():
            raise IncompleteError([_("Say why.")])
        translation.signed_by, translation.signed_at = None, None
        _save(translation, "unsign_translation", claim, actor, reason=reason.strip())
    return translation


def _hold(
    translation: Translation, actor: AbstractBaseUser, version: int
) -> tuple[Claim, Translation]:
    """The claim held, and the translation as it is now, for somebody who may sign."""
    claim = hold_words(translation.verdict.claim)
    if not policy.can_manage_article(actor, claim.article):
        raise NotAllowedError(_("Only an editor can sign a translation off."))
    translation = Translation.objects.get(pk=translation.pk)
    if translation.version != version:
        raise _late()
    return claim, translation


def _settled(claim: Claim) -> Verdict:
    verdict = Verdict.objects.current_of(claim)
    if verdict is None or claim.status not in SETTLED:
        raise NotPossibleError(_("Only what a verdict says can be translated: settle it first."))
    return verdict


def _missing(words: Words, verdict: Verdict) -> list[str]:
    missing = []
    if not words.title or not words.summary:
        missing.append(_("Translate the statement and the summary."))
    if bool(words.explanation) != bool(verdict.explanation.strip()):
        missing.append(_("Translate “How we know” where the original has it, and only there."))
    return missing


def _write(translation: Translation, words: Words, of: str, actor: AbstractBaseUser) -> Translation:
    translation.version = translation.version + 1 if translation.pk else 1
    translation.title, translation.summary = words.title, words.summary
    translation.explanation, translation.of_sha256 = words.explanation, of
    translation.translated_by_id, translation.translated_at = actor.pk, timezone.now()
    translation.signed_by, translation.signed_at = None, None
    claim = translation.verdict.claim
    _save(translation, "translate", claim, actor)
    notifying.translated(claim, actor=actor)
    return translation


def _save(
    translation: Translation, verb: str, claim: Claim, actor: AbstractBaseUser, **line: Any
) -> None:
    """With its line: whose words they are can be told from the digest, not what they say."""
    translation.save()
    digest = hashlib.sha256("\n\n".join(astuple(_words(translation))).encode()).hexdigest()
    ledger.append(
        article=claim.article,
        claim=claim,
        verb=verb,
        actor=actor,
        data={
            "translation": translation.pk,
            "language": translation.language,
            "version": translation.version,
            "sha256": digest,
        },
        **line,
    )


def _words(translation: Translation) -> Words:
    return Words(translation.title, translation.summary, translation.explanation)


def _late() -> StaleError:
    return StaleError(_("Somebody else was faster than you. Look at what changed."))
