"""Already checked? in the admin: a short list, our own first."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import publishing
from tests.conftest import Cast
from tests.english import english
from tests.matching.archive import an_archive, reviews_of_others
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
STATEMENT = "À Dax, 491 840 dossiers médicaux ont été publiés en ligne."


def listed(cast: Cast) -> str:
    claim = a_claim(an_article(), statement=STATEMENT)
    html = english(cast.checker).get(f"/admin/factcheck/claim/{claim.pk}/change/").content.decode()
    assert f'href="/desk/claims/{claim.pk}/#already"' in html or "Nothing similar" in html
    return html.partition("Already checked?")[2].partition("</fieldset>")[0]


def test_facts_come_before_reviews_of_others(cast: Cast) -> None:
    reviews_of_others(
        STATEMENT, publisher="Factuel", rating="Vrai <b>", reviewed_on=date(2026, 3, 2)
    )
    fact, gone = an_archive([("fr", STATEMENT), ("fr", "Dossiers médicaux de Dax publiés")])
    publishing.retract_fact(gone, actor=cast.chief, why="Erreur.")

    html = listed(cast)

    own = f'<a href="/facts/{fact.slug}/">{STATEMENT}</a>'
    other = f'rel="external noopener noreferrer nofollow" dir="auto">{STATEMENT}</a>'
    assert html.index(own) < html.index("retracted ·") < html.index(other)
    assert "<bdi>Vrai &lt;b&gt;</bdi>" in html
    assert '(<time datetime="2026-03-02">' in html


def test_an_empty_archive_says_so(cast: Cast) -> None:
    assert "Nothing similar has been published yet." in listed(cast)


def test_what_is_less_alike_says_so(cast: Cast) -> None:
    an_archive([("fr", "Dax a des dossiers, des piscines et des arènes.")])
    reviews_of_others("Dax a des dossiers, des piscines et des gradins.")

    assert listed(cast).count("– less alike") == 2


def test_five_of_each_at_most(cast: Cast) -> None:
    an_archive([("fr", STATEMENT)] * 7)
    reviews_of_others(*[STATEMENT] * 7)

    assert listed(cast).count("<li>") == 10
