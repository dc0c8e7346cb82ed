"""Columns and read-only values that several entries show."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from factcheck.models import Claim


class ClaimColumns:
    """For a ModelAdmin or an inline of claims."""

    @admin.display(description=_("status"), ordering="status")
    def status_tag(self, claim: Claim) -> SafeString:
        return format_html(
            '<span class="status status--{}">{}</span>', claim.status, claim.get_status_display()
        )

    @admin.display(description=_("words of the text"))
    def words(self, claim: Claim) -> str:
        return f"« {claim.anchor.exact} »" if claim.anchor else "–"

    @admin.display(description=_("statement"), ordering="statement")
    def short_statement(self, claim: Claim) -> str:
        return Truncator(claim.statement).chars(120)


@admin.display(description=_("claim"), ordering="claim")
def of_claim(row: Any) -> str:
    return f"{row.claim.number}. {Truncator(row.claim.statement).chars(80)}" if row.claim else "–"
