"""What somebody said in confidence is nowhere that others can look; everything is asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client

from factcheck.models import Claim, Contact
from tests.canary import Canaries
from tests.canary_contacts import plant_contacts
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import TEXT, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def canary(cast: Cast) -> Canaries:
    canary = Canaries()
    article = an_article(text=TEXT, team=[cast.reporter], actor=cast.reporter)
    plant_contacts(cast, article, canary)
    return canary


def confidential(canary: Canaries) -> dict[str, str]:
    """All but what was said on the record, by nobody who is protected."""
    on = {f"{what} on" for what in ("contact", "question", "answer")}
    return {place: word for place, word in canary.planted.items() if place not in on}


def addresses(words: list[str]) -> Iterator[str]:
    """Where a colleague may look, and what they may ask."""
    claim = Claim.objects.get()
    base, article = claim.get_absolute_url(), claim.article.get_absolute_url()
    yield from (base, f"{base}edit/", f"{base}evidence/new/", f"{base}annotation.jsonld")
    yield from (article, f"{article}checksheet/", f"{article}gate/", f"{article}package/")
    yield from (f"{article}annotations.jsonld", f"{article}settings/", f"{article}revisions/")
    yield from ("/desk/", "/desk/articles/", "/desk/numbers/", "/desk/notifications/")
    for contact in Contact.objects.all():
        yield from (f"/desk/contacts/{contact.pk}/{page}/" for page in ("correct", "cite"))
        yield f"/admin/factcheck/contact/{contact.pk}/change/"
    for model in ("reviewevent", "source", "evidence", "figureclaim", "claim", "contact"):
        yield f"/admin/factcheck/{model}/"
    yield f"/admin/factcheck/claim/{claim.pk}/change/"
    yield f"/admin/factcheck/figureclaim/{claim.pk}/change/"
    yield f"/admin/factcheck/figureclaim/{claim.pk}/history/"
    for word in words:
        start = word[:-3]
        yield from (f"/desk/?q={start}", f"/desk/articles/?q={start}")
        yield f"{base}evidence/new/?q={start}"
        yield f"/admin/factcheck/source/?q={start}"
        yield f"/admin/factcheck/evidence/?q={start}"
        for model, field in (("citation", "evidence"), ("evidence", "source")):
            asked = f"app_label=factcheck&model_name={model}&field_name={field}"
            yield f"/admin/autocomplete/?{asked}&term={start}"


def found(client: Client, words: dict[str, str]) -> list[tuple[str, str]]:
    leaks = []
    for address in addresses(list(words.values())):
        response = client.get(address)
        text = response.content.decode()
        leaks += [(address, place) for place, word in words.items() if word in text]
    return leaks


@pytest.mark.once
@pytest.mark.parametrize("who", ["reporter", "editor", "other_checker"])
def test_a_colleague_finds_nothing_wherever_they_look(
    cast: Cast, canary: Canaries, who: str
) -> None:
    assert found(english(getattr(cast, who)), confidential(canary)) == []


def test_who_noted_it_finds_it_on_the_page_of_the_claim(cast: Cast, canary: Canaries) -> None:
    page = english(cast.checker).get(Claim.objects.get().get_absolute_url()).content.decode()

    assert [place for place, word in canary.planted.items() if word not in page] == []


def test_a_colleague_does_not_learn_how_many_there_are(cast: Cast, canary: Canaries) -> None:
    page = english(cast.editor).get(Claim.objects.get().get_absolute_url()).content.decode()

    assert page.count('id="contact-') == 1
    assert page.count("noted whom they asked") == 1


def test_no_row_holds_a_word_of_it(cast: Cast, canary: Canaries) -> None:
    """The ledger, the admin's log, sessions, e-mails: all of the database as it is stored."""
    english(cast.checker).get(Claim.objects.get().get_absolute_url())
    models: list[Any] = [*apps.get_app_config("factcheck").get_models(), LogEntry, Session]
    stored = {model: str(list(model._default_manager.values())) for model in models}

    words = {place: word for place, word in canary.planted.items() if not place.endswith(" on")}
    held = [
        (model, place)
        for model, text in stored.items()
        for place, word in words.items()
        if word in text
    ]

    assert held == []


def test_nothing_of_it_is_logged(
    cast: Cast, canary: Canaries, caplog: pytest.LogCaptureFixture
) -> None:
    client = english(cast.checker)
    path = f"/desk/claims/{Claim.objects.get().pk}/contacts/new/"
    with caplog.at_level("DEBUG"):
        client.post(path, {"who": canary.planted["contact off"], "record": "off"})
        found(client, {})

    assert [word for word in canary.planted.values() if word in caplog.text] == []
