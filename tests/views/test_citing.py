from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from factcheck import publishing
from factcheck.views.citing import formats_of
from tests.conftest import Cast
from tests.newsdesk import a_claim, settled
from tests.reading import Page, a_fact

pytestmark = pytest.mark.django_db
URL = "https://facts.example.org/facts/x/"


def test_the_page_offers_each_format(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    text = Page(client.get(page.get_absolute_url()).content.decode()).text

    assert "@misc{" + page.slug in text
    assert "TY - ELEC" in " ".join(text.split())


def test_paper_does_without_what_only_a_screen_can_follow(cast: Cast, client: Client) -> None:
    page = a_fact(cast)

    html = client.get(page.get_absolute_url()).content.decode()

    assert ", .screen {" in (settings.BASE_DIR / "static/factcheck/css/print.css").read_text()
    for link in (f"{page.get_absolute_url()}report/", "mailto:?subject="):
        assert f'screen"><a href="{link}' in html


def test_bibtex_and_ris(cast: Cast) -> None:
    page = a_fact(cast)
    snapshot = page.snapshot
    assert snapshot is not None
    document = {**snapshot.document, "checked_at": "2021-02-20T23:30:00+00:00"}

    bibtex, ris = formats_of(document, URL)

    assert bibtex.text.splitlines() == [
        "@misc{" + page.slug + ",",
        "  author = {{La Rédaction}},",
        "  title = {{Le fournisseur doute.}},",
        "  year = {2021},",
        "  month = {02},",
        f"  note = {{{page.rating_label}}},",
        "  langid = {french},",
        f"  url = {{{URL}}}",
        "}",
    ]
    # In the time zone of the newsroom it was the day after.
    assert "DA  - 2021/02/21" in ris.text.splitlines()
    assert ris.text.splitlines()[0] == "TY  - ELEC"
    assert ris.text.splitlines()[-1] == "ER  - "


def test_what_a_claim_says_never_becomes_a_command(cast: Cast) -> None:
    statement = "50 % de {A} & B_1 \\input{x}\u2028TY  - BOOK $#~^"
    claim = settled(a_claim(statement=statement), by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    assert page.snapshot is not None

    bibtex, ris = formats_of(page.snapshot.document, URL)

    assert (
        r"50 \% de \{A\} \& B\_1 \textbackslash{}input\{x\} TY - BOOK"
        r" \$\#\textasciitilde{}\textasciicircum{}"
    ) in bibtex.text
    assert [line[:2] for line in ris.text.splitlines()].count("TY") == 1
