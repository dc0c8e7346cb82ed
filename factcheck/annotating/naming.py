"""Who is meant by a name that the machine read in an article."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from factcheck import policy
from factcheck.annotating.filling import detail_fields, is_a_name, source_kind
from factcheck.annotating.sources import same_name, source_named
from factcheck.choices import Kind
from factcheck.models import ArticleRevision, Claim, Source, Suggestion

_PARTY = {Kind.QUOTE: "speaker", Kind.SOURCE: "source"}


class NamesRead:
    """The names of a revision, for one person; what they need of the article is read once.

    A name never finds a protected source, whoever it may be. Words that name nobody ("the
    spokesman") are somebody else in every article: they only find what this article's claims
    hold already. A new source is written at once: use it in the transaction of what uses it.
    """

    def __init__(self, revision: ArticleRevision, actor: AbstractBaseUser) -> None:
        self._revision, self._actor = revision, actor

    def detail_of(self, suggestion: Suggestion) -> dict[str, Any]:
        """The fields of a claim's detail as the detector understood them, its source as a row."""
        fields = detail_fields(suggestion.kind, suggestion.data, suggestion.warnings)
        party = _PARTY.get(Kind(suggestion.kind))
        if party:
            fields[party] = self.source_of(suggestion)
        return fields

    def source_of(self, suggestion: Suggestion) -> Source | None:
        """The row for the source that a suggestion names."""
        name = name_in(suggestion)
        among = policy.visible_sources(self._actor).filter(protected=False)
        kind = self._kind_of(suggestion, name)
        nameless = kind == "role" or not is_a_name(name)
        if nameless:
            among = among.filter(pk__in=self._own)
        source = source_named(name, user=self._actor, kind=source_kind(kind), among=among)
        if source and nameless:
            self._own.add(source.pk)
        return source

    def _kind_of(self, suggestion: Suggestion, name: str) -> str:
        """What the detector takes a name for, where it stands as a source in the same text."""
        if suggestion.kind == Kind.SOURCE:
            return str(suggestion.data.get("source_kind", ""))
        return self._kinds.get(name, "")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        mentions = Suggestion.objects.filter(revision=self._revision, kind=Kind.SOURCE)
        kinds: dict[str, str] = {}
        for data in mentions.order_by("start").values_list("data", flat=True):
            kinds.setdefault(str(data.get("name", "")), str(data.get("source_kind", "")))
        return kinds

    @cached_property
    def _own(self) -> set[int]:
        """Sources that claims of the article hold, by their ids."""
        claims = Claim.objects.filter(article=self._revision.article_id)
        ways = ("quote__speaker", "source_detail__source", "figure__attributed_to")
        return {pk for row in claims.values_list(*ways) for pk in row if pk is not None}


def name_in(suggestion: Suggestion) -> str:
    """The source that a suggestion names; empty for a figure, or when none was found."""
    fields = detail_fields(suggestion.kind, suggestion.data, suggestion.warnings)
    return str(fields.get(_PARTY.get(Kind(suggestion.kind), ""), ""))


def source_as_read(suggestion: Suggestion, name: str, *, user: AbstractBaseUser) -> Source | None:
    """The row for the source that a suggestion names, if that is the name; None if it is not."""
    if not same_name(name, name_in(suggestion)):
        return None
    return NamesRead(suggestion.revision, user).source_of(suggestion)
