"""Webhooks in the admin: made by chiefs, tested, and the log of what was sent."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from factcheck import webhooks
from factcheck.admin.answers import in_words
from factcheck.forms.fetched import SENTENCES
from factcheck.models import WebhookDelivery, WebhookEndpoint
from tests.conftest import Cast
from tests.english import english
from tests.reading import a_fact
from tests.webhooks.conftest import Listen, later, listen, site, work
from tests.webserver import Site, answer

__all__ = ["listen", "site"]

pytestmark = pytest.mark.django_db
ENDPOINTS, LOG = "/admin/factcheck/webhookendpoint/", "/admin/factcheck/webhookdelivery/"
URL = "https://cms.example.org/hook"


def test_a_chief_makes_one_and_sees_its_secret_once(cast: Cast) -> None:
    client = english(cast.chief)
    asked = {"name": "CMS", "url": URL, "events": ["fact.published", "fact.retracted"]}

    shown = client.post(f"{ENDPOINTS}add/", asked).content.decode()

    endpoint = WebhookEndpoint.objects.get()
    assert f">{endpoint.secret}</textarea>" in shown
    assert endpoint.events == "fact.published fact.retracted"
    for path in (ENDPOINTS, f"{ENDPOINTS}{endpoint.pk}/change/"):
        page = client.get(path).content.decode()
        assert URL in page
        assert "whsec_" not in page
    for wrong in (
        {"url": "http://localhost/"},
        {"events": ["ping"]},
        {"events": ["article.ready"]},
    ):
        assert client.post(f"{ENDPOINTS}add/", {**asked, **wrong}).status_code == 200
    assert WebhookEndpoint.objects.count() == 1


def test_a_test_is_sent_while_the_chief_waits_where_no_worker_is(
    cast: Cast, site: Site, listen: Listen
) -> None:
    endpoint, _secret = listen(f"{site.url}/hook")
    client = english(cast.chief)
    form = {"action": "ping", "_selected_action": [endpoint.pk], "index": 0}

    failed = client.post(ENDPOINTS, form, follow=True).content.decode()
    site.pages["/hook"] = answer(status=200)
    went = client.post(ENDPOINTS, form, follow=True).content.decode()

    assert "tests were sent." not in failed
    assert "CMS: The test did not arrive. The server answered with the status 404." in failed
    assert "1 test was sent." in went
    states = WebhookDelivery.objects.order_by("pk").values_list("event", "state")
    assert list(states) == [("ping", "failed"), ("ping", "sent")]
    endpoint.refresh_from_db()
    assert (endpoint.state, endpoint.failures) == ("active", 0)


def test_why_nobody_answered_is_said_in_the_words_of_the_reader(cast: Cast, listen: Listen) -> None:
    listen("http://nowhere.invalid/")
    client = english(cast.chief)
    form = {"action": "ping", "_selected_action": [WebhookEndpoint.objects.get().pk], "index": 0}

    said = client.post(ENDPOINTS, form, follow=True).content.decode()

    why = "There is no server of this name. Check the address."
    assert f"CMS: The test did not arrive. {why}" in said
    log = client.get(LOG).content.decode()
    one = client.get(f"{LOG}{WebhookDelivery.objects.get().pk}/change/").content.decode()
    for page in (log, one):
        assert why in page
    with translation.override("fr"):
        assert in_words(None, "unknown") == str(SENTENCES["unknown"])
    assert in_words(None, "") == "–"


def test_the_log_says_what_came_of_it_and_sends_it_again(
    cast: Cast, site: Site, listen: Listen
) -> None:
    endpoint, _secret = listen(f"{site.url}/hook")
    site.pages["/hook"] = answer(b"secret words of theirs", status=500)
    a_fact(cast)
    work()
    client = english(cast.chief)
    delivery = WebhookDelivery.objects.get()

    def listed() -> tuple[str, int]:
        with CaptureQueriesContext(connection) as queries:
            return client.get(LOG).content.decode(), len(queries)

    page, few = listed()
    assert 'field-answered">The server answered with the status 500.<' in page
    # Two filters by a state, and each says of what.
    assert "By state </summary>" in " ".join(page.split())
    assert "By state of the webhook </summary>" in " ".join(page.split())
    one = client.get(f"{LOG}{delivery.pk}/change/").content.decode()
    assert "fact.published" in one
    assert "500" in one
    assert "secret words" not in one
    for _ in range(3):
        a_fact(cast)
    work()
    assert listed()[1] == few

    site.pages["/hook"] = answer(status=200)
    form = {"action": "resend", "_selected_action": [delivery.pk], "index": 0}
    said = client.post(LOG, form, follow=True).content.decode()
    assert "1 message waits to be sent again." in said
    webhooks.pause(endpoint, actor=cast.chief)
    said = client.post(LOG, form, follow=True).content.decode()
    assert "This webhook is not in use." in said
    later()
    work()
    assert "when the webhook is used again" in listed()[0]
    page = client.get("/desk/notifications/").content.decode()
    assert "1 webhook is paused" in page
