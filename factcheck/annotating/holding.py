"""Rows held for a change, in the order of docs/architecture.md, and the word for who came first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError, StaleError
from factcheck.models import Article, Evidence, Source
from factcheck.workflow import STALE


def hold_article(article: Article, *, actor: AbstractBaseUser) -> Article:
    """The article as it is now, held until the transaction ends, if this person may work on it.

    It is held before its suggestions and before the ledger, by everybody: so nobody waits for
    somebody who waits for them.
    """
    articles = Article.objects.select_for_update(of=("self",), no_key=True)
    article = articles.get(pk=article.pk)
    if not policy.can_annotate(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    return article


def hold_articles(pks: Iterable[int]) -> dict[int, Article]:
    """The same of several, by their ids and in the order of these; the caller asks who may."""
    rows = Article.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    return {article.pk: article for article in rows.filter(pk__in=set(pks))}


def hold_named(sources: Iterable[Source | None]) -> dict[int, Source]:
    """Sources that something is about to name, by their ids: nobody merges or protects them
    meanwhile. Those without an id are nobody else's yet.

    Raises StaleError if one of them was merged or deleted already.
    """
    pks = _pks(sources)
    return _not_merged(_hold_sources(Q(pk__in=pks)), pks) if pks else {}


def hold_sources(pieces: Iterable[Evidence]) -> None:
    """Read the sources of what is about to be saved anew; they have ids by then."""
    named = [(one, one.source) for one in pieces if one.source is not None]
    held = hold_named(source for _one, source in named)
    for evidence, source in named:
        evidence.source = held[source.pk]


def hold_evidence(*pks: int, naming: Iterable[Source | None] = ()) -> dict[int, Evidence]:
    """Pieces with their sources as both are now, held: nobody protects them in the same moment.

    The sources first, with those of `hold_named`, which would come too late afterwards. Must run
    in a transaction; two queries.
    """
    named = _pks(naming)
    own = Evidence.objects.filter(pk__in=pks).values("source")
    known = _hold_sources(Q(pk__in=named) | Q(pk__in=own))
    held = list(Evidence.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))
    _not_merged(known, named)
    found = {}
    for evidence in held:
        if evidence.source_id is not None:
            if evidence.source_id not in known:
                raise StaleError(_("The source of this evidence has changed: try again."))
            evidence.source = known[evidence.source_id]
        found[evidence.pk] = evidence
    return found


def _pks(sources: Iterable[Source | None]) -> set[int]:
    return {one.pk for one in sources if one is not None and one.pk is not None}


def _hold_sources(which: Q) -> dict[int, Source]:
    rows = Source.objects.select_for_update(no_key=True).filter(which)
    return {source.pk: source for source in rows.order_by("pk")}


def _not_merged(held: dict[int, Source], named: Collection[int]) -> dict[int, Source]:
    if any(pk not in held or held[pk].merged_into_id for pk in named):
        raise StaleError(STALE)
    return held


def faster(who: User | None, sentence: str | Promise) -> StaleError:
    """The refusal that names whoever decided before; the sentence has a place for the name."""
    name = (who.get_full_name() or who.get_username()) if who else _("Somebody else")
    return StaleError(str(sentence) % {"name": name})
