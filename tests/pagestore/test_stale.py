"""No page that was changed is sent a second later, by whatever way it was changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from factcheck import publishing, reporting, workflow
from factcheck.models import ArticlePage, Correction, FactPage, Rating, SourceRule, Translation
from factcheck.publishing import Note
from factcheck.tables import TABLES
from factcheck.tables.lookups import Lookups
from factcheck.tables.rows import Row, Run
from tests.conftest import Cast, Shared
from tests.newsdesk import a_claim, a_proposal, an_article, settled
from tests.pagestore.kept import Clock
from tests.reporting.letters import a_report
from tests.translated import signed

pytestmark = pytest.mark.django_db
Change = Callable[[Cast, FactPage], None]


def begin(cast: Cast) -> tuple[FactPage, FactPage]:
    """Two facts of one article that is published, one with a translation."""
    article = an_article(actor=cast.checker)
    facts = []
    for statement in ("Douze endroits.", "Treize endroits."):
        claim = settled(
            a_claim(article, statement=statement), by=cast.checker, approver=cast.editor
        )
        facts.append(publishing.publish_fact(claim, actor=cast.editor))
    signed(facts[0].claim, by=cast.checker, signer=cast.editor)
    sign(article, cast)
    publishing.publish_article(article, actor=cast.editor)
    publishing.publish_fact(
        facts[0].claim, actor=cast.editor, note=Note(kind="update", why="Une traduction.")
    )
    return facts[0], facts[1]


def sign(article: object, cast: Cast) -> None:
    article.refresh_from_db()  # type: ignore[attr-defined]
    workflow.sign_off(
        article,  # type: ignore[arg-type]
        actor=cast.editor,
        revision=article.revision_id,  # type: ignore[attr-defined]
        override_reason="Le reste est vérifié.",
    )


def paths(facts: tuple[FactPage, FactPage]) -> list[str]:
    own = ("", "en/", "embed/", "claim.jsonld", "en/claim.jsonld", "annotation.jsonld", "history/")
    article = ArticlePage.objects.get()
    return [
        *(f"/facts/{facts[0].slug}/{part}" for part in own),
        *(f"/facts/{facts[1].slug}/{part}" for part in ("", "annotation.jsonld")),
        *(f"/articles/{article.slug}/{part}" for part in ("", "annotations.jsonld")),
        *("/", "/facts/", "/corrections/", "/feeds/corrections.atom", "/feeds/facts.atom"),
        *("/feeds/facts.atom?language=en", "/claimreview.json", "/sitemap.xml"),
        *("/sitemap-facts-0.xml", "/about/people/", "/methodology/", "/methodology/en/"),
        *(f"/api/v1/facts/{facts[0].slug}/", f"/api/v1/articles/{article.slug}/"),
        *("/api/v1/facts/", "/api/v1/corrections/", "/api/v1/ratings/"),
    ]


def correct(cast: Cast, page: FactPage) -> None:
    claim = page.claim
    claim.refresh_from_db()
    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="À revoir.")
    claim.refresh_from_db()
    proposal = a_proposal(summary="Quatorze, à vrai dire.")
    workflow.propose(claim, actor=cast.checker, version=claim.version, proposal=proposal)
    claim.refresh_from_db()
    workflow.approve(claim, actor=cast.editor, version=claim.version)
    publishing.publish_fact(
        claim, actor=cast.editor, note=Note(kind="correction", why="Une erreur.")
    )


def translate_no_more(cast: Cast, page: FactPage) -> None:
    signed(page.claim, by=cast.checker, signer=cast.editor)
    publishing.publish_fact(page.claim, actor=cast.editor, note=Note(kind="update", why="Anglais."))
    one = Translation.objects.latest("pk")
    publishing.unsign_translation(one, actor=cast.editor, version=one.version, reason="Faux.")
    publishing.publish_fact(page.claim, actor=cast.editor, note=Note(kind="update", why="Retiré."))


def tell_of_a_reader(cast: Cast, page: FactPage) -> None:
    report = a_report(page, may_tell=True)
    note = Correction.objects.filter(page=page).latest("pk")
    type(report).objects.filter(pk=report.pk).update(received_at=note.made_at)
    reporting.settle(
        report,
        actor=cast.editor,
        version=report.version,
        state="corrected",
        answer="Merci.",
        correction=note,
    )


def publish_another(cast: Cast, page: FactPage) -> None:
    claim = a_claim(page.claim.article, statement="Quinze endroits.")
    settled(claim, by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)


def write_about(cast: Cast, page: FactPage) -> None:
    publishing.write_about(
        "people", "fr", actor=cast.chief, version=0, title="Qui nous sommes", body="Trois."
    )


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def rename_a_rating(cast: Cast, page: FactPage) -> None:
    rating = Rating.objects.order_by("position").first()
    assert rating is not None
    url = reverse("admin:factcheck_rating_change", args=[rating.pk])
    browser = logged_in(cast.chief)
    form = browser.get(url).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in values.items()}
    assert browser.post(url, {**data, "label_fr": "Fort juste"}).status_code == 302


def import_a_rating(cast: Cast, page: FactPage) -> None:
    rating = Rating.objects.order_by("position").first()
    assert rating is not None
    row = Row(2, {"slug": rating.slug, "label_en": "Spot on"})
    TABLES["ratings"].take(row, Run(cast.chief, "ratings.csv", Lookups(cast.chief)))


def make_a_rule(cast: Cast, page: FactPage) -> None:
    data = {"desk": "", "primary": 1, "independent": 3, "high_only": ""}
    url = reverse("admin:factcheck_sourcerule_add")
    assert logged_in(cast.chief).post(url, data).status_code == 302


def delete_the_rule(cast: Cast, page: FactPage) -> None:
    url = reverse("admin:factcheck_sourcerule_delete", args=[SourceRule.objects.get().pk])
    assert logged_in(cast.chief).post(url, {"post": "yes"}).status_code == 302


def retract(cast: Cast, page: FactPage) -> None:
    page.refresh_from_db()
    publishing.retract_fact(page, actor=cast.editor, why="C’était faux.")


# In this order, each on what the one before left; with a page that it changes, by its beginning.
CHANGES: tuple[tuple[Change, str], ...] = (
    (correct, "/articles/"),
    (translate_no_more, "/facts/"),
    (tell_of_a_reader, "/corrections/"),
    (publish_another, "/sitemap-facts-0.xml"),
    (write_about, "/about/people/"),
    (rename_a_rating, "/methodology/"),
    (import_a_rating, "/api/v1/ratings/"),
    (make_a_rule, "/methodology/en/"),
    (delete_the_rule, "/methodology/en/"),
    (retract, "/api/v1/facts/"),
)


def test_after_each_change_the_store_says_what_the_views_say(
    shared_world: Shared,
    cast: Cast,
    begun: tuple[FactPage, FactPage],
    clock: Clock,
    settings: LazySettings,
) -> None:
    asked = paths(begun)

    def said() -> dict[str, tuple[int, bytes]]:
        answers = {path: Client().get(path) for path in asked}
        return {path: (one.status_code, one.content) for path, one in answers.items()}

    before = said()
    assert {status for status, _body in before.values()} == {200}
    for change, example in CHANGES:
        change(cast, begun[0])
        clock.second_later()
        stored = said()
        settings.FACTCHECK_PAGE_STORE = "off"
        true = said()
        settings.FACTCHECK_PAGE_STORE = "on"
        wrong = [path for path in asked if stored[path] != true[path]]
        changed = [path for path in asked if true[path] != before[path]]

        assert wrong == [], change.__name__
        assert any(path.startswith(example) for path in changed), change.__name__
        clock.second_later()
        before = said()
