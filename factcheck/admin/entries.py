"""Importing this module registers every entry of the admin.

The package itself stays empty: Django imports it to build the site, before there is a site to
register anything with.
"""

from __future__ import annotations

from factcheck.admin import (
    about,
    articles,
    claims,
    contacts,
    evidence,
    imported,
    jobs,
    mails,
    pages,
    people,
    ratings,
    reading,
    reports,
    reviews,
    rules,
    sources,
    tokens,
    traps,
    webhooks,
)

__all__ = [
    "about",
    "articles",
    "claims",
    "contacts",
    "evidence",
    "imported",
    "jobs",
    "mails",
    "pages",
    "people",
    "ratings",
    "reading",
    "reports",
    "reviews",
    "rules",
    "sources",
    "tokens",
    "traps",
    "webhooks",
]
