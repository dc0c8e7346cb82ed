"""One thing done to several claims of the queue: what is done, what is refused, what stays."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from factcheck import annotating
from factcheck.choices import Status
from factcheck.forms import queue as queue_forms
from factcheck.models import Claim, ReviewEvent, Verdict
from factcheck.views import bulk
from factcheck.views import queue as queue_view
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, in_review

pytestmark = pytest.mark.django_db
ASSIGN, SEND_BACK = "/desk/claims/assign/", "/desk/claims/send-back/"
DUE = datetime(2030, 1, 2, 9, tzinfo=UTC)


def chosen(*claims: Claim, **fields: object) -> dict[str, object]:
    return {"claim": [f"{claim.pk}.{claim.version}" for claim in claims], **fields}


def ticked(response: HttpResponse) -> list[str]:
    """The values of the boxes that are ticked on the page."""
    page = response.content.decode()
    return re.findall(r'name="claim" form="with-selected" value="([\d.]+)" checked', page)


def state(*claims: Claim) -> list[tuple[str, User | None, datetime | None]]:
    rows = Claim.objects.in_bulk([claim.pk for claim in claims])
    return [(rows[c.pk].status, rows[c.pk].assignee, rows[c.pk].due) for c in claims]


def test_several_claims_are_assigned_with_a_due_date(cast: Cast) -> None:
    one, two, left = (a_claim() for _ in range(3))
    data = chosen(one, two, assignee=cast.checker.pk, due="2030-01-02T10:00")

    response = english(cast.editor).post(f"{ASSIGN}?list=all&kind=figure", data, follow=True)

    assert response.redirect_chain == [("/desk/?list=all&kind=figure", 302)]
    assert "2 claims are assigned." in response.content.decode()
    assert ticked(response) == []
    assigned = (Status.TO_CHECK, cast.checker, DUE)
    assert state(one, two, left) == [assigned, assigned, (Status.TO_CHECK, None, None)]
    assert ReviewEvent.objects.filter(verb="assign", actor=cast.editor).count() == 2


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"assignee": "nobody"}, (None, DUE)),
        ({"assignee": "", "due": "2030-01-03T10:00"}, ("checker", DUE.replace(day=3))),
        ({"assignee": "editor"}, ("editor", DUE)),
    ],
)
def test_what_is_left_empty_stays_as_it_is(
    cast: Cast, fields: dict[str, str], expected: tuple[str | None, datetime]
) -> None:
    claim = a_claim(assignee=cast.checker, due=DUE)
    if fields["assignee"] == "editor":
        fields = {"assignee": str(cast.editor.pk)}

    english(cast.editor).post(ASSIGN, chosen(claim, **fields))

    who, due = expected
    assert state(claim) == [(Status.TO_CHECK, getattr(cast, who) if who else None, due)]


def test_several_claims_are_sent_back_with_one_reason(cast: Cast) -> None:
    article = an_article()
    waiting = [in_review(a_claim(article), by=cast.checker) for _ in range(2)]

    response = english(cast.editor).post(
        f"{SEND_BACK}?list=review", chosen(*waiting, reason="Il manque la page."), follow=True
    )

    assert response.redirect_chain == [("/desk/?list=review", 302)]
    assert "2 claims are to check again." in response.content.decode()
    assert [status for status, _who, _due in state(*waiting)] == [Status.TO_CHECK] * 2
    events = ReviewEvent.objects.filter(verb="send_back", actor=cast.editor)
    assert [event.reason for event in events] == ["Il manque la page."] * 2
    assert not Verdict.objects.filter(current=True).exists()


def test_a_refusal_stops_nobody_else_and_stays_selected(cast: Cast) -> None:
    open_claim, stale = a_claim(), a_claim()
    secret = a_claim(an_article(restricted=True, actor=cast.editor))
    secret.article.team.add(cast.editor)
    hidden = a_claim(an_article(restricted=True))
    data = chosen(stale, secret, hidden, open_claim, assignee=cast.checker.pk)
    annotating.assign_claim(stale, actor=cast.chief, version=1, assignee=cast.chief, due=None)

    response = english(cast.editor).post(f"{ASSIGN}?list=all", data)

    assert response.status_code == 409
    assert [who for _status, who, _due in state(open_claim, stale, secret, hidden)] == [
        cast.checker,
        cast.chief,
        None,
        None,
    ]
    report = response.context["report"]
    assert report.done == "1 claim is assigned."
    assert dict(report.refused) == {
        stale: "Somebody else was faster than you. Look at what changed, then decide again.",
        secret: "This person cannot see the article.",
    }
    assert (report.unknown, report.untried) == (1, 0)
    # The page shows what the faster one did, so the next press names that version.
    assert sorted(ticked(response)) == sorted([f"{stale.pk}.2", f"{secret.pk}.1"])
    page = response.content.decode()
    assert "2 claims were refused and are still selected:" in page
    assert "1 claim is not there for you any more." in page
    assert f'<option value="{cast.checker.pk}" selected>' in page

    again = {"claim": ticked(response), "assignee": cast.other_editor.pk}
    assert english(cast.chief).post(ASSIGN, again).status_code == 409
    assert state(stale)[0][1] == cast.other_editor


def test_what_was_refused_for_another_reason_keeps_the_version_that_was_seen(cast: Cast) -> None:
    secret = a_claim(an_article(restricted=True, actor=cast.editor))
    secret.article.team.add(cast.editor)
    data = chosen(secret, assignee=cast.checker.pk)
    annotating.assign_claim(secret, actor=cast.chief, version=1, assignee=cast.chief, due=None)

    response = english(cast.editor).post(f"{ASSIGN}?list=all", data)

    assert ticked(response) == [f"{secret.pk}.1"]


def test_sending_back_is_refused_claim_by_claim(cast: Cast) -> None:
    article = an_article()
    own = in_review(a_claim(article), by=cast.checker)
    others = in_review(a_claim(article), by=cast.other_checker)
    second = in_review(a_claim(article), by=cast.checker)
    data = chosen(own, others, a_claim(article), second, reason="Une raison.")
    client = english(cast.checker)

    response = client.post(f"{SEND_BACK}?list=all", data)

    refusals = [why for _claim, why in response.context["report"].refused]
    assert sorted(set(refusals)) == [
        "Only whoever proposed the verdict or an editor can send it back."
    ]
    assert [status for status, *_rest in state(own, others, second)] == [
        Status.TO_CHECK,
        Status.IN_REVIEW,
        Status.TO_CHECK,
    ]
    assert "Une raison." in response.content.decode()


def test_a_claim_that_left_the_list_stays_selected_beside_it(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    data = chosen(claim, reason="Une raison.")
    Claim.objects.filter(pk=claim.pk).update(version=9)

    response = english(cast.editor).post(f"{SEND_BACK}?list=mine", data)

    assert [row.claim for row in response.context["rows"]] == []
    assert ticked(response) == [f"{claim.pk}.9"]
    assert "Still selected, not on this page" in response.content.decode()
    assert (
        english(cast.editor).post(SEND_BACK, chosen(reason="x", claim=ticked(response))).status_code
        == 302
    )


@pytest.mark.parametrize(
    ("address", "fields", "said"),
    [
        (ASSIGN, {}, "Choose a person, a due date, or both."),
        (ASSIGN, {"assignee": "999999"}, "Select a valid choice."),
        (ASSIGN, {"assignee": "reporter"}, "Select a valid choice."),
        (ASSIGN, {"assignee": "nobody", "due": "demain"}, "Enter a valid date/time."),
        (SEND_BACK, {"reason": "  "}, "This field is required."),
        (SEND_BACK, {"reason": "x" * 2001}, "Ensure this value has at most 2000 characters"),
    ],
)
def test_a_mistake_in_the_form_changes_nothing_and_loses_nothing(
    cast: Cast, address: str, fields: dict[str, str], said: str
) -> None:
    claim, other = in_review(by=cast.checker), a_claim()
    if fields.get("assignee") == "reporter":
        fields = {"assignee": str(cast.reporter.pk)}
    data = {"claim": [f"{claim.pk}.1"], **fields}

    response = english(cast.editor).post(f"{address}?list=all", data)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert ticked(response) == [f"{claim.pk}.1"]
    assert [status for status, *_rest in state(claim, other)] == [Status.IN_REVIEW, Status.TO_CHECK]


@pytest.mark.parametrize(
    "values", [[], ["x"], ["1"], ["1.x"], ["-1.1"], ["1.1.1"], ["٤.1"], ["9" * 40]]
)
def test_without_a_claim_it_says_so(cast: Cast, values: list[str]) -> None:
    a_claim()

    response = english(cast.editor).post(SEND_BACK, {"claim": values, "reason": "Une raison."})

    assert response.status_code == 422
    assert "No claim is selected: tick those that you mean." in response.content.decode()
    assert "Une raison." in response.content.decode()


def test_too_many_at_once_stay_selected(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 2)
    article = an_article()
    claims = [a_claim(article) for _ in range(3)]

    response = english(cast.editor).post(ASSIGN, chosen(*claims, assignee=cast.checker.pk))

    assert response.status_code == 409
    assert ticked(response) == [f"{claims[2].pk}.1"]
    assert "1 claim was too many at once" in response.content.decode()
    assert [who for _status, who, _due in state(*claims)] == [cast.checker, cast.checker, None]
    assert queue_forms.MOST_AT_ONCE >= 2 * queue_view.SIZE
