"""Storing what was published before the first reader asks for it: a job, where a worker is there."""

from __future__ import annotations

from django.conf import settings

from factcheck import jobs
from factcheck.exporting.asking import Site
from factcheck.pagestore import subjects

WRITE = "pages"


def ask_to_write(pk: int) -> None:
    """Let a worker write the pages of an article, in the transaction that changes them.

    Without a worker nothing waits for one: each page is stored when it is asked for.
    """
    if settings.FACTCHECK_PAGE_STORE != "off" and jobs.worker_is_there():
        jobs.enqueue_again(WRITE, {"article": pk}, actor=None, about=subjects.article(pk))


def write_pages(work: jobs.Work) -> None:
    """The job: ask the site for each, which stores it."""
    site = Site()
    addresses = subjects.addresses_about(work.payload["article"])
    for done, address in enumerate(addresses, start=1):
        site.ask(address)
        work.progress(done, len(addresses))
