"""Two people change the settings of one article in the admin."""

from __future__ import annotations

import pytest

from factcheck import annotating
from factcheck.models import Article
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import an_article

FASTER = (
    "Somebody else was faster than you. Look at what changed, then save again if yours is still "
    "right."
)


def path_of(article: Article) -> str:
    return f"/admin/factcheck/article/{article.pk}/change/"


def test_the_second_one_sees_both_and_loses_nothing(cast: Cast) -> None:
    article, client = an_article(byline="Ana", team=[cast.reporter]), english(cast.editor)
    data = form_data(client.get(path_of(article)), "article_form", byline="Cy")
    annotating.change_article(
        article, actor=cast.chief, version=1, byline="Bo", team=[], restricted=True
    )
    Article.objects.filter(pk=article.pk).update(restricted=False)

    page = client.post(path_of(article), data)
    again = form_data(page, "article_form")
    unchanged = Article.objects.get().byline
    client.post(path_of(article), again)

    assert page.context["adminform"].form.errors == {
        "__all__": [FASTER],
        "byline": ["Now: Bo"],
        "team": ["Now: Chief"],
    }
    assert (unchanged, again["byline"]) == ("Bo", "Cy")
    saved = Article.objects.get()
    assert (saved.byline, saved.version, list(saved.team.all())) == ("Cy", 3, [cast.reporter])


@pytest.mark.parametrize("seen", ["", "0", "x", "2"])
def test_a_wrong_version_is_never_right(cast: Cast, seen: str) -> None:
    article, client = an_article(), english(cast.editor)
    data = form_data(client.get(path_of(article)), "article_form", byline="Cy", seen=seen)

    client.post(path_of(article), data)

    article.refresh_from_db()
    assert (article.byline, article.version) == ("", 1)
