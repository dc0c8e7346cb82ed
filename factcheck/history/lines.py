"""Lines of the ledger in words: of a claim, of an article, of a piece of evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import annotating, policy
from factcheck.annotating.undoing import ASIDE
from factcheck.annotating.ways import Kept
from factcheck.choices import SETTLED
from factcheck.forms.people import name_of
from factcheck.history.altered import CITING, Altered, Names, altered_by, fields_changed, names_in
from factcheck.models import Article, Claim, Evidence, ReviewEvent
from factcheck.transitions import TRANSITIONS

LATEST = 5
WORDS: Mapping[str, Promise] = MappingProxyType(
    {
        "import": gettext_lazy("brought the article in"),
        "load": gettext_lazy("put it there for a measurement; nobody checked it"),
        "settings": gettext_lazy("changed the settings"),
        "revise": gettext_lazy("gave the article its next text"),
        "package": gettext_lazy("took a source package"),
        "detect": gettext_lazy("had the text read for claims"),
        "dismiss": gettext_lazy("dismissed a suggestion"),
        "reoffer": gettext_lazy("offered a suggestion again"),
        "answer": gettext_lazy("answered an inconsistency"),
        "ask_again": gettext_lazy("set the answer to an inconsistency aside"),
        "sign_off": gettext_lazy("signed the article off"),
        "mark": gettext_lazy("marked the claim"),
        "edit": gettext_lazy("changed the claim"),
        "assign": gettext_lazy("assigned the claim"),
        "cite": gettext_lazy("added evidence"),
        "reuse": gettext_lazy("took over the evidence of an earlier check"),
        "uncite": gettext_lazy("took evidence off"),
        "correct_citation": gettext_lazy("changed what is cited of evidence"),
        "seal": gettext_lazy("added a file"),
        "withdraw_evidence": gettext_lazy("withdrew the evidence"),
        "restore_evidence": gettext_lazy("restored the evidence"),
        "log_contact": gettext_lazy("noted whom they asked"),
        "keep_page": gettext_lazy("kept evidence whose page is not what it was"),
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
        "ask": gettext_lazy("made a link to ask somebody outside"),
        "revoke": gettext_lazy("revoked a link"),
        "answered": gettext_lazy("answered a question of the desk"),
        "take_answer": gettext_lazy("took up an answer as evidence"),
        "leave_answer": gettext_lazy("set an answer aside"),
        "take_report": gettext_lazy("took a reader's report"),
        "accept_report": gettext_lazy("accepted a reader's report"),
        "settle_report": gettext_lazy("settled a reader's report"),
        "put_back_report": gettext_lazy("put a reader's report back"),
        "publish": gettext_lazy("published the page"),
        "correct": gettext_lazy("published a change of the page"),
        "retract": gettext_lazy("retracted the page"),
        "translate": gettext_lazy("wrote a translation"),
        "sign_translation": gettext_lazy("signed a translation off"),
        "unsign_translation": gettext_lazy("took back that a translation is signed off"),
        "write_about": gettext_lazy("wrote a page about the newsroom"),
        "merge_sources": gettext_lazy("merged sources that are one"),
        "undo": gettext_lazy("undid something"),
        "issue_token": gettext_lazy("made an API token"),
        "revoke_token": gettext_lazy("revoked an API token"),
        "add_webhook": gettext_lazy("made a webhook"),
        "pause_webhook": gettext_lazy("paused a webhook"),
        "resume_webhook": gettext_lazy("put a webhook back into use"),
        "retire_webhook": gettext_lazy("retired a webhook"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened; of one that is covered, no more is shown than that it did.

    `about` is the piece of evidence it was about, where one may see it; `undo` says that the
    person who looks can undo it.
    """

    at: datetime
    who: str
    words: str
    event: ReviewEvent
    is_covered: bool = False
    altered: Sequence[Altered] = ()
    about: str = ""
    undo: bool = False


def nothing_kept(_event: ReviewEvent) -> Kept:
    return None


def history_of(
    claim: Claim,
    viewer: User,
    *,
    limit: int | None = None,
    before: int | None = None,
    kept: Callable[[ReviewEvent], Kept] = nothing_kept,
) -> list[Line]:
    """What happened to a claim, newest first; a fixed number of queries.

    `before` is the number of a line: older ones only.

    `viewer` is told the names that they may see, and what they can undo. One who is to judge the
    claim blind is told nothing that a verdict said, not even earlier ones: what is proposed now is
    often what was taken back a minute ago.
    """
    blind = policy.is_blind(viewer, claim)
    events = policy.told_events(viewer, _older(ReviewEvent.objects.filter(claim=claim), before))
    events = events.select_related("actor", "claim", "article").order_by("-sequence")
    # An undo says what it undid: the line of the verb that did it stands in it.
    told = list(events[: limit + 1 if limit else None])
    means = {event.data.get("by"): event for event in told if event.verb == "undo"}
    shown = {event.sequence for event in told}
    names = names_in(claim, told, viewer)
    lines = [
        replace(_line(claim, event, names, means, blind=blind), is_covered=blind and _tells(event))
        for event in told
        if event.verb != "undo" or event.data.get("by") not in shown
    ][:limit]
    return _with_undo(lines, viewer, kept)


def settings_history(article: Article, *, limit: int) -> list[Line]:
    """Who changed the settings of an article, newest first; one query."""
    events = ReviewEvent.objects.filter(article=article, verb="settings")
    return _bare(events, limit)


def history_of_article(article: Article, *, limit: int, before: int | None = None) -> list[Line]:
    """What happened to an article as such, newest first; one query."""
    events = _older(ReviewEvent.objects.filter(article=article, claim=None), before)
    return _bare(events, limit)


def history_of_evidence(
    evidence: Evidence, viewer: User, *, limit: int, before: int | None = None
) -> list[Line]:
    """Its files, its withdrawals, and where it was cited and taken off of what one may see.

    The stance is not told. One query.
    """
    cited = Q(verb__in=CITING, claim__in=policy.visible_claims(viewer))
    own = Q(verb__in=("seal", "withdraw_evidence", "restore_evidence"))
    events = ReviewEvent.objects.filter(cited | own, data__evidence=evidence.pk)
    return _bare(_older(events, before), limit)


def _older(events: QuerySet[ReviewEvent], before: int | None) -> QuerySet[ReviewEvent]:
    return events if before is None else events.filter(sequence__lt=before)


def _bare(events: QuerySet[ReviewEvent], limit: int) -> list[Line]:
    """Lines without the fields that changed, each with the claim that it was about."""
    latest = events.select_related("actor", "claim").order_by("-sequence")[:limit]
    return [
        Line(event.at, _who(event), str(WORDS.get(event.verb, event.verb)), event)
        for event in latest
    ]


def _tells(event: ReviewEvent) -> bool:
    """Whether its reason or where it led may tell what somebody judged.

    The reason of a revision does not: it is the difference of the words.
    """
    if {event.from_status, event.to_status} & set(SETTLED) or event.verb == "keep_page":
        return True
    return event.verb in TRANSITIONS and event.reason != "" and "revision" not in event.data


def _who(event: ReviewEvent) -> str:
    if event.verb == "answered":
        return _("Somebody outside")
    who = name_of(event.actor) if event.actor else event.actor_name or _("a command")
    if event.article_id and "token" in event.data:
        return _("%(who)s (by the API token %(token)s)") % {
            "who": who,
            "token": event.data["token"],
        }
    return who


def _line(
    claim: Claim,
    event: ReviewEvent,
    names: Names,
    undone: Mapping[int, ReviewEvent],
    *,
    blind: bool,
) -> Line:
    words = str(WORDS.get(event.verb, event.verb))
    if not blind and (fields := fields_changed(event)):
        words = f"{words} ({', '.join(fields)})"
    undo = event if event.verb == "undo" else undone.get(event.sequence)
    if undo is not None:
        what = str(WORDS.get(undo.data.get("verb", ""), ""))
        words = _("undid this: %(what)s") % {"what": what}
    about = names.evidence.get(event.data.get("evidence", 0), "")
    altered = altered_by(claim, event, names)
    return Line(event.at, _who(event), words, event, altered=altered, about=about)


def _with_undo(lines: list[Line], viewer: User, kept: Callable[[ReviewEvent], Kept]) -> list[Line]:
    """The newest line that this person can undo says so; only the last change ever can be."""
    for number, line in enumerate(lines):
        if line.event.verb in ASIDE:
            continue
        if annotating.undoable(line.event, actor=viewer, kept=kept(line.event)):
            lines[number] = replace(line, undo=True)
        break
    return lines
