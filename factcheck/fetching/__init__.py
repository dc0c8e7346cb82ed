"""A page of the web, fetched without reaching anything but the public web.

Pure Python: knows neither Django nor the database.
"""

from __future__ import annotations

from factcheck.fetching.errors import MESSAGES, FetchError
from factcheck.fetching.fetch import MAX_BYTES, Fetched, fetch
from factcheck.fetching.targets import WEB, Reach, is_public

__all__ = [
    "MAX_BYTES",
    "MESSAGES",
    "WEB",
    "FetchError",
    "Fetched",
    "Reach",
    "fetch",
    "is_public",
]
