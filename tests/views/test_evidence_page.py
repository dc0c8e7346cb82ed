"""The page of a piece of evidence, and what can be done on it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import annotating, publishing
from factcheck.choices import Visibility
from factcheck.models import Citation, Claim, Evidence, ReviewEvent, SealCheck
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.sealed_files import seal_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def a_file(name: str = "a.csv", content: bytes = b"a;b") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def sealed(piece: Evidence, cast: Cast, **fields: object) -> None:
    annotating.seal(piece, actor=cast.checker, content=a_file(), name="a.csv", **fields)  # type: ignore[arg-type]  # each has its type


def path(piece: Evidence, verb: str = "") -> str:
    return f"/desk/evidence/{piece.pk}/{verb}"


def test_it_says_what_is_kept_and_since_when(cast: Cast, as_user: AsUser) -> None:
    piece = evidence(notes="À relire.", added_by=cast.checker, source=a_source("La CNIL"))
    sealed(piece, cast, url="https://a.example/", final_url="https://b.example/", http_status=200)
    SealCheck.objects.create(seal=seal_of(piece), checked_at=timezone.now(), intact=True)

    page = as_user(cast.editor).get(path(piece)).content.decode()

    for part in (
        "Rapport de la CNIL",
        "La CNIL",
        "À relire.",
        'href="https://example.org/rapport" rel="nofollow noopener noreferrer"',
        "Checker",
        f'href="/desk/seals/{seal_of(piece).pk}/file/">a.csv</a>',
        "text/plain, 3\xa0bytes",
        "https://a.example/ → https://b.example/ (200)",
        f"<code>{seal_of(piece).sha256}</code>",
        "Found intact on",
    ):
        assert part in page
    assert "Missing or changed" not in page


def test_it_says_what_the_last_check_missed(cast: Cast, as_user: AsUser) -> None:
    piece = evidence()
    sealed(piece, cast)
    SealCheck.objects.create(seal=seal_of(piece), checked_at=timezone.now(), intact=False)

    page = as_user(cast.editor).get(path(piece)).content.decode()

    assert "Missing or changed, found on" in page
    assert "Found intact on" not in page


def test_it_names_the_claims_of_articles_that_one_sees(cast: Cast, as_user: AsUser) -> None:
    piece = evidence()
    open_one, closed = an_article(), an_article(actor=cast.chief, restricted=True)
    for article, words in ((open_one, "Ouverte."), (closed, "Fermée.")):
        claim = a_claim(article, actor=cast.chief, statement=words)
        claim = cited(claim, actor=cast.chief, evidence=piece)
        cited(claim, actor=cast.chief, evidence=piece, locator="p. 9")

    seen = as_user(cast.checker).get(path(piece))
    all_of_it = as_user(cast.chief).get(path(piece))

    assert [claim.statement for claim in seen.context["claims"]] == ["Ouverte."]
    assert "Fermée." not in seen.content.decode()
    assert [claim.statement for claim in all_of_it.context["claims"]] == ["Ouverte.", "Fermée."]


def test_a_protected_source_is_not_named(cast: Cast, as_user: AsUser) -> None:
    piece = evidence(source=a_source("Canari", protected=True))

    assert "Canari" not in as_user(cast.editor).get(path(piece)).content.decode()
    assert "Canari" in as_user(cast.chief).get(path(piece)).content.decode()


def test_it_does_not_say_what_it_does_to_a_claim(cast: Cast, as_user: AsUser) -> None:
    in_review(a_claim(risk="high"), by=cast.checker)

    page = as_user(cast.editor).get(path(Evidence.objects.get())).content.decode()

    assert "upport" not in page


@pytest.mark.parametrize("verb", ["", "seal/", "withdraw/", "restore/"])
def test_it_is_not_there_for_who_may_not_see_it(cast: Cast, as_user: AsUser, verb: str) -> None:
    piece = evidence(visibility=Visibility.PROTECTED, added_by=cast.checker)
    client = as_user(cast.editor)
    data = {"reason": "Un faux.", "file": a_file()}

    answer = client.post(path(piece, verb), data) if verb else client.get(path(piece))

    assert answer.status_code == 404
    assert not ReviewEvent.objects.exists()


def test_a_file_is_added(cast: Cast, as_user: AsUser) -> None:
    piece = evidence()

    answer = as_user(cast.checker).post(path(piece, "seal/"), {"file": a_file()}, follow=True)

    assert answer.redirect_chain == [(path(piece), 302)]
    assert "The file is sealed." in answer.content.decode()
    assert [seal.name for seal in piece.seals.all()] == ["a.csv"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "empty"),
        ("a.exe", b"MZ\x90\x00", "This file is a program"),
        (
            "a.pdf",
            b"a;b",
            "“a.pdf” is not what its name says: it really is plain text (TXT). Give its name the ending .txt or .csv,",
        ),
    ],
)
def test_a_file_that_the_desk_does_not_keep_is_refused_beside_its_field(
    cast: Cast, as_user: AsUser, name: str, content: bytes, said: str
) -> None:
    piece = evidence()
    data = {"file": a_file(name, content)}

    answer = as_user(cast.checker).post(path(piece, "seal/"), data)

    assert answer.status_code == 422
    assert said in answer.context["file_form"].errors["file"][0]
    assert not piece.seals.exists()


def test_without_a_file_nothing_is_added(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.checker).post(path(evidence(), "seal/")).status_code == 422


def test_a_reporter_sees_it_and_changes_nothing(cast: Cast, as_user: AsUser) -> None:
    piece = evidence()
    cited(a_claim(an_article(team=[cast.reporter])), actor=cast.chief, evidence=piece)
    client = as_user(cast.reporter)

    page = client.get(path(piece))

    assert (page.context["can_add"], page.context["can_withdraw"]) == (False, False)
    assert "<form" not in page.content.decode().partition("</header>")[2].partition("</main>")[0]
    for verb, data in (
        ("seal/", {"file": a_file()}),
        ("withdraw/", {"reason": "x"}),
        ("restore/", {}),
    ):
        assert client.post(path(piece, verb), data).status_code == 403


def test_it_is_withdrawn_and_restored(cast: Cast, as_user: AsUser) -> None:
    piece, client = evidence(), as_user(cast.checker)
    claim = cited(a_claim(), actor=cast.checker, evidence=piece)

    answer = client.post(path(piece, "withdraw/"), {"reason": "Un <faux>."}, follow=True)

    page = answer.content.decode()
    assert "Un &lt;faux&gt;." in page
    assert "This evidence is withdrawn: it carries no verdict" in page
    assert (answer.context["can_add"], "Let it count again" in page) == (False, True)
    assert "withdrawn</span>" in client.get(claim.get_absolute_url()).content.decode()
    found = client.get(f"{claim.get_absolute_url()}evidence/new/", {"q": "cnil"})
    assert (list(found.context["found"]), list(found.context["of_article"])) == ([], [])

    again = client.post(path(piece, "restore/"), follow=True)

    assert "The evidence counts again." in again.content.decode()
    assert again.context["evidence"].withdrawn_at is None


def test_a_withdrawal_needs_a_reason(cast: Cast, as_user: AsUser) -> None:
    piece = evidence()

    for reason in ("", "  ", "a\x00b", "x" * 4001):
        answer = as_user(cast.checker).post(path(piece, "withdraw/"), {"reason": reason})
        assert answer.status_code == 422

    piece.refresh_from_db()
    assert piece.withdrawn_at is None


def test_what_a_verdict_rests_on_is_not_withdrawn_and_the_page_says_why(
    cast: Cast, as_user: AsUser
) -> None:
    claim = in_review(by=cast.checker)
    piece = Citation.objects.get(claim=claim).evidence

    answer = as_user(cast.checker).post(path(piece, "withdraw/"), {"reason": "Un faux."})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "A verdict or a published page rests on this evidence." in page
    assert "Un faux.</textarea>" in page


def test_the_page_says_beforehand_what_keeps_it_from_being_withdrawn(
    cast: Cast, as_user: AsUser
) -> None:
    piece = evidence()
    for claim in (a_claim(), a_claim(), cited(a_claim(), actor=cast.checker, evidence=piece)):
        cited(claim, actor=cast.checker, evidence=piece)
    waits, done, _open = Claim.objects.order_by("pk")
    in_review(waits, by=cast.checker)
    publishing.publish_fact(settled(done, by=cast.checker, approver=cast.editor), actor=cast.editor)

    answer = as_user(cast.checker).get(path(piece))

    resting = answer.context["resting"]
    assert [(one.claim, one.steps) for one in resting.grounds] == [
        (waits, ["send it back"]),
        (done, ["retract its page", "reopen it"]),
    ]
    page = answer.content.decode()
    assert f'<a href="/desk/claims/{done.pk}/">1. {done.statement}</a>' in page
    assert 'name="reason"' not in page


def test_a_claim_that_one_does_not_see_keeps_it_without_being_named(
    cast: Cast, as_user: AsUser
) -> None:
    piece = evidence(added_by=cast.checker)
    closed = a_claim(an_article(actor=cast.chief, restricted=True), actor=cast.chief)
    in_review(cited(closed, actor=cast.chief, evidence=piece), by=cast.chief)

    answer = as_user(cast.checker).get(path(piece))

    assert (answer.context["resting"].grounds, answer.context["resting"].hidden) == ([], 1)
    page = answer.content.decode()
    assert "1 claim in an article that you do not see rests on it: ask a chief." in page
    assert closed.statement not in page
    assert 'name="reason"' not in page


def test_restoring_what_counts_is_refused(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.checker).post(path(evidence(), "restore/")).status_code == 409


def test_nothing_is_added_to_what_is_withdrawn(cast: Cast, as_user: AsUser) -> None:
    piece = annotating.withdraw_evidence(evidence(), actor=cast.checker, reason="Un faux.")

    answer = as_user(cast.checker).post(path(piece, "seal/"), {"file": a_file()})

    assert (answer.status_code, piece.seals.count()) == (409, 0)


@pytest.mark.parametrize("count", [1, 4])
def test_its_queries_do_not_grow(cast: Cast, as_user: AsUser, count: int) -> None:
    piece = evidence(added_by=cast.checker, source=a_source())
    for _ in range(count):
        sealed(piece, cast)
        cited(a_claim(an_article()), actor=cast.checker, evidence=piece)
    client = as_user(cast.editor)
    client.get(path(piece))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path(piece))

    assert len(queries) == 14


@pytest.mark.parametrize("count", [1, 4])
def test_nor_do_they_with_what_rests_on_it(cast: Cast, as_user: AsUser, count: int) -> None:
    piece = evidence()
    for _ in range(count):
        in_review(cited(a_claim(), actor=cast.checker, evidence=piece), by=cast.checker)
    client = as_user(cast.editor)
    client.get(path(piece))

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path(piece))

    assert (len(answer.context["resting"].grounds), len(queries)) == (count, 13)
