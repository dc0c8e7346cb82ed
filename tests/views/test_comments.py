from __future__ import annotations

import pytest

from factcheck import annotating
from factcheck.models import Comment
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
BODY = "Qui a compté ? <img src=x onerror=alert(1)>"
SHOWN = "Qui a compté ? &lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def as_user() -> AsUser:
    return english


def test_a_remark_is_added_under_its_authors_name(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    response = as_user(cast.checker).post(
        f"/desk/claims/{claim.pk}/comments/", {"body": f" {BODY} "}, follow=True
    )

    assert response.redirect_chain == [(f"/desk/claims/{claim.pk}/#discussion", 302)]
    assert "<strong>Checker</strong>" in response.content.decode()
    assert SHOWN in response.content.decode()
    comment = Comment.objects.get()
    assert (comment.claim, comment.author, comment.body) == (claim, cast.checker, BODY)


@pytest.mark.parametrize("body", ["", "  \n ", "a\x00b", "x" * 4001])
def test_a_bad_remark_comes_back(body: str, cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()

    response = as_user(cast.checker).post(f"/desk/claims/{claim.pk}/comments/", {"body": body})

    assert response.status_code == 422
    assert list(response.context["comment_form"].errors) == ["body"]
    assert not Comment.objects.exists()


def test_a_checker_resolves_any_query(cast: Cast, as_user: AsUser) -> None:
    comment = annotating.add_comment(a_claim(), actor=cast.editor, body=BODY)

    response = as_user(cast.checker).post(f"/desk/comments/{comment.pk}/resolve/", follow=True)

    assert response.redirect_chain == [(f"/desk/claims/{comment.claim_id}/#discussion", 302)]
    assert "Resolved by Checker" in response.content.decode()
    comment.refresh_from_db()
    assert comment.resolved_by == cast.checker


def test_a_reporter_resolves_their_own_query_only(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)
    own = annotating.add_comment(claim, actor=cast.reporter, body="a")
    other = annotating.add_comment(claim, actor=cast.editor, body="b")
    client = as_user(cast.reporter)

    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()

    assert f"/desk/comments/{own.pk}/resolve/" in html
    assert f"/desk/comments/{other.pk}/resolve/" not in html
    assert client.post(f"/desk/comments/{own.pk}/resolve/").status_code == 302
    assert client.post(f"/desk/comments/{other.pk}/resolve/").status_code == 403
    assert list(Comment.objects.filter(resolved_at=None)) == [other]


def test_a_query_is_resolved_once(cast: Cast, as_user: AsUser) -> None:
    comment = annotating.add_comment(a_claim(), actor=cast.checker, body=BODY)
    annotating.resolve_comment(comment, actor=cast.editor)

    response = as_user(cast.checker).post(f"/desk/comments/{comment.pk}/resolve/")

    assert response.status_code == 409
    assert "This query is resolved already." in response.content.decode()
    comment.refresh_from_db()
    assert comment.resolved_by == cast.editor


def test_a_note_that_a_command_brought_in_has_no_author(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(actor=cast.reporter))
    comment = annotating.add_comment(claim, actor=None, body="Ana — Compté ?")

    page = as_user(cast.reporter).get(f"/desk/claims/{claim.pk}/").content.decode()
    assert "<strong>Note of the draft</strong>" in page
    assert f"/desk/comments/{comment.pk}/resolve/" not in page

    as_user(cast.checker).post(f"/desk/comments/{comment.pk}/resolve/")
    comment.refresh_from_db()
    assert comment.resolved_by == cast.checker
