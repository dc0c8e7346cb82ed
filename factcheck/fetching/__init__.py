"""A page of the web, fetched, and a message sent, without reaching anything but the public web.

Pure Python: knows neither Django nor the database.
"""

from __future__ import annotations

from factcheck.fetching.errors import MESSAGES, FetchError
from factcheck.fetching.fetch import Fetched, fetch
from factcheck.fetching.pinned import MAX_BYTES
from factcheck.fetching.posting import post
from factcheck.fetching.targets import WEB, Reach, is_public
from factcheck.fetching.visit import Hop, visit

__all__ = [
    "MAX_BYTES",
    "MESSAGES",
    "WEB",
    "FetchError",
    "Fetched",
    "Hop",
    "Reach",
    "fetch",
    "is_public",
    "post",
    "visit",
]
