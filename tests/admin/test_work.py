from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from factcheck import annotating
from factcheck.choices import Risk
from factcheck.models import Claim, ReviewEvent
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review


def path_of(claim: Claim, entry: str = "figureclaim") -> str:
    return f"/admin/factcheck/{entry}/{claim.pk}/change/"


def change(client: Client, claim: Claim, entry: str = "figureclaim", **values: Any) -> Any:
    path = path_of(claim, entry)
    data = form_data(client.get(path), f"{entry}_form", **values)
    return client.post(path, data, follow=True)


def errors(page: Any) -> Any:
    return page.context["adminform"].form.errors


def events(claim: Claim) -> list[str]:
    return list(claim.events.order_by("sequence").values_list("verb", flat=True))


@pytest.mark.parametrize("entry", ["figureclaim", "claim"])
def test_statement_risk_and_detail_are_one_edit(cast: Cast, entry: str) -> None:
    claim = a_claim()

    change(
        english(cast.checker),
        claim,
        entry,
        statement="Mieux dit.",
        risk="high",
        **{"figure-0-value": "12,5"},
    )

    claim.refresh_from_db()
    claim.figure.refresh_from_db()
    assert [claim.statement, claim.risk, claim.figure.value] == [
        "Mieux dit.",
        Risk.HIGH,
        Decimal("12.5"),
    ]
    assert events(claim) == ["mark", "edit"]
    # As somebody would write it, not as the column holds it.
    assert f"{claim.figure}" == f"12.5 {claim.figure.unit}".strip()


def test_saving_without_a_change_changes_nothing(cast: Cast) -> None:
    claim = a_claim()

    change(english(cast.checker), claim)

    claim.refresh_from_db()
    assert [claim.version, events(claim)] == [1, ["mark"]]


def test_work_is_assigned(cast: Cast) -> None:
    claim = a_claim()

    change(english(cast.checker), claim, assignee=cast.other_checker.pk, due="2030-01-02T10:00")

    claim.refresh_from_db()
    assert [claim.assignee, claim.due is not None] == [cast.other_checker, True]
    assert events(claim) == ["mark", "assign"]


def test_an_assignee_must_see_the_article(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.editor, restricted=True))

    page = change(english(cast.editor), claim, assignee=cast.checker.pk)

    assert errors(page) == {"assignee": ["This person cannot see the article."]}


def test_evidence_is_cited_and_taken_off(cast: Cast) -> None:
    first, second = evidence("Premier"), evidence("Second")
    claim = cited(a_claim(), actor=cast.checker, evidence=first)
    new = {"citations-1-evidence": second.pk, "citations-1-stance": "refutes"}

    change(english(cast.checker), claim, **new, **{"citations-0-DELETE": "on"})

    citation = claim.citations.get()
    assert [citation.evidence, citation.stance, citation.added_by] == [
        second,
        "refutes",
        cast.checker,
    ]
    assert events(claim) == ["mark", "cite", "uncite", "cite"]


def test_a_citation_is_corrected_in_place_and_its_piece_stays(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker, locator="p. 3", excerpt="Deux\nlignes ")
    piece, client = claim.citations.get().evidence, english(cast.other_checker)

    change(client, claim, **{"citations-0-excerpt": "Deux\r\nlignes"})
    assert events(claim) == ["mark", "cite"]
    other = {"citations-0-locator": "p. 4", "citations-0-evidence": evidence("Autre").pk}
    change(client, claim, **other)

    citation = claim.citations.get()
    assert (citation.evidence, citation.locator, citation.excerpt) == (
        piece,
        "p. 4",
        "Deux\nlignes ",
    )
    assert events(claim) == ["mark", "cite", "correct_citation"]
    assert ReviewEvent.objects.latest("sequence").data["changed"] == ["locator"]
    # The ledger says what was corrected; the log of the admin, that somebody saved.
    history = client.get(f"/admin/factcheck/figureclaim/{claim.pk}/history/").content.decode()
    assert history.count("<td>Change</td>") == 2


def test_a_citation_under_a_verdict_is_not_reworded(cast: Cast) -> None:
    claim = in_review(cited(a_claim(), actor=cast.checker, locator="p. 3"), by=cast.checker)

    change(english(cast.checker), claim, **{"citations-0-locator": "p. 4"})

    assert claim.citations.first().locator == "p. 3"


def test_the_second_one_sees_both_and_loses_nothing(cast: Cast) -> None:
    claim, client = a_claim(statement="Ancien."), english(cast.checker)
    data = form_data(client.get(path_of(claim)), "figureclaim_form")
    annotating.edit_claim(claim, actor=cast.editor, version=1, statement="De l’autre.")
    data.update({"statement": "Le mien.", "figure-0-unit": "comptes"})

    page = client.post(path_of(claim), data)
    again = form_data(page, "figureclaim_form")
    unchanged = Claim.objects.get().statement
    client.post(path_of(claim), again)

    faster = (
        "Somebody else was faster than you. Look at what changed, then save again if yours is "
        "still right."
    )
    assert errors(page) == {"__all__": [faster], "statement": ["Now: De l’autre."]}
    assert [again["statement"], again["figure-0-unit"], unchanged] == [
        "Le mien.",
        "comptes",
        "De l’autre.",
    ]
    assert Claim.objects.get().statement == "Le mien."


def test_a_claim_that_went_to_review_meanwhile_gives_the_words_back(cast: Cast) -> None:
    claim, client = a_claim(statement="Ancien."), english(cast.checker)
    data = form_data(client.get(path_of(claim)), "figureclaim_form", statement="Le mien.")
    in_review(claim, by=cast.other_checker)

    page = client.post(path_of(claim), data)

    assert "You typed: “Le mien.”" in errors(page)["__all__"]
    assert Claim.objects.get().statement == "Ancien."


@pytest.mark.parametrize("seen", ["", "0", "x", "99"])
def test_a_wrong_version_is_never_right(cast: Cast, seen: str) -> None:
    claim = a_claim(statement="Ancien.")

    page = change(english(cast.checker), claim, statement="Autre.", seen=seen)

    assert "__all__" in errors(page)
    assert Claim.objects.get().statement == "Ancien."


def test_what_is_under_review_is_not_reworded(cast: Cast) -> None:
    claim = in_review(a_claim(statement="Ancien."), by=cast.checker)

    change(
        english(cast.checker),
        claim,
        statement="Autre.",
        risk="high",
        assignee=cast.editor.pk,
        **{"figure-0-value": "1", "citations-0-DELETE": "on"},
    )

    claim.refresh_from_db()
    assert [claim.statement, claim.risk, claim.figure.value, claim.assignee] == [
        "Ancien.",
        Risk.NORMAL,
        Decimal(491840),
        cast.editor,
    ]
    assert claim.citations.count() == 1


def test_a_source_that_is_hidden_stays(cast: Cast) -> None:
    taupe = a_source("La taupe", protected=True)
    claim = a_claim(detail={"value": 1, "attributed_to": taupe})
    client = english(cast.checker)

    shown = client.get(path_of(claim)).content.decode()
    change(client, claim, **{"figure-0-unit": "comptes", "figure-0-attributed_to": ""})

    claim.figure.refresh_from_db()
    assert [claim.figure.unit, claim.figure.attributed_to] == ["comptes", taupe]
    assert "La taupe" not in shown
    assert re.search(r'<select name="figure-0-attributed_to"[^>]* disabled', shown)


def test_hidden_evidence_is_not_listed_and_stays_cited(cast: Cast) -> None:
    carnet = evidence("Le carnet", visibility="protected", added_by=cast.other_checker)
    claim = cited(a_claim(), actor=cast.other_checker, evidence=carnet, locator="feuillet 9")
    client = english(cast.checker)

    shown = client.get(path_of(claim)).content.decode()
    change(client, claim, statement="Autre.")

    assert [word for word in ("Le carnet", "feuillet 9") if word in shown] == []
    assert claim.citations.count() == 1


def test_the_log_of_the_admin_repeats_no_words(cast: Cast) -> None:
    carnet = evidence("Le carnet", visibility="protected", added_by=cast.checker)
    claim = a_claim(statement="Secret.")

    change(english(cast.checker), claim, risk="high", **{"citations-0-evidence": carnet.pk})

    line = LogEntry.objects.get()
    assert [line.object_repr, line.change_message] == [
        f"figure {claim.pk}",
        '[{"changed": {"fields": ["risk"]}}]',
    ]


def test_a_claim_has_one_entry_only(cast: Cast) -> None:
    claim = a_claim()

    answer = english(cast.checker).get(path_of(claim, "quoteclaim"))

    assert [answer.status_code, answer.headers["Location"]] == [302, "/admin/"]
