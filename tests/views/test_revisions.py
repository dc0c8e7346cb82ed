from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import workflow
from factcheck.models import Article
from factcheck.views.revisions import SIZE
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import TEXT, a_claim, an_article
from tests.revising import a_revision, place

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
NEW = TEXT.replace("491 840 personnes", "500 000 patients")
HOSTILE = "<script>alert('x')</script>"


def address(article: Article, rest: str = "") -> str:
    return f"/desk/articles/{article.pk}/revisions/{rest}"


def signed(article: Article, editor: User) -> None:
    workflow.sign_off(
        article, actor=editor, revision=article.revision_id or 0, override_reason="Vu."
    )


def test_the_list_says_what_became_of_the_text(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    signed(article, cast.other_editor)
    a_revision(article, NEW, by=cast.checker)
    a_revision(article, f"{NEW}\n\nLa CNIL enquête.")

    response = english(cast.checker).get(address(article))

    third, second, first = response.context["listed"]
    assert [row.revision.number for row in (third, second, first)] == [3, 2, 1]
    assert [row.before for row in (third, second, first)] == [2, 1, None]
    assert [row.is_current for row in (third, second, first)] == [True, False, False]
    assert (third.words.removed, third.words.added) == (0, 3)
    assert (second.words.removed, second.words.added) == (2, 2)
    assert first.words is None
    assert (third.sign_off, second.sign_off) == (None, None)
    assert first.sign_off.editor == cast.other_editor
    page = response.content.decode()
    assert re.findall(r"<strong>(Revision \d)</strong>", page) == [
        "Revision 3",
        "Revision 2",
        "Revision 1",
    ]
    assert "0 words removed, 3 added" in page
    assert "first revision" in page
    assert "Signed off by Other-Editor" in page
    assert re.findall(r"</time> · ([\w -]+)", page) == ["a command", "Checker", "Editor"]
    assert page.count('<span class="tag">current</span>') == 1
    assert f'href="{address(article, "2/3/")}"' in page
    assert f'href="{address(article, "since-sign-off/")}"' in page


def test_of_several_sign_offs_of_a_revision_the_last_is_named(cast: Cast) -> None:
    article = an_article()
    signed(article, cast.editor)
    a_claim(article)
    signed(article, cast.other_editor)

    [row] = english(cast.checker).get(address(article)).context["listed"]

    assert row.sign_off.editor == cast.other_editor


def test_one_revision_has_nothing_to_be_compared_with(cast: Cast) -> None:
    page = english(cast.checker).get(address(an_article())).content.decode()

    assert "There is nothing to compare yet" in page
    assert "<select" not in page


def test_an_article_without_a_text_has_an_empty_list(cast: Cast) -> None:
    article = Article.objects.create(headline="Vide")

    response = english(cast.checker).get(address(article))

    assert (response.status_code, response.context["listed"]) == (200, [])
    assert english(cast.checker).get(address(article, "since-sign-off/")).status_code == 200


def test_the_form_leads_to_the_two_that_were_chosen(cast: Cast) -> None:
    article = an_article()
    a_revision(article, NEW)
    a_revision(article, TEXT)
    client = english(cast.checker)

    form = client.get(address(article)).context["form"]
    chosen = client.get(address(article), {"before": "1", "after": "3"})

    assert (form["before"].initial, form["after"].initial) == (2, 3)
    assert form.errors == {}
    assert chosen.headers["Location"] == address(article, "1/3/")


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"before": "2", "after": "2"}, {"after"}),
        ({"before": "1", "after": "3"}, {"after"}),
        ({"before": "x\0", "after": "9" * 40}, {"before", "after"}),
        ({"before": "1"}, {"after"}),
        ({"after": "1"}, {"after"}),
        ({"before": "", "after": ""}, {"after"}),
    ],
)
def test_a_choice_that_cannot_be_meant_is_refused(
    cast: Cast, chosen: dict[str, str], wrong: set[str]
) -> None:
    article = an_article()
    a_revision(article, NEW)

    response = english(cast.checker).get(address(article), chosen)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == wrong
    assert len(response.context["listed"]) == 2


def test_a_long_list_has_pages_and_each_knows_what_came_before(cast: Cast) -> None:
    article = an_article()
    for number in range(SIZE):
        a_revision(article, TEXT if number % 2 else NEW)
    client = english(cast.checker)

    first = client.get(address(article))
    second = client.get(f"{address(article)}{first.context['next']}")

    assert [row.revision.number for row in first.context["listed"]] == [*range(SIZE + 1, 1, -1)]
    assert first.context["listed"][-1].words.added == 2
    assert [row.revision.number for row in second.context["listed"]] == [1]
    assert first.context["previous"] is None is second.context["next"]


def test_hostile_words_are_escaped(cast: Cast) -> None:
    article = an_article(text=f"Titre {HOSTILE}\n\n{HOSTILE} et 12.")
    claim = a_claim(article, words=HOSTILE, statement=HOSTILE)
    User.objects.filter(pk=cast.checker.pk).update(first_name=HOSTILE)
    new = a_revision(article, f"Titre {HOSTILE}\n\n<b>{HOSTILE} et 13.", by=cast.checker)
    place(claim, new, HOSTILE)
    client = english(cast.editor)

    for rest in ("", "1/2/", "since-sign-off/"):
        page = client.get(address(article, rest)).content.decode()
        assert "alert(" in page
        assert HOSTILE not in page
        assert "<b>" not in page


def test_the_way_from_the_last_sign_off_to_the_current_text(cast: Cast) -> None:
    article = an_article()
    signed(article, cast.editor)
    a_revision(article, NEW)
    signed(article, cast.editor)
    a_revision(article, TEXT)
    a_revision(article, NEW)

    response = english(cast.checker).get(address(article, "since-sign-off/"))

    assert response.headers["Location"] == address(article, "2/4/")


def test_without_a_sign_off_or_a_change_the_page_says_so(cast: Cast) -> None:
    article, other = an_article(), an_article()
    signed(other, cast.editor)
    client = english(cast.checker)

    before = client.get(address(article, "since-sign-off/")).content.decode()
    signed(article, cast.editor)
    after = client.get(address(article, "since-sign-off/")).content.decode()

    assert "No revision of this article has been signed off yet." in before
    assert "The text has not changed since the last sign-off." in after
    assert "Editor signed revision 1, the current one" in after
    assert f'href="/desk/articles/{article.pk}/gate/"' in after


def test_the_workbench_and_the_gate_lead_here_once_there_are_two(cast: Cast) -> None:
    article = an_article()
    client = english(cast.checker)
    pages = (article.get_absolute_url(), f"{article.get_absolute_url()}gate/")

    alone = [address(article) in client.get(page).content.decode() for page in pages]
    a_revision(article, NEW)
    workbench, gate = (client.get(page).content.decode() for page in pages)

    assert alone == [False, False]
    assert f'href="{address(article)}"' in workbench
    assert f'href="{address(article)}"' in gate
    assert f'href="{address(article, "since-sign-off/")}"' in gate


def queries(client: Client, url: str, **data: Any) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url, data).status_code == 200
    return len(found)


def test_the_queries_do_not_grow(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    signed(article, cast.editor)
    claims = [a_claim(article)]
    place(claims[0], a_revision(article, NEW, by=cast.checker), "patients")
    client = english(cast.checker)

    two = [queries(client, address(article, rest)) for rest in ("", "1/2/")]
    for number in range(3, 11):
        a_revision(article, NEW if number % 2 else TEXT, by=cast.chief)
        signed(article, cast.other_editor)
    claims += [a_claim(article) for _ in range(4)]
    newest = article.revisions.get(number=9)
    for claim in claims:
        place(claim, newest, "patients")
    ten = [queries(client, address(article, rest)) for rest in ("", "9/10/")]

    # Session, user, roles, article; then numbers, revisions, sign-offs, and what comes before
    # the last row. The comparison: revisions and places.
    assert two == ten == [9, 7]


def test_who_may_not_see_the_revisions(cast: Cast, as_user: Login) -> None:
    secret = an_article(actor=cast.editor, restricted=True)
    a_revision(secret, NEW)

    for rest in ("", "1/2/", "2/1/", "since-sign-off/", "?before=1&after=2"):
        url = address(secret, rest)
        assert as_user(None).get(url).headers["Location"].startswith("/accounts/login/")
        assert as_user(cast.outsider).get(url).status_code == 403
        assert as_user(cast.checker).get(url).status_code == 404
        assert as_user(cast.editor).get(url).status_code in (200, 302)
