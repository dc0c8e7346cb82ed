"""What people made of what the machine read: suggestions and inconsistencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from factcheck.choices import Dismissal, FindingState, SuggestionState
from factcheck.models import ArticleRevision, Finding, Suggestion
from factcheck.numbers.scope import Scope

# What says that the detector was wrong; the other reasons say nothing about it.
WRONG = (Dismissal.NOTHING, Dismissal.MISREAD)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about the suggestions of one family of a detector's rules.

    A family is what stands before the dot: "money" for "money.symbol".
    """

    kind: str
    family: str
    detector: str
    accepted: int
    dismissed: Mapping[str, int]

    @property
    def wrong(self) -> int:
        return sum(self.dismissed[reason] for reason in WRONG)

    @property
    def judged(self) -> int:
        """How many decisions say whether the detector was right."""
        return self.accepted + self.wrong

    @property
    def count(self) -> int:
        return self.accepted + sum(self.dismissed.values())


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of the inconsistencies of one rule; `open` is now, whatever the period."""

    rule: str
    answered: int
    gone: int
    open: int


def read_suggestions(scope: Scope) -> list[Decided]:
    """Decisions by when they were made, the largest family first; one query.

    A dismissal comes along to later revisions, with its date: it counts where it was made. Taken
    back in the same revision it counts no more, taken back in a later one it still does.
    """
    decided = Suggestion.objects.filter(
        scope.within("decided_at"),
        scope.of_kind("kind"),
        revision__article__in=scope.articles,
        decided_at__gte=F("revision__created_at"),
    )
    groups = (
        decided.order_by()
        .values_list("kind", "rule", "detector", "state", "dismissal")
        .annotate(count=Count("pk"))
    )
    families: dict[tuple[str, str, str], Counter[str]] = {}
    for kind, rule, detector, state, dismissal, count in groups:
        family = families.setdefault((kind, rule.partition(".")[0], detector), Counter())
        family[dismissal if state == SuggestionState.DISMISSED else state] += count
    found = [
        Decided(
            *name,
            accepted=counts[SuggestionState.ACCEPTED],
            dismissed={reason: counts[reason] for reason in Dismissal.values},
        )
        for name, counts in families.items()
    ]
    return sorted(found, key=lambda one: (-one.count, one.kind, one.family, one.detector))


def read_findings(scope: Scope) -> list[Noted]:
    """Inconsistencies by rule; three queries. They have no kind: that filter leaves them alone.

    Answered ones count by when and where the answer was given, as suggestions do. Gone are those
    that stood open in a revision and are no more found in the next, by when that came in: the text
    was put right, or is about something else.
    """
    findings = Finding.objects.filter(revision__article__in=scope.articles)
    answered = _by_rule(
        findings.filter(
            scope.within("answered_at"),
            state=FindingState.ANSWERED,
            answered_at__gte=F("revision__created_at"),
        )
    )
    following = {
        "article": OuterRef("revision__article"),
        "number": OuterRef("revision__number") + 1,
    }
    came_in = ArticleRevision.objects.filter(scope.within("created_at"), **following)
    still = Finding.objects.filter(
        fingerprint=OuterRef("fingerprint"),
        **{f"revision__{name}": value for name, value in following.items()},
    )
    gone = _by_rule(findings.filter(Exists(came_in), ~Exists(still), state=FindingState.OPEN))
    waiting = _by_rule(
        findings.filter(state=FindingState.OPEN, revision=F("revision__article__revision"))
    )
    return [
        Noted(rule, answered[rule], gone[rule], waiting[rule])
        for rule in sorted(answered | gone | waiting)
    ]


def _by_rule(findings: QuerySet[Finding]) -> Counter[str]:
    groups = findings.order_by().values_list("rule").annotate(count=Count("pk"))
    return Counter(dict(groups))
