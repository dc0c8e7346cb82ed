"""The questions that every address of a claim answers alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import annotating
from factcheck.models import Claim, Comment, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, evidence

pytestmark = pytest.mark.django_db
AsUser = Callable[[User | None], Client]

BOTH = ("/desk/claims/{claim}/edit/", "/desk/claims/{claim}/evidence/new/")
POST_ONLY = (
    "/desk/claims/{claim}/assign/",
    "/desk/claims/{claim}/approve/",
    "/desk/claims/{claim}/send-back/",
    "/desk/claims/{claim}/reopen/",
    "/desk/claims/{claim}/withdraw/",
    "/desk/claims/{claim}/restore/",
    "/desk/claims/{claim}/retract/",
    "/desk/claims/{claim}/comments/",
    "/desk/citations/{citation}/remove/",
    "/desk/comments/{comment}/resolve/",
)
GET_ONLY = ("/desk/claims/{claim}/", "/desk/evidence/{evidence}/file/")
EDITORS = ("/desk/claims/{claim}/propose/", "/desk/claims/{claim}/publish/")
ALL = (*BOTH, *POST_ONLY, *GET_ONLY, *EDITORS)


def _post(path: str) -> bool:
    return path in POST_ONLY


def _send(client: Client, path: str, address: str) -> int:
    return (client.post if _post(path) else client.get)(address).status_code


@pytest.fixture
def ids(cast: Cast) -> dict[str, int]:
    """A claim of a restricted article, with a citation and a comment of its chief."""
    article = an_article(actor=cast.chief, restricted=True)
    piece = evidence(added_by=cast.chief)
    claim = cited(a_claim(article, actor=cast.chief), actor=cast.chief, evidence=piece)
    comment = annotating.add_comment(claim, actor=cast.chief, body="?")
    citation = claim.citations.get()
    return {
        "claim": claim.pk,
        "citation": citation.pk,
        "comment": comment.pk,
        "evidence": piece.pk,
    }


@pytest.mark.parametrize("path", ALL)
def test_a_stranger_is_sent_to_the_login(path: str, ids: dict[str, int], as_user: AsUser) -> None:
    address = path.format(**ids)

    response = as_user(None).post(address) if _post(path) else as_user(None).get(address)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("path", ALL)
def test_an_account_without_a_role_is_refused(
    path: str, ids: dict[str, int], cast: Cast, as_user: AsUser
) -> None:
    assert _send(as_user(cast.outsider), path, path.format(**ids)) == 403


@pytest.mark.parametrize("path", ALL)
def test_what_one_may_not_see_does_not_exist(
    path: str, ids: dict[str, int], cast: Cast, as_user: AsUser
) -> None:
    before = ReviewEvent.objects.count()

    assert _send(as_user(cast.editor), path, path.format(**ids)) == 404

    assert ReviewEvent.objects.count() == before
    assert Comment.objects.filter(resolved_at=None).count() == 1


@pytest.mark.parametrize("path", POST_ONLY)
def test_a_change_is_never_a_get(
    path: str, ids: dict[str, int], cast: Cast, as_user: AsUser
) -> None:
    assert as_user(cast.chief).get(path.format(**ids)).status_code == 405


@pytest.mark.parametrize("path", GET_ONLY)
def test_a_page_to_read_takes_no_post(
    path: str, ids: dict[str, int], cast: Cast, as_user: AsUser
) -> None:
    assert as_user(cast.chief).post(path.format(**ids)).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/desk/claims/{claim}/assign/",
        "/desk/claims/{claim}/propose/",
        "/desk/claims/{claim}/approve/",
        "/desk/claims/{claim}/send-back/",
        "/desk/claims/{claim}/reopen/",
        "/desk/claims/{claim}/restore/",
        "/desk/claims/{claim}/publish/",
        "/desk/claims/{claim}/retract/",
    ],
)
def test_a_reporter_may_not_decide_about_claims_of_their_own_article(
    path: str, cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)

    response = as_user(cast.reporter).post(path.format(claim=claim.pk))

    assert response.status_code == 403
    assert Claim.objects.get(pk=claim.pk).version == claim.version


@pytest.mark.parametrize("pk", ["0", "999999", "99999999999999999999999"])
@pytest.mark.parametrize("path", ["/desk/claims/{pk}/", "/desk/evidence/{pk}/file/"])
def test_a_number_that_names_nothing_is_not_found(
    path: str, pk: str, cast: Cast, as_user: AsUser
) -> None:
    assert as_user(cast.chief).get(path.format(pk=pk)).status_code == 404


def test_a_form_from_elsewhere_is_refused(cast: Cast) -> None:
    claim = a_claim()
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)

    response = client.post(
        f"/desk/claims/{claim.pk}/withdraw/", {"reason": "x", "version": claim.version}
    )

    assert response.status_code == 403
    assert Claim.objects.get(pk=claim.pk).status == "to_check"
