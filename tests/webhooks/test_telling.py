"""Who is told of what: only what happened, and only public words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from factcheck import annotating, intake, ledger, publishing, tokens, webhooks, workflow
from factcheck.choices import WebhookEvent
from factcheck.errors import IncompleteError, NotAllowedError
from factcheck.models import (
    ApiToken,
    Article,
    FactPage,
    Job,
    WebhookDelivery,
    WebhookEndpoint,
)
from factcheck.readiness import valid_sign_off
from tests.canaries import again
from tests.conftest import Cast
from tests.newsdesk import TEXT
from tests.reading import a_fact
from tests.webhooks.conftest import Listen

pytestmark = pytest.mark.django_db
URL = "https://cms.example.org/hook"


def told() -> list[dict[str, object]]:
    return [json.loads(one.body) for one in WebhookDelivery.objects.order_by("pk")]


def test_each_change_of_a_page_is_told_with_where_and_which(cast: Cast, listen: Listen) -> None:
    listen(URL)
    page = a_fact(cast)
    again(cast, page, "Autre chose.")
    page.refresh_from_db()
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")
    again(cast, FactPage.objects.get(), "Encore autre chose.")

    said = told()

    assert [one["type"] for one in said] == [
        *("fact.published", "fact.corrected", "fact.retracted", "fact.published"),
    ]
    address = f"http://127.0.0.1:8000/facts/{page.slug}/"
    assert [one["data"] for one in said] == [
        {
            "slug": page.slug,
            "url": address,
            "data": f"http://127.0.0.1:8000/api/v1/facts/{page.slug}/",
            "version": number,
            "language": "fr",
        }
        for number in (1, 2, 3, 4)
    ]
    assert Job.objects.filter(kind="webhook").count() == 4


def test_nobody_is_told_of_what_did_not_happen(cast: Cast, listen: Listen) -> None:
    listen(URL)

    def broken() -> None:
        with transaction.atomic():
            a_fact(cast)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert told() == []
    assert not Job.objects.exists()


def signed(cast: Cast, **fields: object) -> Article:
    article = annotating.create_article(
        intake.read_article(TEXT), actor=cast.editor, language="fr", **fields
    )
    workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id or 0, override_reason="Urgent."
    )
    return article


def test_an_article_is_told_to_who_may_see_it_and_by_its_id_alone(
    cast: Cast, listen: Listen
) -> None:
    sees, _secret = listen(URL, WebhookEvent.READY, account=cast.editor)
    # A reporter sees own articles only; the other one is told of facts.
    listen(URL, WebhookEvent.READY, account=cast.reporter)
    listen(URL)
    signed(cast, external_id="cms-7")
    signed(cast, external_id="cms-8", restricted=True)
    signed(cast)

    [delivery] = WebhookDelivery.objects.all()

    assert delivery.endpoint == sees
    assert json.loads(delivery.body)["data"] == {
        "external_id": "cms-7",
        "revision": 1,
        "readiness": "http://127.0.0.1:8000/api/v1/articles/cms-7/readiness/",
    }


def test_an_article_is_signed_off_whatever_its_id_holds(cast: Cast, listen: Listen) -> None:
    assert valid_sign_off(signed(cast, external_id="2026/11/road"))
    listen(URL, WebhookEvent.READY, account=cast.editor)

    # What no address can hold is signed all the same, and told to nobody.
    assert valid_sign_off(signed(cast, external_id="a\nb"))
    signed(cast, external_id="2026/11/bridge")

    [message] = told()
    assert message["data"] == {
        "external_id": "2026/11/bridge",
        "revision": 1,
        "readiness": "http://127.0.0.1:8000/api/v1/articles/2026/11/bridge/readiness/",
    }


def test_only_chiefs_keep_webhooks_and_the_ledger_says_so(cast: Cast, listen: Listen) -> None:
    endpoint, secret = listen(URL)
    for verb in (webhooks.pause, webhooks.resume, webhooks.retire, webhooks.ping):
        with pytest.raises(NotAllowedError):
            verb(endpoint, actor=cast.editor)
    with pytest.raises(NotAllowedError):
        webhooks.add_endpoint(actor=cast.editor, name="a", url=URL, events=["fact.published"])
    with pytest.raises(IncompleteError):
        listen(URL, WebhookEvent.READY)

    webhooks.pause(endpoint, actor=cast.chief)
    webhooks.resume(endpoint, actor=cast.chief)
    webhooks.retire(endpoint, actor=cast.chief)

    events = ledger.ReviewEvent.objects.order_by("sequence")
    verbs = [line.verb.removesuffix("_webhook") for line in events]
    assert verbs == ["add", "pause", "resume", "retire"]
    assert list(ledger.faults()) == []
    # The secret can be read by this desk only.
    assert secret not in str(WebhookEndpoint.objects.values().get())
    assert WebhookEndpoint.objects.get().secret == secret


def test_whatever_breaks_in_the_middle_nothing_of_a_verb_is_saved(
    cast: Cast, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint, _secret = listen(URL)
    token, _text = tokens.issue(
        actor=cast.chief, name="CMS", account=cast.checker, scopes=["articles:read"]
    )

    def state() -> list[Any]:
        models = (WebhookEndpoint, WebhookDelivery, ApiToken, Job, ledger.ReviewEvent)
        return [list(model._default_manager.order_by("pk").values()) for model in models]

    before = state()

    def breaks(**line: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(ledger, "append", breaks)
    actor = {"actor": cast.chief}
    verbs: list[Callable[[], object]] = [
        lambda: listen(URL),
        lambda: webhooks.pause(endpoint, **actor),
        lambda: webhooks.retire(endpoint, **actor),
        lambda: tokens.revoke(token, **actor),
        lambda: tokens.issue(name="b", account=cast.checker, scopes=["articles:read"], **actor),
    ]
    for verb in verbs:
        with pytest.raises(ZeroDivisionError):
            verb()

    assert state() == before


def test_what_waits_is_kept_while_paused_and_dropped_when_retired(
    cast: Cast, listen: Listen
) -> None:
    (paused, _secret), (retired, _other) = listen(URL), listen(URL)
    webhooks.pause(paused, actor=cast.chief)
    a_fact(cast)
    webhooks.retire(retired, actor=cast.chief)
    a_fact(cast)

    assert webhooks.paused_count() == 1
    states = Counter(WebhookDelivery.objects.values_list("endpoint", "state"))
    assert states == {(paused.pk, "waiting"): 2, (retired.pk, "dropped"): 1}
    assert Job.objects.filter(kind="webhook").count() == 1
    assert webhooks.resume(paused, actor=cast.chief) == 2
    assert Job.objects.filter(kind="webhook").count() == 3
