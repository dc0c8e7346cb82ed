from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from factcheck.models import Article


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: claims of a kind (all if empty), of these articles, in this period.

    `articles` are those that the person may see: nobody counts others. `since` is included,
    `until` is not, None is no bound; `now` is when the question was asked.
    """

    articles: QuerySet[Article]
    now: datetime
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def end(self) -> datetime:
        """The last moment that the numbers speak of: a period may end in the future."""
        return self.now if self.until is None else min(self.until, self.now)

    def holds(self, at: datetime) -> bool:
        return (self.since is None or at >= self.since) and (self.until is None or at < self.until)

    def within(self, field: str) -> Q:
        """The same as a condition on a column."""
        bounds = Q()
        if self.since is not None:
            bounds &= Q(**{f"{field}__gte": self.since})
        if self.until is not None:
            bounds &= Q(**{f"{field}__lt": self.until})
        return bounds

    def of_kind(self, field: str) -> Q:
        return Q(**{field: self.kind}) if self.kind else Q()
