"""The history page of an object: the ledger in words, and what was saved in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck import annotating
from factcheck.admin.histories import SIZE
from factcheck.choices import Visibility
from factcheck.models import Citation, Rating, Source, Verdict
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review

pytestmark = pytest.mark.django_db


def path(row: Model, page: str) -> str:
    return reverse(f"admin:factcheck_{row._meta.model_name}_{page}", args=[row.pk])


def history(user: User, row: Model, **asked: Any) -> Any:
    return english(user).get(path(row, "history"), asked)


def said(response: Any) -> list[tuple[str, str]]:
    return [(line.who, line.words) for line in response.context["lines"]]


def save(user: User, row: Model, **changes: Any) -> None:
    client, address = english(user), path(row, "change")
    form = f"{row._meta.model_name}_form"
    answer = client.post(address, form_data(client.get(address), form, **changes))
    assert answer.status_code == 302, answer.context["errors"]


def differences(response: Any) -> list[tuple[str, str]]:
    """Each field of the log with its words, [-removed-] and {+added+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        (one.label, "".join(marks[change.op].format(change.text) for change in one.changes))
        for _entry, altered in response.context["logged"]
        for one in altered
    ]


def test_a_claim_tells_who_changed_what(cast: Cast) -> None:
    claim = a_claim(actor=cast.checker)
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Ils sont 500.")

    page = history(cast.other_checker, claim)

    assert said(page) == [("Checker", "changed the claim"), ("Checker", "marked the claim")]
    text = page.content.decode()
    assert "<ins>" in text
    assert "<del>" in text


def test_an_article_tells_what_was_done_to_it_and_not_to_its_claims(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    a_claim(article, actor=cast.checker)
    annotating.change_article(article, actor=cast.editor, version=article.version, desk="Santé")

    page = history(cast.checker, article)

    assert ("Checker", "marked the claim") not in said(page)
    assert said(page)[0] == ("Editor", "changed the settings")
    assert said(page)[-1] == ("Editor", "brought the article in")


def test_evidence_tells_where_it_was_cited_of_what_one_may_see(cast: Cast) -> None:
    piece = evidence()
    claim = cited(a_claim(), actor=cast.checker, evidence=piece)
    hidden = a_claim(an_article(actor=cast.chief, restricted=True))
    cited(hidden, actor=cast.chief, evidence=piece)
    cited(a_claim(), actor=cast.editor)
    cited(a_claim(), actor=cast.other_checker, evidence=piece)
    annotating.uncite(Citation.objects.get(claim=claim), actor=cast.editor, version=claim.version)

    *after, first = [
        ("Editor", "took evidence off"),
        ("Other-Checker", "added evidence"),
        ("Checker", "added evidence"),
    ]
    assert said(history(cast.checker, piece)) == [*after, first]
    assert said(history(cast.chief, piece)) == [*after, ("Chief", "added evidence"), first]
    assert f'href="/desk/claims/{claim.pk}/"' in history(cast.checker, piece).content.decode()


def test_a_verdict_tells_the_history_of_its_claim(cast: Cast) -> None:
    in_review(by=cast.checker)

    page = history(cast.editor, Verdict.objects.get())

    assert said(page)[0] == ("Checker", "proposed a verdict")


def test_a_long_history_comes_in_pages(cast: Cast) -> None:
    claim = a_claim()
    for number in range(SIZE):
        claim = annotating.edit_claim(
            claim, actor=cast.checker, version=claim.version, statement=f"Le fait {number}."
        )

    first = history(cast.checker, claim)
    rest = history(cast.checker, claim, before=first.context["older"])

    assert len(said(first)) == SIZE
    assert said(rest) == [("a command", "marked the claim")]
    assert rest.context["older"] is None
    assert len(said(history(cast.checker, claim, before="x"))) == SIZE


def test_a_history_costs_the_same_however_long_it_is(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    client = english(cast.editor)

    def cost() -> int:
        client.get(path(claim, "history"))
        with CaptureQueriesContext(connection) as captured:
            client.get(path(claim, "history"))
        return len(captured)

    def grow(number: int) -> None:
        claim.refresh_from_db()
        annotating.edit_claim(
            claim, actor=cast.checker, version=claim.version, statement=f"Le fait {number}."
        )
        claim.refresh_from_db()
        cited(claim, actor=cast.editor)

    grow(0)
    short = cost()
    for number in range(1, 5):
        grow(number)

    assert cost() == short


def test_a_rating_tells_each_field_before_and_after(cast: Cast) -> None:
    rating = Rating.objects.order_by("position")[0]
    before = rating.label_en

    save(cast.chief, rating, label_en=f"{before} indeed", active="")

    assert differences(history(cast.chief, rating)) == [
        ("In use", "[-yes-]{+no+}"),
        ("Label in English", f"{before}{{+ indeed+}}"),
    ]


def test_an_open_source_tells_its_fields_and_a_protected_one_none(cast: Cast) -> None:
    source = a_source("Camille Aube", description="témoin")
    save(cast.chief, source, description="témoin direct")
    assert differences(history(cast.chief, source)) == [("Description", "témoin{+ direct+}")]

    save(cast.chief, source, name="Zq un nom", protected="on")
    save(cast.chief, source, name="Zq un autre")
    save(cast.chief, source, name="Zq encore", protected="")

    logged = "".join(LogEntry.objects.values_list("change_message", flat=True))
    assert "Zq" not in logged
    assert Source.objects.get().name == "Zq encore"


def test_evidence_that_protects_somebody_leaves_no_value_in_the_log(cast: Cast) -> None:
    piece = evidence("Un titre")
    save(cast.chief, piece, title="Un autre titre")
    assert differences(history(cast.chief, piece)) == [("Title", "Un {+autre +}titre")]

    save(cast.chief, piece, title="Zq secret", visibility=Visibility.PROTECTED)
    save(cast.chief, piece, title="Zq ouvert", visibility=Visibility.PUBLIC)
    piece.source = a_source(protected=True)
    piece.save()
    save(cast.chief, piece, title="Zq donné")

    assert "Zq" not in "".join(LogEntry.objects.values_list("change_message", flat=True))


def test_lines_that_others_wrote_are_read_as_they_are(cast: Cast) -> None:
    source = a_source()
    save(cast.chief, source, description="témoin")
    for message in ("Du texte.", "[]", '[{"changed": {"fields": ["name"]}}]', ""):
        LogEntry.objects.all().update(change_message=message)

        page = history(cast.chief, source)

        assert [page.status_code, differences(page)] == [200, []]
