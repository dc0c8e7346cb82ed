"""The timeline says what was changed, word by word, as far as one may be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from factcheck import annotating, ledger
from factcheck.choices import Kind, Visibility
from factcheck.history import history_of
from factcheck.models import Claim, ReviewEvent
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, cited, evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def timeline(html: str) -> str:
    found = re.search(r'<ol class="timeline">.*?</ol>', html, re.DOTALL)
    assert found
    return found.group()


def seen(claim: Claim, client: object) -> str:
    return timeline(client.get(f"/desk/claims/{claim.pk}/").content.decode())  # type: ignore[attr-defined]


def altered(html: str) -> dict[str, str]:
    """Field → "[-gone-]{+come+}"."""
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html, re.DOTALL)
    return {label: marked(words).strip() for label, words in rows}


def marked(html: str) -> str:
    html = re.sub(r'<span class="visually-hidden">.*?</span>', "", html)
    html = re.sub(r"<del>(.*?)</del>", r"[-\1-]", html)
    return re.sub(r"<ins>(.*?)</ins>", r"{+\1+}", html)


def test_an_edit_says_which_words_changed(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(statement="Les données de 491 840 personnes.", detail={"value": 491840})
    annotating.edit_claim(
        claim,
        actor=cast.checker,
        version=1,
        statement="Les données de 35 <b>personnes</b>.",
        risk="high",
        detail={"value": 35},
    )

    html = seen(claim, as_user(cast.editor))

    assert "<b>personnes" not in html
    told = altered(html)
    assert told["Statement"].startswith("Les données de [-491 840 ")
    assert told["Risk"] == "[-normal-]{+high+}"
    assert set(told) == {"Statement", "Risk", "Value"}
    assert "{+35+}" in told["Value"]


def test_each_kind_of_field_is_told_in_words(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(kind=Kind.QUOTE, detail={"said_on": date(2021, 2, 14), "verbatim": True})
    annotating.edit_claim(
        claim,
        actor=cast.checker,
        version=1,
        detail={"said_on": None, "verbatim": False, "speaker": a_source("Une préfète")},
    )
    due = datetime(2030, 1, 2, 9, tzinfo=UTC)
    annotating.assign_claim(claim, actor=cast.checker, version=2, assignee=cast.editor, due=due)

    told = altered(seen(claim, as_user(cast.editor)))

    assert told["Said on"].startswith("[-14 February 2021-]")
    assert told["Word for word"] == "[-yes-]{+no+}"
    assert told["Speaker"] == "{+Une préfète+}"
    assert told["Assigned to"] == "{+Editor+}"
    assert "2030" in told["Due"]


def test_a_protected_source_is_an_id_in_the_ledger_and_no_name_on_the_page(
    cast: Cast, as_user: AsUser
) -> None:
    hidden = a_source("zqcanari", protected=True)
    hidden.keepers.add(cast.checker)
    claim = a_claim(kind=Kind.SOURCE, detail={"source": a_source("La CNIL")})
    annotating.edit_claim(claim, actor=cast.checker, version=1, detail={"source": hidden})

    for event in ReviewEvent.objects.all():
        assert "zqcanari" not in f"{event.data} {event.reason}"
    assert "zqcanari" not in seen(claim, as_user(cast.editor))
    assert altered(seen(claim, as_user(cast.editor)))["Named source"] == (
        "[-La CNIL-]{+a protected source+}"
    )
    assert "zqcanari" in seen(claim, as_user(cast.checker))


def test_a_source_that_is_protected_later_is_hidden_from_then_on(
    cast: Cast, as_user: AsUser
) -> None:
    source = a_source("zqcanari")
    claim = a_claim(kind=Kind.SOURCE, detail={"source": None})
    annotating.edit_claim(claim, actor=cast.checker, version=1, detail={"source": source})
    assert "zqcanari" in seen(claim, as_user(cast.editor))

    source.protected = True
    source.save()

    assert "zqcanari" not in seen(claim, as_user(cast.editor))


def test_evidence_is_named_to_who_may_see_it(cast: Cast, as_user: AsUser) -> None:
    piece = evidence("Le <i>fichier</i>")
    hidden = evidence("zqcanari", visibility=Visibility.PROTECTED, added_by=cast.checker)
    claim = cited(a_claim(), actor=cast.checker, evidence=piece)
    claim = cited(claim, actor=cast.checker, evidence=hidden)
    annotating.uncite(
        claim.citations.get(evidence=piece), actor=cast.checker, version=claim.version
    )

    html = seen(claim, as_user(cast.editor))

    assert html.count("<cite>Le &lt;i&gt;fichier&lt;/i&gt;</cite>") == 2
    assert "zqcanari" not in html
    assert "zqcanari" in seen(claim, as_user(cast.checker))
    assert "zqcanari" not in str(list(ReviewEvent.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(
    "data",
    [
        {"fields": ["statement"]},
        {},
        {"version": 2, "before": {"gone": "x"}, "after": {"gone": "y"}},
        {"version": 2, "before": {"value": "much"}, "after": {"value": ""}},
        {"version": 2, "before": {"risk": "grave"}, "after": {}},
    ],
)
def test_lines_of_another_age_still_read_well(
    data: dict[str, object], cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    ledger.append(article=claim.article, claim=claim, verb="edit", actor=cast.checker, data=data)

    assert "changed the claim" in seen(claim, as_user(cast.editor))


def test_an_undo_and_what_it_did_are_one_line(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    annotating.undo(ReviewEvent.objects.latest("sequence"), actor=cast.checker)

    lines = history_of(claim, viewer=cast.checker)

    with_words = [line.words for line in lines]
    assert len(with_words) == 3
    assert with_words[0] != with_words[1]
    assert [one.label for one in lines[0].altered] == [one.label for one in lines[1].altered]
    assert len(history_of(claim, cast.checker, limit=1)) == 1
    assert history_of(claim, cast.checker, limit=1)[0].words == with_words[0]


def test_queries_do_not_grow_with_the_lines(
    cast: Cast, django_assert_num_queries: Callable[..., object]
) -> None:
    for count in (1, 3, 50):
        claim = a_claim(kind=Kind.SOURCE, detail={"source": a_source("Avant")})
        for number in range(count):
            claim.refresh_from_db()
            annotating.edit_claim(
                claim,
                actor=cast.checker,
                version=claim.version,
                detail={"source": a_source(f"S{number}")},
            )
            claim.refresh_from_db()
            cited(claim, actor=cast.checker, evidence=evidence(f"E{number}"))
        claim.refresh_from_db()
        annotating.assign_claim(
            claim, actor=cast.checker, version=claim.version, assignee=cast.editor, due=None
        )
        # The lines, the names of people, sources and pieces; whether the last can be undone.
        with django_assert_num_queries(6):
            history_of(claim, viewer=cast.checker)
