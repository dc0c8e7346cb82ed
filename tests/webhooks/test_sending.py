"""One message on its way: signed, tried again, given up, and never to where it must not go."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.utils import timezone

from factcheck import annotating, jobs, webhooks
from factcheck.choices import WebhookEvent
from factcheck.models import Job, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from factcheck.webhooks import sending
from tests.conftest import Cast
from tests.reading import a_fact
from tests.webhooks.conftest import Listen, later, work
from tests.webhooks.test_telling import signed
from tests.webserver import Site, answer

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def states() -> list[str]:
    return list(WebhookDelivery.objects.order_by("pk").values_list("state", flat=True))


def is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """What the code says that docs/api.md gives to receivers."""
    [code] = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 -- our own page
    return bool(names["is_ours"](headers, body, secret))


def test_a_message_arrives_once_and_proves_whose_it_is(
    cast: Cast, site: Site, listen: Listen
) -> None:
    _endpoint, secret = listen(f"{site.url}/hook?a=b")
    site.pages["/hook?a=b"] = answer(b"x" * 100_000, status=202)
    a_fact(cast)

    assert work() == 1
    assert work() == 0

    [headers], [body] = site.asked, site.sent
    delivery = WebhookDelivery.objects.get()
    assert body.decode() == delivery.body
    assert headers["webhook-id"] == delivery.message
    assert headers["Content-Type"] == "application/json"
    assert is_signed(secret, headers, body)
    for name, other in (("id", "msg_0"), ("timestamp", "0"), ("signature", "v1,AAAA")):
        assert not is_signed(secret, {**headers, f"webhook-{name}": other}, body)
    [attempt] = WebhookAttempt.objects.all()
    assert (delivery.state, attempt.http_status, attempt.error) == ("sent", 202, "")


def test_what_fails_is_tried_again_with_the_same_id_and_a_new_time(
    cast: Cast, site: Site, listen: Listen
) -> None:
    endpoint, secret = listen(f"{site.url}/hook")
    a_fact(cast)

    assert work() == 1
    later()
    site.pages["/hook"] = answer(status=200)
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        assert work() == 1
        first, second = site.asked
        assert is_signed(secret, second, site.sent[1])
        assert not is_signed(secret, first, site.sent[0] + b" ")

    assert first["webhook-id"] == second["webhook-id"]
    assert first["webhook-timestamp"] != second["webhook-timestamp"]
    assert list(WebhookAttempt.objects.values_list("http_status", flat=True)) == [404, 200]
    endpoint.refresh_from_db()
    assert (states(), endpoint.failures) == (["sent"], 0)


def test_an_endpoint_that_fails_on_and_on_is_paused_and_owed_everything(
    cast: Cast, site: Site, listen: Listen
) -> None:
    endpoint, _secret = listen(f"{site.url}/hook")
    for _ in range(4):
        a_fact(cast)
    for _ in range(jobs.MOST_ATTEMPTS):
        work()
        later()

    endpoint.refresh_from_db()
    assert (endpoint.state, endpoint.failures) == ("paused", 3)
    assert webhooks.paused_count() == 1
    # The last one was not tried any more once it was paused.
    assert states() == ["failed", "failed", "failed", "waiting"]
    assert WebhookAttempt.objects.count() == 4 * jobs.MOST_ATTEMPTS - 1

    site.pages["/hook"] = answer(status=204)
    assert webhooks.resume(endpoint, actor=cast.chief) == 4
    work()

    assert states() == ["sent"] * 4
    # In the order in which it happened, each once.
    told = [headers["webhook-id"] for headers in site.asked[-4:]]
    assert told == list(WebhookDelivery.objects.order_by("pk").values_list("message", flat=True))


def test_a_receiver_that_is_gone_is_not_asked_again(cast: Cast, site: Site, listen: Listen) -> None:
    listen(f"{site.url}/hook")
    site.pages["/hook"] = answer(status=410)
    a_fact(cast)

    work()
    later()

    assert work() == 0
    assert WebhookEndpoint.objects.get().state == "paused"


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://127.0.0.1/hook", "refused"),
        ("http://[::1]/hook", "refused"),
        ("http://169.254.169.254/latest/meta-data/", "refused"),
        ("http://user:word@192.0.2.1/", "refused"),
        ("http://10.0.0.1:8080/", "refused"),
        ("http://nowhere.invalid/", "unknown"),
    ],
)
def test_nothing_but_the_public_web_is_told(
    cast: Cast, listen: Listen, url: str, error: str
) -> None:
    listen(url)
    a_fact(cast)

    work()

    assert WebhookAttempt.objects.get().error == error
    assert states() == ["waiting"]


def test_nobody_is_led_on_or_kept_waiting(
    cast: Cast, site: Site, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen(f"{site.url}/hook")
    site.pages["/hook"] = answer(status=307, Location="/elsewhere")
    site.pages["/elsewhere"] = answer(status=200)
    a_fact(cast)
    work()
    monkeypatch.setattr(sending, "SECONDS", 0.0)
    later()
    work()

    assert len(site.asked) == 1
    told = WebhookAttempt.objects.values_list("http_status", "error")
    assert list(told) == [(307, ""), (None, "slow")]


def test_an_article_that_was_restricted_meanwhile_is_told_to_nobody(
    cast: Cast, site: Site, listen: Listen
) -> None:
    listen(f"{site.url}/hook", WebhookEvent.READY, account=cast.editor)
    article = signed(cast, external_id="cms-7")
    # Not even to whom the account is on its team: the message leaves the house.
    annotating.change_article(article, actor=cast.editor, version=article.version, restricted=True)

    work()

    assert (site.asked, states()) == ([], ["dropped"])


def test_a_worker_that_dies_loses_nothing(
    cast: Cast, site: Site, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen(f"{site.url}/hook")
    site.pages["/hook"] = answer(status=200)
    a_fact(cast)

    def dies(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_leave", dies)
        with pytest.raises(KeyboardInterrupt):
            work()
    assert (states(), len(site.asked)) == (["waiting"], 1)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    work()

    # It came twice, with the id by which its receiver knows that.
    first, second = site.asked
    assert first["webhook-id"] == second["webhook-id"]
    assert states() == ["sent"]


def test_without_the_key_nothing_goes_out_unsigned_and_chiefs_are_told(
    cast: Cast, site: Site, listen: Listen, settings: LazySettings
) -> None:
    endpoint, _secret = listen(f"{site.url}/hook")
    site.pages["/hook"] = answer(status=200)
    a_fact(cast)
    keys, settings.FACTCHECK_PROTECTION_KEYS = settings.FACTCHECK_PROTECTION_KEYS, []

    work()

    assert (site.asked, states()) == ([], ["failed"])
    assert WebhookAttempt.objects.get().error == "key"
    assert webhooks.paused_count() == 1
    settings.FACTCHECK_PROTECTION_KEYS = keys
    endpoint.refresh_from_db()
    webhooks.resume(endpoint, actor=cast.chief)
    work()
    assert states() == ["sent"]
