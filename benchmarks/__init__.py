"""What `make bench` measures, in this order; each module has a `main`."""

from __future__ import annotations

MEASUREMENTS = (
    "page_store",
    "served.running",
    "detection",
    "quote_check",
    "reanchoring",
    "matching",
    "searching",
    "importing",
    "workbench",
)
