"""What the log of corrections can be asked for, in the address."""

from __future__ import annotations

import django_filters
from django.utils.translation import gettext_lazy as _

from factcheck.choices import CorrectionKind


class CorrectionFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """A kind that there is not is left out, and the field says so."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind of note"), choices=CorrectionKind.choices, empty_label=_("all")
    )
