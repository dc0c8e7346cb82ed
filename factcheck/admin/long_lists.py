"""Lists of the admin that cost the same at a million rows: nothing of them reads a whole table.

Every entry inherits this; `traps` refuses one that walks past it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from factcheck.admin.stock import StockAdmin, StockPaginator
from factcheck.models import newest_holding, words_of

# Counting further costs more than anybody gains: past it, people filter or search.
MOST_COUNTED = 10_000
# To open a page, a database reads all before it.
MOST_PAGES = 50
# Of rows that hold the words of a search, the newest. For a word in each hundredth row, a database
# walks past so many hundreds, and for each looks at every place of the search.
WINDOW = 100
# SQLite has no index of the words: it reads so many rows, the newest.
MOST_READ = 20_000
# In `search_fields`: the full-text index of the row (`@`), or of one that it points to (`@claim`).
WORDS = "@"
# What a search tells the list, which only the request reaches.
_CUT = "_search_is_cut"
_READ = "_search_newest_read"


class CappedPaginator(StockPaginator):
    """Counts as far as MOST_COUNTED, and has MOST_PAGES pages at most."""

    @cached_property
    def _counted(self) -> int:
        rows = cast("QuerySet[Any]", self.object_list)
        return int(rows.order_by().values("pk")[: MOST_COUNTED + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST_COUNTED)

    @property
    def is_capped(self) -> bool:
        return self._counted > MOST_COUNTED

    @cached_property
    def num_pages(self) -> int:
        return min(super().num_pages, MOST_PAGES)

    @cached_property
    def estimate(self) -> int | None:
        """About how many there are, where PostgreSQL knows it of a whole table that is long."""
        rows = cast("QuerySet[Any]", self.object_list)
        if not self.is_capped or rows.query.where or connection.vendor != "postgresql":
            return None
        with connection.cursor() as cursor:
            table = rows.model._meta.db_table
            cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
            known = int(cursor.fetchone()[0])
        return known if known > MOST_COUNTED else None


class DeskChangeList(ChangeList):
    """A list that does not fetch the long columns it does not show, and ends where pages get slow.

    `is_past_end`: the address asked for a page that there is not. `is_cut`: more rows hold the
    words of the search, and are older. `newest_read`: so many were read for words, and no older one.
    """

    model_admin: LongLists
    is_past_end = False
    is_cut = False
    newest_read: int | None = None

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request, exclude_parameters)
        self.is_cut = bool(getattr(request, _CUT, False))
        self.newest_read = getattr(request, _READ, None)
        return rows.defer(*self.model_admin.list_defer)

    def get_results(self, request: HttpRequest) -> None:
        if self.page_num > MOST_PAGES:
            self.page_num, self.is_past_end = MOST_PAGES, True
        try:
            super().get_results(request)
        except IncorrectLookupParameters:
            self.page_num, self.is_past_end = 1, True
            super().get_results(request)
        self.ends_early = self.multi_page and self.paginator.num_pages == MOST_PAGES


class LongLists(StockAdmin):
    """`list_defer`: long columns that the list does not show. `rows_are_few`: what people have set
    up by hand, so that any search will do. `search_newest`: of how many of the newest rows the
    words are looked for, where no index may hold them.

    `search_fields` are all WORDS, or all of them values that an index finds.
    """

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 50
    list_defer: tuple[str, ...] = ()
    rows_are_few = False
    search_newest: int | None = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        fields = self.get_search_fields(request)
        if not search_term.strip() or not fields:
            return queryset, False
        if not fields[0].startswith(WORDS):
            read = _newest(queryset, self.search_newest) if self.search_newest else queryset
            if read is not queryset:
                setattr(request, _READ, self.search_newest)
            return super().get_search_results(request, read, search_term)
        newest = self._newest_holding(request, queryset, words_of(search_term), fields)
        return queryset.filter(pk__in=newest), False

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> Any:
        """What is done to all rows of a list is done to as many as the list has counted."""
        across = request.POST.get("select_across") == "1"
        if across and CappedPaginator(queryset, 1).is_capped:
            words = _("More than %(count)d are selected: filter the list first.")
            self.message_user(request, words % {"count": MOST_COUNTED}, messages.ERROR)
            return None
        return super().response_action(request, queryset, *args, **kwargs)

    def _newest_holding(
        self, request: HttpRequest, rows: QuerySet[Any], words: list[str], fields: Sequence[str]
    ) -> list[int]:
        """The keys of the newest rows of which one of the places in `fields` holds all the words."""
        if connection.vendor == "sqlite":
            read = _newest(rows, MOST_READ)
            if read is not rows:
                setattr(request, _READ, MOST_READ)
            rows = read
        places = [one.removeprefix(WORDS) for one in fields]
        newest, is_cut = newest_holding(rows, words, places, WINDOW)
        if is_cut:
            setattr(request, _CUT, True)
        return newest


def _newest(rows: QuerySet[Any], most: int) -> QuerySet[Any]:
    """So many of the rows, which are read for words; the rows themselves when there are no more."""
    beyond = rows.order_by("-pk").values_list("pk", flat=True)[most : most + 1]
    last = next(iter(beyond), None)
    return rows if last is None else rows.filter(pk__gt=last)
