"""The source rules, which chiefs keep."""

from __future__ import annotations

import json

import pytest
from django.contrib.admin.models import LogEntry

from factcheck.models import Contact, Evidence, SourceRule
from tests.called import a_contact
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, evidence

pytestmark = pytest.mark.django_db
LIST = "/admin/factcheck/sourcerule/"


def test_a_chief_writes_a_rule_and_the_log_says_which_fields_changed(cast: Cast) -> None:
    client = english(cast.chief)

    client.post(f"{LIST}add/", {"desk": " Local ", "primary": 1, "independent": 2})
    rule = SourceRule.objects.get()
    client.post(f"{LIST}{rule.pk}/change/", {"desk": "Local", "primary": 2, "independent": 3})

    rule.refresh_from_db()
    assert (rule.desk, rule.primary, rule.independent, rule.high_only) == ("Local", 2, 3, False)
    entry = LogEntry.objects.latest("action_time")
    assert entry.user == cast.chief
    assert json.loads(entry.change_message) == [{"changed": {"fields": ["primary", "independent"]}}]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"desk": "LOCAL"}, "This desk has a rule already: change that one."),
        ({"primary": 3}, "Primary sources are independent ones too"),
        ({"primary": 0}, "greater than or equal to 1"),
        ({"independent": 10}, "less than or equal to 9"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_explained(
    cast: Cast, fields: dict[str, object], said: str
) -> None:
    SourceRule.objects.create(desk="Local")
    data = {"desk": "Santé", "primary": 1, "independent": 2, **fields}

    page = english(cast.chief).post(f"{LIST}add/", data).content.decode()

    assert said in page
    assert SourceRule.objects.count() == 1


def test_the_list_names_the_rule_of_every_desk(cast: Cast) -> None:
    SourceRule.objects.create(desk="")

    assert "every desk" in english(cast.chief).get(LIST).content.decode()


@pytest.mark.parametrize(("record", "kept"), [("off", "internal"), ("on", "public")])
def test_what_was_said_in_confidence_is_not_made_public(cast: Cast, record: str, kept: str) -> None:
    contact = a_contact(a_claim(), by=cast.checker, record=record)
    piece = evidence(visibility="internal", added_by=cast.checker)
    Contact.objects.filter(pk=contact.pk).update(evidence=piece)
    data = {"title": "x", "kind": "interview", "tier": "primary", "visibility": "public"}

    page = english(cast.checker).post(f"/admin/factcheck/evidence/{piece.pk}/change/", data)

    assert Evidence.objects.get().visibility == kept
    assert ("cannot be public" in page.content.decode()) is (record == "off")


def test_a_chief_reads_an_entry_of_the_call_log(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker, record="off")

    page = english(cast.chief).get(f"/admin/factcheck/contact/{contact.pk}/change/")

    assert "Nous en comptons 491 840." in page.content.decode()
    assert (
        "Claude Martin" not in english(cast.chief).get("/admin/factcheck/contact/").content.decode()
    )
