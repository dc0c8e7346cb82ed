"""The sources of the desk: which there are, what each is used for, which are likely the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.errors import NotAllowedError
from factcheck.forms.merging import SourceSearchForm
from factcheck.models import Claim, Evidence, Source, sealed_with
from factcheck.policy.evidence import PARTIES
from factcheck.views.shortcuts import desk, person

MOST_LISTED = 100
MOST_PAIRS = 50
# Of more sources than these, those that came last are compared.
MOST_COMPARED = 5000

# So many are chosen at once, at most: what moves is shown on one page.
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A source, and how often what the person may see uses it."""

    source: Source
    claims: int
    evidence: int


def checker(request: HttpRequest) -> User:
    """Whoever may see the sources of the desk as such: a reporter meets those of claims."""
    user = person(request)
    if not policy.is_checker(user):
        raise NotAllowedError(_("Your role does not allow this."))
    return user


@desk("GET")
def source_list(request: HttpRequest) -> HttpResponse:
    user = checker(request)
    search = SourceSearchForm({"q": request.GET.get("q", "")})
    words = search.cleaned_data["q"] if search.is_valid() else ""
    found = _found(user, words)
    chosen = sources_named(request) if policy.can_merge_sources(user) else []
    ticked = {one.pk for one in chosen}
    others = [one for one in found[:MOST_LISTED] if one.pk not in ticked]
    context = {
        "search": search,
        "searched": bool(words),
        "found": bool(found),
        "rows": used_by(user, [*chosen, *others]),
        "ticked": ticked,
        "may_merge": policy.can_merge_sources(user),
        "more": len(found) > MOST_LISTED,
        "most": MOST_LISTED,
    }
    return render(request, "factcheck/desk/sources.html", context)


def sources_named(request: HttpRequest) -> list[Source]:
    """The sources that the address names, of those that this person may see; others do not exist."""
    asked = list(dict.fromkeys(request.GET.getlist("source")))[: MOST_AT_ONCE + 1]
    wanted = {int(one) for one in asked if one.isascii() and one.isdigit() and len(one) < 19}
    return list(policy.visible_sources(person(request)).filter(pk__in=wanted).order_by("pk"))


@desk("GET")
def sources_alike(request: HttpRequest) -> HttpResponse:
    user = checker(request)
    sources = list(policy.visible_sources(user).order_by("-pk")[:MOST_COMPARED])
    pairs = annotating.alike(sources)
    shown = pairs[:MOST_PAIRS]
    named = {source.pk: source for pair in shown for source in (pair.one, pair.other)}
    rows = {row.source.pk: row for row in used_by(user, list(named.values()))}
    context = {
        "pairs": [[rows[pair.one.pk], rows[pair.other.pk]] for pair in shown],
        "more": len(pairs) - len(shown),
        "may_merge": policy.can_merge_sources(user),
    }
    return render(request, "factcheck/desk/sources_alike.html", context)


@desk("GET")
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """One source; the address of one that was merged leads to the one that stayed."""
    user = checker(request)
    known = policy.known_sources(user).select_related("merged_into")
    one = get_object_or_404(known.prefetch_related("keepers"), pk=pk)
    if one.merged_into is not None:
        return redirect("factcheck:source", pk=one.merged_into.pk)
    claims, pieces = _claims(user, [one]), _evidence(user, [one])
    context = {
        "source": one,
        "claims": claims.select_related("article").order_by("-pk")[:MOST_LISTED],
        "pieces": pieces.order_by("-pk")[:MOST_LISTED],
        "row": used_by(user, [one])[0],
        "most": MOST_LISTED,
        "may_merge": policy.can_merge_sources(user),
    }
    return render(request, "factcheck/desk/source.html", context)


def used_by(user: User, sources: Sequence[Source]) -> list[Row]:
    """How often claims and evidence that the person may see use each; four queries."""
    claims: dict[int, int] = {}
    for way in PARTIES:
        named = policy.visible_claims(user).filter(**{f"{way}__in": sources})
        for pk, count in _counted(named, way):
            claims[pk] = claims.get(pk, 0) + count
    pieces = dict(_counted(_evidence(user, sources), "source"))
    return [Row(one, claims.get(one.pk, 0), pieces.get(one.pk, 0)) for one in sources]


def _counted(rows: QuerySet[Claim] | QuerySet[Evidence], way: str) -> list[tuple[int, int]]:
    counted = rows.order_by().values(named=F(way)).annotate(count=Count("pk", distinct=True))
    return [(row["named"], row["count"]) for row in counted]


def _claims(user: User, sources: Sequence[Source]) -> QuerySet[Claim]:
    """Claims that name one, or cite evidence of it that the person may see."""
    claims = policy.visible_claims(user)
    named = Q(citations__evidence__in=_evidence(user, sources))
    for way in PARTIES:
        named |= Q(**{f"{way}__in": sources})
    return claims.filter(pk__in=Claim.objects.filter(named).values("pk"))


def _evidence(user: User, sources: Sequence[Source]) -> QuerySet[Evidence]:
    return policy.visible_evidence(user).filter(source__in=sources)


def _found(user: User, words: str) -> list[Source]:
    """By name; one more than are listed, when there are more. Two queries at most."""
    sources = policy.visible_sources(user)
    if words:
        named = Q(secret="") & (Q(name__icontains=words) | Q(aliases__icontains=words))
        sealed = sealed_with(words, sources, ("name", "aliases"))
        sources = sources.filter(named | Q(pk__in=sealed))
    found = list(sources.order_by("name", "pk")[: MOST_LISTED + 1])
    return sorted(found, key=lambda one: (one.name.casefold(), one.pk))
