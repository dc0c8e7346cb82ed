"""What the publication page shows before anything goes out."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from factcheck import annotating, publishing, workflow
from factcheck.choices import Kind, Record, Stance, Visibility
from factcheck.models import Claim, Evidence, FactPage, FactSnapshot, ReviewEvent, SealCheck
from tests.conftest import Cast
from tests.documents import a_document
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled
from tests.sealed_files import seal_of

pytestmark = pytest.mark.django_db
INSIDE = "http://wiki.redaction.internal/page"


@pytest.fixture
def as_user() -> AsUser:
    return english


def done(cast: Cast, claim: Claim | None = None, **fields: Any) -> Claim:
    return settled(claim, by=cast.checker, approver=cast.editor, **fields)


def with_evidence(cast: Cast, **fields: Any) -> Claim:
    """A settled claim that rests on one precise piece, and cites another like this."""
    citation = {name: fields.pop(name) for name in ("locator", "stance") if name in fields}
    kept = evidence("Le fichier", archived_url="https://archive.org/web/1/https://example.org/")
    claim = cited(a_claim(), actor=cast.checker, evidence=kept)
    piece = evidence("Une page", **{"kind": "page", **fields})
    return done(cast, cited(claim, actor=cast.checker, evidence=piece, **citation))


def seen(as_user: AsUser, cast: Cast, claim: Claim, *, chief: bool = False) -> Any:
    client = as_user(cast.chief if chief else cast.editor)
    return client.get(f"/desk/claims/{claim.pk}/publish/")


def warned(as_user: AsUser, cast: Cast, claim: Claim) -> list[tuple[str, str]]:
    response = seen(as_user, cast, claim)
    return [(one.title, one.text) for one in response.context["outgoing"].warnings]


def sections(html: str) -> str:
    """The fact as it stands in a page, without what only one of the two pages has."""
    start, end = html.index('<article class="fact stack">'), html.index("</article>")
    if "report/" in html:
        end = html.index(
            '<p class="screen"><a', html.rindex("</section>", 0, html.index("report/"))
        )
    fact = re.sub(r"<(h1|h2) class=\"fact__claim\">(.*?)</\1>", r"\2", html[start:end])
    return fact.strip()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_preview_is_the_page_that_readers_get(
    cast: Cast, as_user: AsUser, language: str
) -> None:
    speaker = a_source("Le <b>ministre</b>")
    article = an_article(language=language)
    claim = a_claim(article, kind=Kind.QUOTE, detail={"speaker": speaker, "channel": "AFP"})
    claim = done(cast, claim, explanation="Deux\n\nparagraphes.")

    before = seen(as_user, cast, claim).content.decode()

    assert not FactPage.objects.exists()
    page = publishing.publish_fact(claim, actor=cast.editor)
    public = as_user(None).get(page.get_absolute_url()).content.decode()
    assert sections(before) == sections(public)
    assert f'lang="{language}"><article' in before


def test_the_preview_of_a_change_is_the_changed_page(cast: Cast, as_user: AsUser) -> None:
    claim = done(cast)
    publishing.publish_fact(claim, actor=cast.editor)
    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="x")
    claim.refresh_from_db()
    claim = done(cast, claim, summary="Autrement dit.")

    document = seen(as_user, cast, claim).context["outgoing"].document

    assert (document["summary"], document["number"]) == ("Autrement dit.", 2)
    assert FactPage.objects.get().summary != "Autrement dit."


def test_looking_stores_nothing(cast: Cast, as_user: AsUser) -> None:
    claim = done(cast)
    events = ReviewEvent.objects.count()

    assert seen(as_user, cast, claim).status_code == 200

    assert (FactPage.objects.count(), FactSnapshot.objects.count()) == (0, 0)
    assert ReviewEvent.objects.count() == events


@pytest.mark.parametrize("chief", [False, True])
def test_what_stays_inside_is_counted_and_never_shown(
    cast: Cast, as_user: AsUser, chief: bool
) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    for piece in (
        evidence("Canari un", visibility=Visibility.INTERNAL),
        evidence("Canari deux", visibility=Visibility.PROTECTED, added_by=cast.checker),
        evidence("Canari trois", source=a_source("Canari", protected=True)),
    ):
        cited(claim, actor=cast.checker, evidence=piece, excerpt="Canari quatre")
    gone = evidence("Canari cinq")
    cited(claim, actor=cast.checker, evidence=gone)
    annotating.withdraw_evidence(gone, actor=cast.checker, reason="Canari six.")

    response = seen(as_user, cast, done(cast, claim), chief=chief)

    assert response.context["outgoing"].inside == [
        "3 pieces of evidence stay inside (internal, protected or not on the record).",
        "1 withdrawn piece of evidence stays inside.",
    ]
    assert "Canari" not in response.content.decode()


def test_a_speaker_who_is_not_named_is_said_to_be_left_out(cast: Cast, as_user: AsUser) -> None:
    detail = {"source": a_source("Canari"), "record": Record.OFF}
    claim = a_claim(kind=Kind.SOURCE, statement="Une source le dit.", detail=detail)

    inside = seen(as_user, cast, done(cast, claim)).context["outgoing"].inside

    assert inside == ["Who said it is not named: a protected source, or one not on the record."]


def test_there_is_nothing_to_warn_of_where_all_is_well(cast: Cast, as_user: AsUser) -> None:
    claim = with_evidence(cast, archived_url="https://archive.org/web/2/")

    response = seen(as_user, cast, claim)

    assert response.context["outgoing"].warnings == []
    assert response.context["outgoing"].inside == []
    assert "Look at this before you publish" not in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"locator": "quelque part"},
            "Readers would not know which part of it was used. Say where",
        ),
        ({"url": INSIDE}, "Nobody outside can reach its address"),
        ({"archived_url": "http://127.0.0.1/kept"}, "Nobody outside can reach the address of its"),
        ({"archived_url": ""}, "pages go: add a file or the address of an archived copy."),
    ],
)
def test_what_readers_could_not_follow_is_warned_of(
    cast: Cast, as_user: AsUser, fields: dict[str, str], words: str
) -> None:
    claim = with_evidence(cast, **{"archived_url": "https://archive.org/web/2/", **fields})

    said = warned(as_user, cast, claim)

    assert [title for title, text in said if words in text] == ["Une page"]
    html = seen(as_user, cast, claim).content.decode()
    piece = Evidence.objects.get(title="Une page")
    assert f'<a href="/desk/evidence/{piece.pk}/">Une page</a>' in html


def test_an_imprecise_place_matters_where_the_verdict_rests_on_it(
    cast: Cast, as_user: AsUser
) -> None:
    claim = with_evidence(
        cast, stance=Stance.CONTEXT, locator="", archived_url="https://archive.org/web/2/"
    )

    assert warned(as_user, cast, claim) == []


def test_a_lost_copy_is_warned_of(cast: Cast, as_user: AsUser) -> None:
    piece = evidence("Le fichier")
    file = SimpleUploadedFile("a.csv", b"a;b")
    annotating.seal(piece, actor=cast.checker, content=file, name="a.csv")
    SealCheck.objects.create(seal=seal_of(piece), checked_at=timezone.now(), intact=False)
    claim = done(cast, cited(a_claim(), actor=cast.checker, evidence=piece))

    assert [text[:27] for _title, text in warned(as_user, cast, claim)] == [
        "The file that we kept of it"
    ]


def test_a_page_without_any_evidence_is_warned_of(cast: Cast, as_user: AsUser) -> None:
    piece = evidence(visibility=Visibility.INTERNAL)
    claim = done(cast, cited(a_claim(), actor=cast.checker, evidence=piece))

    assert warned(as_user, cast, claim) == [
        ("", "Readers would see no evidence that supports the claim.")
    ]


def test_an_old_verdict_is_warned_of(cast: Cast, as_user: AsUser) -> None:
    kept = evidence(archived_url="https://archive.org/web/1/")
    claim = cited(a_claim(), actor=cast.checker, evidence=kept)
    claim = done(cast, claim, valid_until=date(2021, 2, 14))

    assert warned(as_user, cast, claim) == [
        ("", "The verdict is past its date: check the claim again.")
    ]


def test_a_warning_keeps_nothing_from_going_out(cast: Cast, as_user: AsUser) -> None:
    claim = with_evidence(cast, url=INSIDE)
    data = {"version": claim.version}

    response = as_user(cast.editor).post(f"/desk/claims/{claim.pk}/publish/", data)

    assert response.status_code == 302
    page = FactPage.objects.select_related("snapshot").get()
    assert page.snapshot is not None
    assert INSIDE not in str(page.snapshot.document)


def test_it_takes_the_same_queries_for_any_number_of_pieces(cast: Cast, as_user: AsUser) -> None:
    few, many = a_claim(), a_claim(an_article(text="Vol\n\n491 840 personnes, encore."))
    for claim, count in ((few, 2), (many, 9)):
        for number in range(count):
            piece = evidence(
                f"Page {number}", kind="page", url=INSIDE, source=a_source(f"S{claim.pk}{number}")
            )
            annotating.seal(
                piece, actor=cast.checker, content=SimpleUploadedFile("a.csv", b"a"), name="a.csv"
            )
            cited(claim, actor=cast.checker, evidence=piece)

    def asked(claim: Claim) -> int:
        client = as_user(cast.editor)
        client.get("/desk/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/desk/claims/{claim.pk}/publish/").status_code == 200
        return len(queries)

    assert asked(done(cast, few)) == asked(done(cast, many))


@pytest.mark.parametrize(
    ("origin", "words"),
    [("uploaded", "Copy kept since"), ("captured", "Captured on"), (None, "Captured on")],
)
def test_a_reader_is_told_how_the_copy_came(origin: str | None, words: str) -> None:
    [piece] = a_document()["evidence"]
    told = {**piece, **({"copy_origin": origin} if origin else {})}

    with override("en"):
        html = render_to_string("factcheck/public/_evidence.html", {"piece": told})

    assert [one for one in ("Copy kept since", "Captured on") if one in html] == [words]


def test_what_machines_would_say_is_said_beforehand(cast: Cast, as_user: AsUser) -> None:
    speaker = a_source("Ada")
    claim = a_claim(kind=Kind.QUOTE, statement="Verified: so it is", detail={"speaker": speaker})
    claim = done(cast, claim)

    response = seen(as_user, cast, claim)

    told = {remark.path: remark.fault for remark in response.context["outgoing"].remarks}
    assert told["itemReviewed.datePublished"] is False
    html = response.content.decode()
    assert "When it was said is not known." in html
    assert "&quot;@type&quot;: &quot;ClaimReview&quot;" in html


def test_what_machines_could_not_use_is_not_published(cast: Cast, as_user: AsUser) -> None:
    label = "Confirmé"
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": a_source("Ada")})
    claim = done(cast, claim)
    verdict = claim.verdicts.get(current=True)
    label = verdict.rating.label(claim.article.language)
    Claim.objects.filter(pk=claim.pk).update(statement=f"{label} : il l’a dit")
    claim.refresh_from_db()

    response = as_user(cast.editor).post(
        f"/desk/claims/{claim.pk}/publish/", {"version": claim.version}
    )

    assert response.status_code == 422
    assert f"tell the verdict (“{label}”)" in response.content.decode()
    assert not FactPage.objects.exists()
