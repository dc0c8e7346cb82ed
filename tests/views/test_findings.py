"""What does not fit together, at the workbench."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck import annotating
from factcheck.models import Finding
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import an_article
from tests.suggested import a_finding

pytestmark = pytest.mark.django_db


def post(client: Client, name: str, finding: Finding, **data: Any) -> Any:
    return client.post(reverse(f"factcheck:finding-{name}", args=[finding.pk]), data)


def page(client: Client, finding: Finding) -> str:
    return client.get(finding.revision.article.get_absolute_url()).content.decode()


def test_a_finding_is_a_sentence_with_links_to_its_words(cast: Cast) -> None:
    finding = a_finding(an_article())

    html = page(english(cast.checker), finding)

    assert "two values for what seems to be the same thing." in html
    assert '<span class="tag tag--conflict">conflict</span>' in html
    for index, words in enumerate(("Vols", "données")):
        place = f"place-{finding.pk}-{index}"
        assert f'<a href="#{place}">{words}</a>' in html
        assert f'{words}<a class="mark-ref mark-ref--finding" id="{place}" href="#finding-' in html


def test_conflicts_come_first(cast: Cast) -> None:
    article = an_article()
    note, conflict = a_finding(article, severity="note"), a_finding(article)

    html = page(english(cast.checker), note)

    assert html.index(f'id="finding-{conflict.pk}"') < html.index(f'id="finding-{note.pk}"')


def test_an_answer_is_saved_shown_and_set_aside(cast: Cast) -> None:
    finding = a_finding(an_article())
    client = english(cast.editor)

    response = post(client, "answer", finding, answer="Deux mesures.\nVoir plus bas.")

    article = finding.revision.article
    assert response.headers["Location"] == f"{article.get_absolute_url()}#findings"
    html = page(client, finding)
    assert "Deux mesures.<br>Voir plus bas." in html
    assert "Everything has its answer." in html
    assert post(client, "ask-again", finding).status_code == 302
    html = page(client, finding)
    assert "Deux mesures." not in html
    assert "Set the answer aside" not in html


def test_an_empty_answer_comes_back(cast: Cast) -> None:
    finding = a_finding(an_article())

    response = post(english(cast.editor), "answer", finding, answer="  ")

    assert response.status_code == 422
    assert "Write your answer" in response.content.decode()


def test_an_answer_that_is_too_long_comes_back_as_it_was_typed(cast: Cast) -> None:
    finding = a_finding(an_article())

    response = post(english(cast.editor), "answer", finding, answer="y" * 1001)

    assert response.status_code == 422
    assert f"{'y' * 1001}</textarea>" in response.content.decode()


def test_the_slower_of_two_keeps_what_was_typed(cast: Cast) -> None:
    finding = a_finding(an_article())
    annotating.answer_finding(finding, actor=cast.editor, answer="Deux mesures.")

    response = post(english(cast.checker), "answer", finding, answer="Une coquille.")
    again = post(english(cast.checker), "ask-again", finding)

    assert response.status_code == 409
    assert "Editor was faster: this is answered already." in response.content.decode()
    assert again.status_code == 302


def test_setting_aside_what_has_no_answer_is_refused(cast: Cast) -> None:
    response = post(english(cast.checker), "ask-again", a_finding(an_article()))

    assert response.status_code == 409


def test_a_reporter_sees_what_does_not_fit_and_cannot_answer_it(cast: Cast) -> None:
    finding = a_finding(an_article(actor=cast.reporter))
    client = english(cast.reporter)

    html = page(client, finding)
    answer = post(client, "answer", finding, answer="Deux mesures.")

    assert "two values" in html
    assert "/answer/" not in html
    assert answer.status_code == 403
    finding.refresh_from_db()
    assert finding.state == "open"


def test_nothing_found_is_said(cast: Cast) -> None:
    html = english(cast.checker).get(an_article().get_absolute_url()).content.decode()

    assert "Nothing in the text was found to contradict itself." in html
