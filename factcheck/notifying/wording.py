"""Notifications in words: a sentence at the desk, a message by e-mail.

An e-mail leaves the desk, so it says less: of a restricted article not even which one it is.
Neither ever says what was claimed, found or written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.choices import NoticeKind
from factcheck.models import Notification


@dataclass(frozen=True, slots=True)
class Message:
    subject: str
    body: str


def sentence_of(notice: Notification) -> str:
    """What happened, in the language that is active; the actor and the claim are given."""
    return _sentence(notice.kind) % {"who": _actor(notice), "when": _moment(notice)}


def message_of(notices: Sequence[Notification], language: str) -> Message:
    """One e-mail about all of them, in this language or else the site's."""
    with translation.override(language or settings.LANGUAGE_CODE):
        count = len(notices)
        subject = ngettext(
            "[%(desk)s] %(count)d notification from the fact-check desk",
            "[%(desk)s] %(count)d notifications from the fact-check desk",
            count,
        ) % {"desk": settings.FACTCHECK_ORGANIZATION, "count": count}
        parts = [*map(_paragraph, notices), _ending()]
        return Message(subject, "\n\n".join(parts) + "\n")


def _sentence(kind: str) -> str:
    return {
        NoticeKind.ASSIGNED: _("%(who)s assigned this claim to you."),
        NoticeKind.MENTION: _("%(who)s mentioned you in the discussion."),
        NoticeKind.COMMENT: _("%(who)s wrote in the discussion."),
        NoticeKind.REVIEW: _("%(who)s proposed a verdict: it waits for a second pair of eyes."),
        NoticeKind.SENT_BACK: _("%(who)s sent the claim back: it is to check again."),
        NoticeKind.REOPENED: _("%(who)s reopened the claim: it is to check again."),
        NoticeKind.WORDS: _("%(who)s changed the words in the text: it is to check again."),
        NoticeKind.ANSWER: _("Somebody outside answered a question about this claim."),
        NoticeKind.DEADLINE: _("The deadline is near: %(when)s."),
        NoticeKind.STALE: _("Some verdicts have to be looked at again: the queue lists them."),
        NoticeKind.REUSED: _(
            "A fact that this claim rests on was changed, taken back or is being checked again: "
            "does the claim still hold?"
        ),
        NoticeKind.TRANSLATED: _("%(who)s translated the verdict: somebody has to sign it off."),
        NoticeKind.REPORT: _("Readers wrote to the newsroom: their reports wait for an answer."),
    }[NoticeKind(kind)]


def _actor(notice: Notification) -> str:
    if notice.actor is None:
        return _("The desk")
    return notice.actor.get_full_name() or notice.actor.get_username()


def _moment(notice: Notification) -> str:
    if notice.due is None:
        return ""
    return formats.date_format(timezone.localtime(notice.due), "DATETIME_FORMAT")


def _paragraph(notice: Notification) -> str:
    article = notice.article
    if article is not None and article.restricted:
        page = settings.SITE_URL + reverse("factcheck:notifications")
        return "\n".join([_("There is something for you in a restricted article."), page])
    if notice.is_list or article is None:
        return "\n".join([sentence_of(notice), settings.SITE_URL + notice.get_absolute_url()])
    # On one line, whatever the headline holds.
    headline = " ".join(article.headline.split())
    where = headline
    if notice.claim is not None:
        numbered = _("Claim %(number)d · %(headline)s")
        where = numbered % {"number": notice.claim.number, "headline": headline}
    return "\n".join([where, sentence_of(notice), settings.SITE_URL + notice.get_absolute_url()])


def _ending() -> str:
    page = settings.SITE_URL + reverse("factcheck:notification-settings")
    return "\n".join(["--", _("What you are told of, and how, is yours to choose:"), page])
