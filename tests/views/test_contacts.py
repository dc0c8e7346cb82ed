"""The call log on the page of a claim, its form, its corrections, and evidence with one click."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from factcheck.models import Citation, Claim, Contact
from tests.called import a_contact
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, in_review

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


def typed(**fields: Any) -> dict[str, Any]:
    at = timezone.localtime() - timezone.timedelta(hours=1)
    return {
        "who": "Claude Martin",
        "at": at.strftime("%Y-%m-%dT%H:%M"),
        "channel": "phone",
        "record": "on",
        "question": "Combien ?",
        "reply": "answered",
        "answer": "Environ 400.",
        **fields,
    }


def shown(claim: Claim, user: Any) -> str:
    return english(user).get(f"/desk/claims/{claim.pk}/").content.decode()


def test_a_contact_is_noted_and_shown(cast: Cast) -> None:
    claim = a_claim()
    client = english(cast.checker)

    page = client.get(f"/desk/claims/{claim.pk}/contacts/new/")
    answer = client.post(f"/desk/claims/{claim.pk}/contacts/new/", typed())

    assert page.context["form"].initial["at"] <= timezone.now()
    assert answer.headers["Location"] == f"/desk/claims/{claim.pk}/#contacts"
    contact = Contact.objects.get()
    assert (contact.who, contact.question, contact.answer) == (
        "Claude Martin",
        "Combien ?",
        "Environ 400.",
    )
    for word in ("Claude Martin", "by phone", "on the record", "Combien ?", "Environ 400."):
        assert word in shown(claim, cast.editor)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("who", ""),
        ("who", "x" * 201),
        ("who", "a\0b"),
        ("at", "2199-01-01T10:00"),
        ("at", "hier"),
        ("channel", "pigeon"),
        ("record", ""),
        ("question", ""),
        ("question", "x" * 4001),
        ("reply", "maybe"),
        ("answer", "x" * 8001),
        ("answer", "a\0b"),
        ("answer", ""),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_lost(
    cast: Cast, field: str, value: str
) -> None:
    claim = a_claim()

    answer = english(cast.checker).post(
        f"/desk/claims/{claim.pk}/contacts/new/", typed(**{field: value})
    )

    assert answer.status_code == 422
    assert not Contact.objects.exists()
    if field != "question":
        assert "Combien ?" in answer.content.decode()


def test_words_are_shown_as_words(cast: Cast) -> None:
    claim = a_claim()
    a_contact(claim, by=cast.checker, name=HOSTILE, question=HOSTILE, answer=HOSTILE)

    page = shown(claim, cast.checker)

    assert HOSTILE not in page
    assert page.count("&lt;script&gt;alert(1)") >= 3


def test_what_is_confidential_does_not_exist_for_others(cast: Cast) -> None:
    claim = a_claim()
    contact = a_contact(claim, by=cast.checker, record="off")

    page = shown(claim, cast.editor)

    for word in ("Claude Martin", "491 840.", "noted whom they asked"):
        assert word not in page.split('id="contacts"')[1]
        assert word in shown(claim, cast.checker).split('id="contacts"')[1]
    for path in ("correct", "cite"):
        answer = english(cast.editor).post(f"/desk/contacts/{contact.pk}/{path}/", typed())
        assert answer.status_code == 404


def test_a_correction_begins_with_what_was_noted(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker)
    path = f"/desk/contacts/{contact.pk}/correct/"
    client = english(cast.checker)

    form = client.get(path).content.decode()
    answer = client.post(path, typed(answer="Non."))

    assert "Nous en comptons 491 840." in form
    assert answer.status_code == 302
    assert Contact.objects.latest("pk").replaces == contact
    assert "corrected since" in shown(contact.claim, cast.checker)
    assert "491 840." not in shown(contact.claim, cast.editor).split('id="contacts"')[1]
    assert client.post(path, typed(answer="Oui.")).status_code == 409


def test_somebody_else_cannot_correct_what_they_see(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker)

    assert english(cast.editor).get(f"/desk/contacts/{contact.pk}/correct/").status_code == 404


def test_one_click_makes_evidence_of_an_answer(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker)
    data = {"version": contact.claim.version, "stance": "supports"}

    answer = english(cast.editor).post(f"/desk/contacts/{contact.pk}/cite/", data)

    assert answer.headers["Location"].endswith("#evidence")
    citation = Citation.objects.get()
    assert (citation.claim, citation.stance) == (contact.claim, "supports")
    page = shown(contact.claim, cast.checker)
    assert "Its answer is evidence." in page
    assert "Use as evidence that" not in page
    Citation.objects.all().delete()
    assert "Use as evidence that" in shown(contact.claim, cast.checker)


@pytest.mark.parametrize(
    ("changes", "status"), [({"stance": "doubts"}, 422), ({"version": 99}, 409), ({}, 409)]
)
def test_a_click_that_cannot_be_meant_changes_nothing(
    cast: Cast, changes: dict[str, Any], status: int
) -> None:
    silent = {} if changes else {"reply": "none", "answer": ""}
    contact = a_contact(a_claim(), by=cast.checker, **silent)
    data = {"version": contact.claim.version, "stance": "supports", **changes}

    answer = english(cast.checker).post(f"/desk/contacts/{contact.pk}/cite/", data)

    assert answer.status_code == status
    assert not Citation.objects.exists()


def test_a_blind_reader_sees_what_was_said_and_not_what_it_does(cast: Cast) -> None:
    contact = a_contact(a_claim(risk="high"), by=cast.checker)
    data = {"version": contact.claim.version, "stance": "supports"}
    english(cast.checker).post(f"/desk/contacts/{contact.pk}/cite/", data)
    claim = in_review(Claim.objects.get(), by=cast.checker)

    page = shown(claim, cast.editor)

    assert "Claude Martin" in page
    assert "stance--supports" not in page
    assert 'name="stance"' not in page


@pytest.mark.parametrize("rows", [1, 4])
def test_the_log_costs_one_query(cast: Cast, rows: int, django_assert_num_queries: Any) -> None:
    claim = a_claim(an_article())
    for number in range(rows):
        a_source(f"S{number}")
        a_contact(claim, by=cast.checker, name=f"S{number}")
    client = english(cast.editor)
    client.get(f"/desk/claims/{claim.pk}/")

    with django_assert_num_queries(25):
        client.get(f"/desk/claims/{claim.pk}/")
