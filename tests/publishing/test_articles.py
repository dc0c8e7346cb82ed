from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from factcheck import publishing, workflow
from factcheck.choices import Kind
from factcheck.documents import digest
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import (
    Anchor,
    Article,
    ArticlePage,
    ArticleRevision,
    ArticleSnapshot,
    Claim,
    FactPage,
    ReviewEvent,
)
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, a_source, an_article, settled

pytestmark = pytest.mark.django_db


def with_fact(cast: Cast, article: Article, *, publish: bool = True, **fields: Any) -> Claim:
    claim = settled(a_claim(article, **fields), by=cast.checker, approver=cast.editor)
    if publish:
        publishing.publish_fact(claim, actor=cast.editor)
    return claim


def signed(cast: Cast, article: Article) -> Article:
    article.refresh_from_db()
    workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id or 0, override_reason="Voulu."
    )
    return article


def published(cast: Cast, article: Article) -> ArticlePage:
    return publishing.publish_article(signed(cast, article), actor=cast.editor)


def document_of(page: ArticlePage) -> dict[str, object]:
    page = ArticlePage.objects.select_related("snapshot").get(pk=page.pk)
    assert page.snapshot is not None
    document: dict[str, object] = page.snapshot.document
    assert page.snapshot.sha256 == digest(document)
    return document


def marks_of(page: ArticlePage) -> list[tuple[str, list[int]]]:
    blocks = document_of(page)["blocks"]
    assert isinstance(blocks, list)
    return [(s["text"], s["facts"]) for block in blocks for s in block["segments"] if s["facts"]]


def revised(article: Article, text: str, exact: str, claim: Claim) -> None:
    """The next revision, with the claim on its new words, as a revision of the article would."""
    number = ArticleRevision.objects.filter(article=article).count() + 1
    headline = text.partition("\n")[0]
    end = len(headline)
    revision = ArticleRevision.objects.create(
        article=article,
        number=number,
        headline=headline,
        text=text,
        length=len(text),
        sha256="0" * 64,
        blocks=[
            {"zone": "headline", "start": 0, "end": end},
            {"zone": "body", "start": end + 1, "end": len(text)},
        ],
    )
    start = text.index(exact)
    anchor = Anchor.objects.create(
        claim=claim, revision=revision, exact=exact, start=start, end=start + len(exact)
    )
    Claim.objects.filter(pk=claim.pk).update(anchor=anchor)
    Article.objects.filter(pk=article.pk).update(revision=revision, headline=headline)
    article.refresh_from_db()


def test_an_article_that_is_not_signed_cannot_be_published(cast: Cast) -> None:
    article = an_article()
    with_fact(cast, article)

    with pytest.raises(NotPossibleError):
        publishing.publish_article(article, actor=cast.editor)
    signed(cast, article)
    with_fact(cast, article, publish=False)
    with pytest.raises(NotPossibleError):
        publishing.publish_article(article, actor=cast.editor)

    assert ArticlePage.objects.count() == 0


@pytest.mark.parametrize("name", ["reporter", "checker", "outsider"])
def test_only_editors_publish_an_article(cast: Cast, name: str) -> None:
    article = an_article(actor=cast.reporter)
    with_fact(cast, article)
    signed(cast, article)

    with pytest.raises(NotAllowedError):
        publishing.publish_article(article, actor=getattr(cast, name))


def test_the_signed_text_is_published_with_its_facts_marked(cast: Cast) -> None:
    article = an_article(byline="Une signature", source_url="javascript:alert(1)")
    with_fact(cast, article)
    with_fact(cast, article, publish=False, kind=Kind.QUOTE)

    document = document_of(published(cast, article))

    blocks = document["blocks"]
    assert isinstance(blocks, list)
    texts = ["".join(s["text"] for s in block["segments"]) for block in blocks]
    assert texts == TEXT.split("\n\n")
    assert [b["zone"] for b in blocks] == ["headline", "body", "body"]
    assert marks_of(ArticlePage.objects.get()) == [("491 840 personnes", [1])]
    assert [
        document[key] for key in ("verified", "disputed", "signed_by", "byline", "url", "headline")
    ] == [1, 0, "l’équipe d’édition", "Une signature", "", "Vols de données"]


def test_publishing_an_article_again_changes_nothing(cast: Cast) -> None:
    article = an_article()
    with_fact(cast, article)
    page = published(cast, article)
    lines = ReviewEvent.objects.count()

    again = publishing.publish_article(article, actor=cast.editor)

    assert again.pk == page.pk
    assert ArticleSnapshot.objects.count() == 1
    assert ReviewEvent.objects.count() == lines


def test_fact_pages_then_show_their_paragraph_and_link_to_the_article(cast: Cast) -> None:
    article = an_article()
    with_fact(cast, article)
    before = stored(FactPage.objects.select_related("snapshot").get())

    page = published(cast, article)

    after = stored(FactPage.objects.select_related("snapshot").get())
    assert before["passage"]["before"] == before["origin"]["path"] == ""
    assert after["passage"] == {
        "before": "Les données de ",
        "exact": "491 840 personnes",
        "after": " ont été publiées.",
    }
    assert after["origin"]["path"] == page.get_absolute_url()
    assert after["corrections"] == []
    assert after["number"] == 2


def test_a_fact_published_or_retracted_later_appears_and_goes(cast: Cast) -> None:
    article = an_article()
    with_fact(cast, article)
    claim = with_fact(cast, article, kind=Kind.QUOTE, publish=False)
    page = published(cast, article)

    fact = publishing.publish_fact(claim, actor=cast.editor)
    assert marks_of(page) == [("491 840 personnes", [1]), ("Nous ne sommes pas certains", [2])]
    assert stored(fact)["origin"]["path"] == page.get_absolute_url()

    publishing.retract_fact(fact, actor=cast.editor, why="Tort.")
    assert marks_of(page) == [("491 840 personnes", [1])]
    assert ArticleSnapshot.objects.count() == 3


def test_a_later_revision_is_a_draft_for_every_public_page(cast: Cast) -> None:
    article = an_article()
    claim = with_fact(cast, article)
    page = published(cast, article)
    revised(
        article, "Titre canari\nAvant canari 491 840 personnes canari.", "491 840 personnes", claim
    )

    with_fact(cast, article, words="491 840", detail={"value": 491840, "attributed_to": a_source()})
    publishing.publish_fact(claim, actor=cast.editor)

    documents = [stored(fact) for fact in FactPage.objects.select_related("snapshot")]
    assert [d["origin"]["headline"] for d in documents] == ["Vols de données", "Vols de données"]
    assert [d["passage"] for d in documents] == [
        {"before": "", "exact": "491 840", "after": ""},
        {
            "before": "Les données de ",
            "exact": "491 840 personnes",
            "after": " ont été publiées.",
        },
    ]
    assert "canari" not in str(documents)
    assert "canari" not in str(document_of(page))
    assert marks_of(page) == [("491 840 personnes", [1])]


def test_changed_words_do_not_inherit_the_verdict_on_the_old_ones(cast: Cast) -> None:
    article = an_article()
    claim = with_fact(cast, article)
    page = published(cast, article)
    revised(article, "Vols de données\nQuelque 600 000 personnes.", "600 000 personnes", claim)

    published(cast, article)

    fact = stored(FactPage.objects.select_related("snapshot").get())
    assert fact["passage"]["exact"] == "491 840 personnes"
    assert marks_of(page) == []
    assert document_of(page)["facts"] == []
    assert document_of(page)["verified"] == 0


def test_furniture_is_left_out_with_the_facts_in_it(cast: Cast) -> None:
    article = an_article(text="Titre\n\nUn corps de texte.\n\nLire la suite : 72 000 clients")
    with_fact(cast, article, words="72 000 clients", statement="Un autre article.")

    document = document_of(published(cast, article))

    assert "72 000 clients" not in str(document["blocks"])
    assert (document["facts"], document["verified"]) == ([], 0)
    fact = stored(FactPage.objects.select_related("snapshot").get())
    assert (fact["passage"]["before"], fact["passage"]["after"]) == ("", "")


def test_overlapping_facts_are_both_there(cast: Cast) -> None:
    article = an_article()
    with_fact(cast, article, words="Les données de 491 840 personnes")
    with_fact(cast, article, words="491 840")

    page = published(cast, article)

    assert marks_of(page) == [("Les données de ", [1]), ("491 840", [2, 1]), (" personnes", [1])]


@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_an_article_snapshot_cannot_be_changed(cast: Cast, sql: str) -> None:
    article = an_article()
    with_fact(cast, article)
    published(cast, article)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format("factcheck_articlesnapshot"))
