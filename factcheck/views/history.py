"""Lines of the ledger in words, for a claim's timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.choices import SETTLED
from factcheck.forms.people import name_of
from factcheck.models import Article, Claim, ReviewEvent
from factcheck.transitions import TRANSITIONS

LATEST = 5
WORDS: Mapping[str, Promise] = MappingProxyType(
    {
        "settings": gettext_lazy("changed the settings"),
        "mark": gettext_lazy("marked the claim"),
        "edit": gettext_lazy("changed the claim"),
        "assign": gettext_lazy("assigned the claim"),
        "cite": gettext_lazy("added evidence"),
        "reuse": gettext_lazy("took over the evidence of an earlier check"),
        "uncite": gettext_lazy("took evidence off"),
        "query": gettext_lazy("asked a question"),
        "resolve": gettext_lazy("resolved a question"),
        "unresolve": gettext_lazy("reopened a question"),
        "follow": gettext_lazy("revised the text"),
        "attach": gettext_lazy("said where the words are"),
        "nothing_to_check": gettext_lazy("found nothing to check in some sentences"),
        "check_after_all": gettext_lazy("asked for a sentence to be checked after all"),
        "propose": gettext_lazy("proposed a verdict"),
        "approve": gettext_lazy("approved the verdict"),
        "disagree": gettext_lazy("judged the claim differently"),
        "send_back": gettext_lazy("sent the claim back"),
        "reopen": gettext_lazy("reopened the claim"),
        "withdraw": gettext_lazy("withdrew the claim"),
        "restore": gettext_lazy("restored the claim"),
        "publish": gettext_lazy("published the page"),
        "correct": gettext_lazy("published a change of the page"),
        "retract": gettext_lazy("retracted the page"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened; of one that is covered, no more is shown than that it did."""

    at: datetime
    who: str
    words: str
    event: ReviewEvent
    is_covered: bool


def history_of(claim: Claim, reader: User, *, limit: int | None = None) -> list[Line]:
    """What happened to a claim, newest first; two queries at most.

    A reader who is to judge it blind is told nothing that a verdict said, not even earlier ones:
    what is proposed now is often what was taken back a minute ago.
    """
    blind = policy.is_blind(reader, claim)
    events = ReviewEvent.objects.filter(claim=claim).select_related("actor").order_by("-sequence")
    return [_line(event, covered=blind and _tells(event)) for event in events[:limit]]


def settings_history(article: Article, *, limit: int) -> list[Line]:
    """Who changed the settings of an article, newest first; one query."""
    events = ReviewEvent.objects.filter(article=article, verb="settings")
    latest = events.select_related("actor").order_by("-sequence")[:limit]
    return [_line(event, covered=False) for event in latest]


def _tells(event: ReviewEvent) -> bool:
    """Whether its reason or where it led may tell what somebody judged.

    The reason of a revision does not: it is the difference of the words.
    """
    if {event.from_status, event.to_status} & set(SETTLED):
        return True
    return event.verb in TRANSITIONS and event.reason != "" and "revision" not in event.data


def _line(event: ReviewEvent, *, covered: bool) -> Line:
    who = name_of(event.actor) if event.actor else event.actor_name or _("a command")
    return Line(event.at, who, str(WORDS.get(event.verb, event.verb)), event, covered)
