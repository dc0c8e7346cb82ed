"""The evidence of a claim as its desk counts it, and what is missing before it carries a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.choices import Outcome, Risk, Stance
from factcheck.models import Citation, Claim, Evidence, SourceRule, SourceRuleQuerySet
from factcheck.sourcing import Asked, Sources, count_sources
from factcheck.workflow.where import where_lacks

CARRIES: Mapping[str, Stance] = MappingProxyType(
    {Outcome.VERIFIED: Stance.SUPPORTS, Outcome.DISPUTED: Stance.REFUTES}
)
_NONE: Mapping[str, Promise] = MappingProxyType(
    {
        Stance.SUPPORTS: gettext_lazy(
            "Add evidence that supports the claim, and say where in it (the locator)."
        ),
        Stance.REFUTES: gettext_lazy(
            "Add evidence that refutes the claim, and say where in it (the locator)."
        ),
    }
)
_STANCES = tuple(CARRIES.values())
# A sentence names no more sources than these.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Held:
    """What speaks one way: the citations that say where exactly, what the others lack, the count.

    `asked` is None where no rule of the desk holds: one citation is enough then.
    """

    stance: Stance
    citations: list[Citation]
    lacking: list[str]
    sources: Sources
    asked: Asked | None

    @property
    def is_empty(self) -> bool:
        return not self.citations and not self.lacking

    @property
    def is_enough(self) -> bool:
        if self.asked is None:
            return bool(self.citations)
        return self.sources.are_enough(self.asked)

    def missing(self) -> list[str]:
        """One sentence each; nothing when it can carry a verdict."""
        if self.is_enough:
            return []
        if self.is_empty:
            return [str(_NONE[self.stance])]
        if self.asked is None or not self.citations:
            return self.lacking
        return [*self.lacking, _too_few(self, self.asked)]


def held_by(claim: Claim) -> dict[Stance, Held]:
    """What speaks for a claim and what against it; two queries, three where a rule holds."""
    return held_by_all([claim])[claim.pk]


def held_by_all(claims: Sequence[Claim]) -> dict[int, dict[Stance, Held]]:
    """The same of several, by their ids; as many queries."""
    standing = Citation.objects.standing().filter(claim__in=claims, stance__in=_STANCES)
    cited: dict[int, list[Citation]] = {claim.pk: [] for claim in claims}
    for row in standing.select_related("evidence__source"):
        cited[row.claim_id].append(row)
    rules = SourceRule.objects.all()
    asked = {claim.pk: _asked(claim, rules) for claim in claims}
    ruled = [claim for claim in claims if asked[claim.pk]]
    origins = Evidence.objects.origins(ruled) if ruled else {}
    return {
        pk: {stance: _held(stance, rows, asked[pk], origins) for stance in _STANCES}
        for pk, rows in cited.items()
    }


def held_by_new(
    claim: Claim, citations: Sequence[Citation], rules: SourceRuleQuerySet
) -> dict[Stance, Held]:
    """The same of a claim that is not stored yet, with one citation at most; no query but `rules`."""
    origins: dict[int, tuple[int | None, int | None]] = {
        one.evidence_id: (None, None) for one in citations
    }
    asked = _asked(claim, rules)
    return {stance: _held(stance, list(citations), asked, origins) for stance in _STANCES}


def tally(held: Mapping[Stance, Held]) -> Iterator[str]:
    """How far each side is from what the desk asks for; nothing where no rule holds."""
    for one in held.values():
        if one.asked is not None and not one.is_empty:
            yield _counted(one, one.asked)


def _asked(claim: Claim, rules: SourceRuleQuerySet) -> Asked | None:
    rule = rules.for_desk(claim.article.desk)
    if rule is None or (rule.high_only and claim.risk != Risk.HIGH):
        return None
    return Asked(rule.primary, rule.independent)


def _held(
    stance: Stance,
    rows: list[Citation],
    asked: Asked | None,
    origins: dict[int, tuple[int | None, int | None]],
) -> Held:
    told = [(one, where_lacks(one)) for one in rows if one.stance == stance]
    exact = [citation for citation, words in told if not words]
    lacking = dict.fromkeys(words for _citation, words in told if words)
    pieces = [(one.evidence_id, one.evidence.tier) for one in exact]
    return Held(stance, exact, list(lacking), count_sources(pieces, origins), asked)


def _counted(held: Held, asked: Asked) -> str:
    words = {
        "stance": held.stance.label,
        "have": held.sources.independent,
        "need": asked.independent,
        "own": held.sources.primary,
        "asked": asked.primary,
    }
    if asked.primary == asked.independent:
        return _("%(stance)s: %(have)d of %(need)d independent sources") % words
    return (
        _("%(stance)s: %(have)d of %(need)d independent sources, or %(own)d of %(asked)d primary")
        % words
    )


def _too_few(held: Held, asked: Asked) -> str:
    """What the desk asks for and what there is. A protected source is never named."""
    independent = ngettext(
        "%(count)d independent source", "%(count)d independent sources", asked.independent
    ) % {"count": asked.independent}
    primary = ngettext("%(count)d primary source", "%(count)d primary sources", asked.primary) % {
        "count": asked.primary
    }
    has = {"has": ", ".join(_had(held.sources)), "names": ", ".join(_names(held.citations))}
    has["what"] = _("%(has)s (%(names)s)") % has if has["names"] else has["has"]
    if asked.primary == asked.independent:
        return _("The desk asks for %(independent)s: this claim has %(what)s.") % {
            **has,
            "independent": independent,
        }
    return _("The desk asks for %(primary)s or %(independent)s: this claim has %(what)s.") % {
        **has,
        "primary": primary,
        "independent": independent,
    }


def _had(sources: Sources) -> Iterator[str]:
    if count := sources.primary:
        words = ngettext("%(count)d primary source", "%(count)d primary sources", count)
        yield words % {"count": count}
    if count := sources.secondary:
        words = ngettext("%(count)d secondary source", "%(count)d secondary sources", count)
        yield words % {"count": count}
    if count := sources.tertiary:
        words = ngettext(
            "%(count)d tertiary source, which never counts alone",
            "%(count)d tertiary sources, which never count alone",
            count,
        )
        yield words % {"count": count}


def _names(citations: list[Citation]) -> list[str]:
    told = [one.evidence for one in citations if not one.evidence.protects_somebody]
    names = [evidence.source.name for evidence in told if evidence.source is not None]
    return list(dict.fromkeys(names))[:MOST_NAMED]
