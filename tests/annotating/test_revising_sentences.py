"""What was said of a sentence holds in the next revision while its words stay the same."""

from __future__ import annotations

import pytest

from factcheck import annotating, intake
from factcheck.models import Article, NothingToCheck
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.sentences import passed_over, states

pytestmark = pytest.mark.django_db

TEXT = (
    "Vols de données\n\n"
    "La nuit tombe sur le laboratoire. Les serveurs bourdonnent dans la cave. Rien ne bouge.\n\n"
    "Les données de 491 840 personnes ont été publiées."
)
CELLAR = "Les serveurs bourdonnent dans la cave."


def revise(article: Article, text: str) -> None:
    article.refresh_from_db()
    draft, revision = intake.read_article(text), article.revision_id or 0
    annotating.revise_article(article, draft, actor=None, revision=revision)
    article.refresh_from_db()


def said(article: Article) -> list[str]:
    return [words for words, state in states(article).items() if state == "nothing"]


@pytest.fixture
def article(cast: Cast) -> Article:
    article = an_article(text=TEXT)
    passed_over(article, CELLAR, actor=cast.checker, reason="other", note="Décor.")
    return article


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Vols de", "Nouveaux vols de"),
        TEXT.replace("La nuit tombe", "Le jour se lève").replace("Rien", "Plus rien"),
        TEXT.replace(f"{CELLAR} ", "") + f"\n\nIl y a un bruit. {CELLAR}",
        TEXT.replace(CELLAR, f"{CELLAR} Et puis, plus tard, la lumière revient."),
    ],
    ids=["untouched paragraph", "changed neighbours", "moved", "more after it"],
)
def test_the_same_words_need_no_second_look(article: Article, cast: Cast, text: str) -> None:
    before = NothingToCheck.objects.get()

    revise(article, text)

    assert said(article) == [CELLAR]
    after = NothingToCheck.objects.exclude(pk=before.pk).get()
    assert (after.person, after.at, after.reason, after.note) == (
        cast.checker, before.at, "other", "Décor.",
    )  # fmt: skip
    assert after.revision_id == article.revision_id
    assert article.revision.text[after.start : after.end] == after.exact == CELLAR


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("dans la cave", "dans la cour"),
        TEXT.replace("la cave.", "la cave, à 14 heures."),
        TEXT.replace("Les serveurs", "Hier, les serveurs"),
        TEXT.replace(f"{CELLAR} ", ""),
    ],
    ids=["another word", "it goes on", "it begins before", "gone"],
)
def test_other_words_are_to_be_looked_at(article: Article, text: str) -> None:
    revise(article, text)

    assert said(article) == []


def test_a_headline_that_goes_on_is_another_sentence(cast: Cast) -> None:
    article = an_article(text=TEXT)
    passed_over(article, "Vols de données", actor=cast.checker)

    revise(article, TEXT.replace("Vols de données", "Vols de données à Lyon"))

    assert said(article) == []
    # The whole of it was meant, and nothing is left of it in the new text.
    assert not article.revision.nothing_to_check.exists()


def test_an_older_text_that_comes_back_is_looked_at_again(article: Article) -> None:
    revise(article, TEXT.replace("dans la cave", "dans la cour"))
    revise(article, TEXT)

    assert said(article) == []


def test_claims_come_along_as_before(article: Article) -> None:
    claim = a_claim(article)

    revise(article, TEXT + "\n\nUne ligne de plus.")

    claim.refresh_from_db()
    assert claim.anchor.state == "kept"
    assert said(article) == [CELLAR]


def test_twins_are_carried_one_by_one(cast: Cast) -> None:
    twins = "Titre\n\nIl pleut ici. Il neige là. Il vente fort.\n\nIl dort. Il neige là. Il mange."
    article = an_article(text=twins)
    passed_over(article, "Il neige là.", actor=cast.checker)

    revise(article, f"{twins}\n\nFin de partie.")

    # The first of the two, which was meant.
    (row,) = article.revision.nothing_to_check.all()
    assert (row.exact, row.start) == ("Il neige là.", article.revision.text.index("Il neige"))
