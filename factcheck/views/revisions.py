"""The revisions of an article, and the words of any two of them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from factcheck.choices import Status
from factcheck.forms.revisions import ComparisonForm
from factcheck.models import Anchor, Article, ArticleRevision, SignOff
from factcheck.views.compared import Tally, folded, rows_of, side_by_side, tally
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.shortcuts import desk, get_article

# Each of them is compared with the one before.
SIZE = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A revision in the list; `before` and `words` are None for the first, `sign_off` the latest."""

    revision: ArticleRevision
    before: int | None
    words: Tally | None
    sign_off: SignOff | None
    is_current: bool


@desk("GET")
def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    numbers = list(article.revisions.order_by("-number").values_list("number", flat=True))
    chosen = request.GET if {"before", "after"} & request.GET.keys() else None
    form = ComparisonForm(chosen, numbers=numbers)
    if form.is_valid():
        two = form.cleaned_data
        return redirect("factcheck:revision-comparison", article.pk, two["before"], two["after"])
    found = article.revisions.select_related("created_by").prefetch_related(
        Prefetch("sign_offs", SignOff.objects.select_related("editor"))
    )
    page = page_of(found, cursor=request.GET.get(PARAMETER), size=SIZE)
    context = {
        "article": article,
        "form": form,
        "has_several": len(numbers) > 1,
        "listed": list(_listed(article, page.rows)),
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
    }
    status = 422 if form.is_bound else 200
    return render(request, "factcheck/desk/revisions.html", context, status=status)


def _listed(article: Article, shown: Sequence[ArticleRevision]) -> Iterator[Listed]:
    """`shown` is a part of the list, newest first; one query for what comes before its last."""
    older = list(shown[1:])
    for last in shown[-1:]:
        older += article.revisions.filter(number=last.number - 1)
    for revision, before in zip_longest(shown, older):
        yield Listed(
            revision=revision,
            before=before.number if before else None,
            words=tally(side_by_side(before, revision)) if before else None,
            sign_off=next(iter(revision.sign_offs.all()), None),
            is_current=revision.pk == article.revision_id,
        )


@desk("GET")
def comparison(request: HttpRequest, pk: int, before: int, after: int) -> HttpResponse:
    """Two revisions by their numbers; the older one always stands on the left."""
    article = get_article(request, pk)
    if before > after:
        return redirect("factcheck:revision-comparison", article.pk, after, before)
    # Two conditions, not one list: a number that no column holds then simply fits no row.
    found = article.revisions.filter(Q(number=before) | Q(number=after))
    two = list(found.select_related("created_by").order_by("number"))
    if len(two) != 2:
        raise Http404
    old, new = two
    anchors = Anchor.objects.filter(revision__in=two).exclude(claim__status=Status.WITHDRAWN)
    pairs = side_by_side(old, new)
    rows = rows_of(old, new, pairs, anchors.select_related("claim"))
    context = {
        "article": article,
        "revisions": two,
        "before": old,
        "after": new,
        "groups": folded(rows),
        "words": tally(pairs),
        "is_same": all(row.is_same for row in rows),
    }
    return render(request, "factcheck/desk/comparison.html", context)


@desk("GET")
def since_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """From the revision that was signed last to the current one, if there is a way to go."""
    article = get_article(request, pk)
    signed = SignOff.objects.filter(revision__article=article).select_related("revision").first()
    current = article.revision
    if signed and current and signed.revision_id != current.pk:
        numbers = signed.revision.number, current.number
        return redirect("factcheck:revision-comparison", article.pk, *numbers)
    context = {"article": article, "signed": signed}
    return render(request, "factcheck/desk/since_sign_off.html", context)
