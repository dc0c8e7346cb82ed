"""A message to a server: what it answers is only how it went."""

from __future__ import annotations

import time
from collections.abc import Mapping

from factcheck.fetching.fetch import MAX_SECONDS
from factcheck.fetching.pinned import asked
from factcheck.fetching.targets import WEB, Reach


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    reach: Reach = WEB,
    seconds: float = MAX_SECONDS,
) -> int:
    """Send it to a web address, checked as `fetch` does; the status of the answer.

    Nobody is led on by a redirect, and no word of the answer is read. FetchError says why nobody
    answered.
    """
    end = time.monotonic() + seconds
    with asked(url, reach, end, body=body, headers=headers) as (_connection, response):
        return response.status
