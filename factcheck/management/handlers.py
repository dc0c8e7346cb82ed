"""What the workers can do: the kinds of jobs, by name."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck import annotating, pagestore, webhooks
from factcheck.jobs import Handler
from factcheck.publishing.archiving import ARCHIVE, archive_page

HANDLERS: Mapping[str, Handler] = {
    annotating.CAPTURE: annotating.capture_page,
    ARCHIVE: archive_page,
    pagestore.WRITE: pagestore.write_pages,
    webhooks.WEBHOOK: webhooks.deliver,
}
