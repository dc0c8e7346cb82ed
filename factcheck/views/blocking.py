"""What blocks an article, grouped by kind: the words that the gate and the article list share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.models import Article
from factcheck.readiness import Blocker


@dataclass(frozen=True, slots=True)
class Group:
    """The blockers of one kind; `advice` says what settles them, `count` how many things block."""

    code: str
    words: str
    advice: str
    count: int
    blockers: list[Blocker]
    url: str = ""


Words = Callable[[int], str]

# In the order in which somebody should look.
WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "no_claims": lambda count: _("no claim yet"),
        "uncorrected": lambda count: ngettext(
            "%(count)d disputed claim still in the text",
            "%(count)d disputed claims still in the text",
            count,
        ),
        "inconsistent": lambda count: ngettext(
            "%(count)d contradiction without an answer",
            "%(count)d contradictions without an answer",
            count,
        ),
        "lost": lambda count: ngettext(
            "%(count)d claim without a place", "%(count)d claims without a place", count
        ),
        "unsettled": lambda count: ngettext(
            "%(count)d claim not settled", "%(count)d claims not settled", count
        ),
        "stale": lambda count: ngettext(
            "%(count)d verdict past its date", "%(count)d verdicts past their date", count
        ),
        "query": lambda count: ngettext(
            "%(count)d claim with an open query", "%(count)d claims with an open query", count
        ),
        "answer": lambda count: ngettext(
            "%(count)d claim with an answer to look at",
            "%(count)d claims with an answer to look at",
            count,
        ),
        "untouched": lambda count: ngettext(
            "%(count)d suggestion not looked at", "%(count)d suggestions not looked at", count
        ),
        "unseen": lambda count: ngettext(
            "%(count)d sentence not looked at", "%(count)d sentences not looked at", count
        ),
    }
)
ADVICE: Mapping[str, Promise] = MappingProxyType(
    {
        "no_claims": gettext_lazy("Mark what can be checked, or accept what is suggested."),
        "uncorrected": gettext_lazy("Have the text corrected, then revise the article."),
        "inconsistent": gettext_lazy("Correct the text, or answer why both may stand."),
        "lost": gettext_lazy("Say where the words are now, or withdraw the claim."),
        "unsettled": gettext_lazy("Propose a verdict, or approve the one that waits."),
        "stale": gettext_lazy("Reopen the claim and look again."),
        "query": gettext_lazy("Answer it, then resolve it."),
        "answer": gettext_lazy("Take it up as evidence, or set it aside."),
        "untouched": gettext_lazy("Accept each as a claim, or dismiss it."),
        "unseen": gettext_lazy("Mark a claim in it, or say that there is nothing to check."),
    }
)


def grouped(article: Article, blockers: Iterable[Blocker]) -> list[Group]:
    """The blockers by kind, each kind's in their order; kinds without words of theirs at the end."""
    kinds: dict[str, list[Blocker]] = {code: [] for code in WORDS}
    for blocker in blockers:
        kinds.setdefault(blocker.code, []).append(blocker)
    return [_group(article, code, found) for code, found in kinds.items() if found]


def in_words(blocks: Mapping[str, int]) -> list[tuple[str, str]]:
    """Code and words of each kind of blocker that an article has, in the order of WORDS."""
    return [(code, _words(code, blocks[code])) for code in WORDS if code in blocks]


def _group(article: Article, code: str, blockers: list[Blocker]) -> Group:
    count = sum(blocker.count for blocker in blockers)
    mark = reverse("factcheck:claim-new", args=[article.pk]) if code == "no_claims" else ""
    return Group(code, _words(code, count), str(ADVICE.get(code, "")), count, blockers, mark)


def _words(code: str, count: int) -> str:
    words = WORDS.get(code, _others)(count)
    return words % {"count": count} if "%(" in words else words


def _others(count: int) -> str:
    return ngettext("%(count)d other thing", "%(count)d other things", count)
