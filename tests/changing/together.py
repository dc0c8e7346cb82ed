"""Changes of several verbs: undo, tables, and pages that save more than one thing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck import annotating, workflow
from factcheck.models import ReviewEvent
from tests.admin.browsing import form_data
from tests.changing.ready import Ready, at
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, cited, evidence, settled
from tests.suggested import a_read_article, suggested
from tests.tables import importing
from tests.tables.importing import ARTICLE, CITED, FIGURE, VERDICT


def undo_mark(cast: Cast) -> Ready:
    annotating.accept_suggestion(suggested(a_read_article(), "12 endroits"), actor=cast.checker)
    return partial(annotating.undo, ReviewEvent.objects.latest("sequence"), actor=cast.checker)


def undo_withdrawal(cast: Cast) -> Ready:
    """The claim answers a suggestion again."""
    one = suggested(a_read_article(), "12 endroits")
    claim = annotating.accept_suggestion(one, actor=cast.editor)
    annotating.undo(ReviewEvent.objects.latest("sequence"), actor=cast.editor)
    workflow.restore(claim, actor=cast.editor, **at(claim, reason="Non."))
    workflow.withdraw(claim, actor=cast.editor, **at(claim, reason="Oui."))
    return partial(annotating.undo, ReviewEvent.objects.latest("sequence"), actor=cast.editor)


def import_claims(cast: Cast) -> Ready:
    """One is there, one is new, one has a verdict."""
    importing.take("articles", ARTICLE, by=cast.chief)
    a_source("Didier Neyrat")
    evidence("Le fichier", kind="dataset", url=CITED["evidence_url"], source=a_source("CNIL"))
    importing.take("claims", FIGURE, by=cast.chief)
    figure = {**FIGURE, "risk": "low"}
    quote = {**FIGURE, "kind": "quote", "quote": "Non", "speaker": "Didier Neyrat"}
    towns = {**FIGURE, "quote": "12 villes", "statement": "Douze.", **CITED, **VERDICT}
    return partial(importing.take, "claims", figure, quote, towns, by=cast.chief)


def import_articles(cast: Cast) -> Ready:
    """Three are there and change, the newest first; one is known by its words only."""
    other = {**ARTICLE, "external_id": "", "text": "D’autres mots."}
    rows = [ARTICLE, other, {**ARTICLE, "external_id": "cms-2"}]
    importing.take("articles", *rows, by=cast.chief)
    changed = [{**row, "byline": "Ada Lovelace"} for row in reversed(rows)]
    return partial(importing.take, "articles", *changed, by=cast.chief)


def import_evidence(cast: Cast) -> Ready:
    """The first is cited, and the second is changed."""
    importing.take("articles", ARTICLE, by=cast.chief)
    importing.take("claims", FIGURE, by=cast.chief)
    names = {"kind": "dataset", "url": "https://example.org/fichier"}
    for title in ("Un", "Deux"):
        evidence(title, **names, source=a_source(f"Source {title}"), added_by=cast.chief)
    row = {**names, "article": "cms-1", "quote": FIGURE["quote"], "locator": "ligne 3"}
    one = {**row, "title": "Un", "stance": "supports"}
    two = {**row, "title": "Deux", "stance": "supports", "tier": "primary"}
    return partial(importing.take, "evidence", one, two, by=cast.chief)


def publish_on_its_page(cast: Cast) -> Ready:
    claim = settled(by=cast.checker, approver=cast.editor)
    path = f"/desk/claims/{claim.pk}/publish/"
    return partial(_done, _browser(cast.editor), path, at(claim))


def cite_a_new_file(cast: Cast) -> Ready:
    claim, source = a_claim(), a_source("CNIL")
    said = {"stance": "supports", "locator": "p. 3", "source": source.name}
    piece = {"title": "Fichier", "kind": "document", "tier": "primary", "visibility": "public"}
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    path = f"/desk/claims/{claim.pk}/evidence/new/"
    return partial(
        _done, _browser(cast.checker), path, {**at(claim, **said), **piece, "file": file}
    )


def edit_and_cite_in_the_admin(cast: Cast) -> Ready:
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence(source=a_source("CNIL")))
    other = evidence("Autre", source=a_source("INSEE"))
    browser = _browser(cast.chief)
    path = f"/admin/factcheck/figureclaim/{claim.pk}/change/"
    said = {"statement": "Autre.", "figure-0-attributed_to": a_source("AFP").pk}
    cites = {"citations-0-locator": "p. 4", "citations-1-evidence": other.pk}
    cites |= {"citations-1-stance": "supports", "citations-1-locator": "p. 5"}
    form = form_data(browser.get(path), "figureclaim_form", **said, **cites)
    return partial(_done, browser, path, {**form, "citations-TOTAL_FORMS": 2})


def _browser(person: User) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def _done(browser: Client, path: str, data: dict[str, Any]) -> None:
    assert browser.post(path, data).status_code == 302
