"""Capturing a page: who may ask for which, what is sealed, and once whatever dies."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db.models import F

from factcheck import annotating, jobs, ledger, policy
from factcheck.capturing import read_text
from factcheck.choices import Visibility
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.fetching import visit
from factcheck.jobs.working import LEASE
from factcheck.management.handlers import HANDLERS
from factcheck.models import Evidence, Job, ReviewEvent, Seal
from tests.conftest import Cast
from tests.newsdesk import a_source, evidence
from tests.processes import run_python
from tests.webserver import HERE, Site, answer, running_site

pytestmark = pytest.mark.django_db
PAGE = "<html><body><p>L’eau monte.</p></body></html>".encode()


@pytest.fixture
def site(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that the desk may ask, as it may ask the public web."""
    settings.FACTCHECK_FETCH = True
    monkeypatch.setattr("factcheck.annotating.capturing.visit", partial(visit, reach=HERE))
    with running_site() as running:
        running.pages["/old"] = answer(status=302, Location="/new")
        running.pages["/new"] = answer(PAGE)
        yield running


@pytest.fixture
def worker() -> None:
    """Somebody is there to do it, and has not begun."""
    jobs.run_next({}, worker="there")


def piece(site: Site | None = None, path: str = "/old", **fields: Any) -> Evidence:
    return evidence(url=f"{site.url if site else 'https://example.org'}{path}", **fields)


def work() -> None:
    while jobs.run_next(HANDLERS, worker="there"):
        pass


def test_without_a_worker_the_page_is_sealed_at_once(cast: Cast, site: Site) -> None:
    one = piece(site)

    job = annotating.capture(one, actor=cast.checker)

    assert (job.state, job.about) == ("done", f"evidence:{one.pk}")
    seal = Seal.objects.get()
    assert (seal.evidence, seal.origin, seal.captured_by) == (one, "captured", cast.checker)
    assert (seal.url, seal.final_url) == (f"{site.url}/old", f"{site.url}/new")
    assert (seal.http_status, seal.media_type) == (200, "application/warc")
    assert seal.name == f"127.0.0.1-{seal.captured_at:%Y-%m-%d}.warc.gz"
    with seal.file.open() as file:
        assert read_text(file) == "L’eau monte."
    event = ReviewEvent.objects.get(verb="seal")
    assert (event.actor, event.data["sha256"]) == (cast.checker, seal.sha256)
    assert list(ledger.faults()) == []


def test_with_a_worker_it_waits_for_it(cast: Cast, site: Site, worker: None) -> None:
    job = annotating.capture(piece(site), actor=cast.checker)

    assert (job.state, site.asked) == ("waiting", [])
    work()
    job.refresh_from_db()
    assert (job.state, Seal.objects.count()) == ("done", 1)


def test_asked_for_twice_it_is_one_capture_and_later_another(
    cast: Cast, site: Site, worker: None
) -> None:
    one = piece(site)
    assert annotating.capture(one, actor=cast.checker) == annotating.capture(one, actor=cast.chief)
    work()
    assert Seal.objects.count() == 1

    annotating.capture(one, actor=cast.editor)
    work()

    people = [cast.checker, cast.editor]
    assert [seal.captured_by for seal in Seal.objects.order_by("pk")] == people


@pytest.mark.parametrize(
    ("pages", "reason", "again"),
    [
        (answer(status=404), {"code": "status", "status": 404}, False),
        (answer(status=503), {"code": "status", "status": 503}, True),
        (answer(status=429), {"code": "status", "status": 429}, True),
        (answer(b"x", Content_Length="9"), {"code": "cut"}, True),
        (answer(status=302, Location="ftp://x/"), {"code": "address"}, False),
    ],
)
def test_a_failure_is_kept_with_its_reason(
    cast: Cast, site: Site, worker: None, pages: Any, reason: dict[str, object], again: bool
) -> None:
    site.pages["/old"] = pages

    job = annotating.capture(piece(site), actor=cast.checker)
    work()

    job.refresh_from_db()
    assert (job.state, job.reason) == ("waiting" if again else "failed", reason)
    assert not Seal.objects.exists()


def test_without_a_worker_a_failure_waits_for_a_person(cast: Cast, site: Site) -> None:
    site.pages["/old"] = answer(status=503)
    one = piece(site)
    assert annotating.capture(one, actor=cast.checker).state == "failed"
    site.pages["/old"] = answer(PAGE)

    job = annotating.capture(one, actor=cast.editor)

    assert (job.state, job.attempts, Job.objects.count()) == ("done", 1, 1)
    assert Seal.objects.get().captured_by == cast.editor


def test_a_pdf_is_kept_too(cast: Cast, site: Site) -> None:
    site.pages["/old"] = answer(b"%PDF-1.7", kind="application/pdf")

    assert annotating.capture(piece(site), actor=cast.checker).state == "done"

    with Seal.objects.get().file.open() as file:
        assert read_text(file) == ""


def test_this_machine_is_never_asked(
    cast: Cast, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.annotating.capturing.visit", visit)

    job = annotating.capture(piece(site), actor=cast.checker)

    assert (job.state, job.reason, site.asked) == ("failed", {"code": "refused"}, [])


def protected_source() -> Any:
    return a_source(protected=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"visibility": "protected"},
        {"source": protected_source},
        {"url": ""},
        {"url": "javascript:alert(1)"},
    ],
    ids=["protected", "source", "none", "script"],
)
def test_some_pages_are_never_fetched(cast: Cast, site: Site, fields: dict[str, Any]) -> None:
    values = {name: value() if callable(value) else value for name, value in fields.items()}
    one = evidence(**{"url": f"{site.url}/old", **values})

    with pytest.raises(NotPossibleError):
        annotating.capture(one, actor=cast.chief)

    assert (site.asked, Job.objects.count()) == ([], 0)


def test_nothing_is_fetched_where_the_desk_must_not(
    cast: Cast, site: Site, settings: LazySettings
) -> None:
    settings.FACTCHECK_FETCH = False

    with pytest.raises(NotPossibleError):
        annotating.capture(piece(site), actor=cast.chief)


@pytest.mark.parametrize("who", ["reporter", "outsider"])
def test_only_who_may_change_the_evidence(cast: Cast, site: Site, who: str) -> None:
    with pytest.raises(NotAllowedError):
        annotating.capture(piece(site), actor=getattr(cast, who))


@pytest.mark.parametrize("change", ["protected", "address", "off", "role"])
def test_what_may_not_be_fetched_any_more_is_not(
    cast: Cast, site: Site, worker: None, settings: LazySettings, change: str
) -> None:
    one = piece(site)
    job = annotating.capture(one, actor=cast.checker)
    if change == "protected":
        one.visibility = Visibility.PROTECTED
        annotating.save_evidence(one, actor=cast.checker)
    if change == "address":
        Evidence.objects.filter(pk=one.pk).update(url="")
    settings.FACTCHECK_FETCH = change != "off"
    if change == "role":
        cast.checker.groups.clear()

    work()

    job.refresh_from_db()
    assert (job.state, job.reason, site.asked) == ("failed", {"code": "changed"}, [])


def test_the_policy_says_the_same_of_one_and_of_many(cast: Cast) -> None:
    own = evidence(added_by=cast.reporter)
    pieces = [own, evidence(), evidence(url=""), evidence(visibility="protected")]
    pieces.append(evidence(source=a_source(protected=True)))

    expected = {"reporter": pieces[:1], "checker": pieces[:2], "chief": pieces[:2], "outsider": []}
    for who, allowed in expected.items():
        user = getattr(cast, who)
        assert list(policy.capturable_evidence(user).order_by("pk")) == allowed
        assert [one for one in pieces if policy.can_capture_evidence(user, one)] == allowed


# The desk's own worker, which may ask this machine, and is gone at the call that it is told.
WORKER = """
import os, signal, sys
from functools import partial
import django
django.setup()
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from factcheck.annotating import capturing
from factcheck.fetching import visit
from factcheck.models import Seal
from tests.processes import run_python
from tests.webserver import HERE

Seal._meta.get_field("file").storage = FileSystemStorage(location=sys.argv[2], base_url=None)
capturing.visit = partial(visit, reach=HERE)
done = getattr(capturing, sys.argv[1], None)

def last(*args, **kwargs):
    done(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

if done:
    setattr(capturing, sys.argv[1], last)
call_command("run_jobs", once=True)
"""


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", ["visit", "archive_of", "seal"])
def test_a_worker_killed_on_the_way_leaves_one_seal_in_the_end(
    cast: Cast, site: Site, worker: None, evidence_folder: Path, point: str
) -> None:
    annotating.capture(piece(site), actor=cast.checker)

    died = run_python(WORKER, point, str(evidence_folder), FACTCHECK_FETCH="on")

    assert (died, Seal.objects.count()) == (-signal.SIGKILL, 0)
    Job.objects.update(lease_until=F("lease_until") - LEASE)
    for _run in range(2):
        assert run_python(WORKER, "", str(evidence_folder), FACTCHECK_FETCH="on") == 0
    assert (Seal.objects.count(), ReviewEvent.objects.filter(verb="seal").count()) == (1, 1)
    assert Job.objects.get().state == "done"
    assert list(ledger.faults()) == []
