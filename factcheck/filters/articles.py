from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Language
from factcheck.models import Article


class ArticleFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """Filters of the desk's article list, in the address."""

    q = django_filters.CharFilter(label=_("Words"), method="holding", max_length=200)
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=Language.choices, empty_label=_("all")
    )

    def holding(self, articles: QuerySet[Article], name: str, words: str) -> QuerySet[Article]:
        """Articles whose headline, byline or external id holds `words`."""
        return articles.filter(
            Q(headline__icontains=words)
            | Q(byline__icontains=words)
            | Q(external_id__icontains=words)
        )
