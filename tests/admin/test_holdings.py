"""Sources, evidence, comments and the scale."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck import annotating
from factcheck.models import Evidence, Rating, Source
from tests.admin.browsing import form_data, told
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, evidence
from tests.sealed_files import seal_of


def send(client: Client, model: str, row: Any = None, **values: Any) -> Any:
    path = f"/admin/factcheck/{model}/" + (f"{row.pk}/change/" if row else "add/")
    return client.post(path, form_data(client.get(path), f"{model}_form", **values), follow=True)


def test_a_source_is_added(cast: Cast) -> None:
    send(english(cast.checker), "source", name="CNIL", kind="organization")

    source = Source.objects.get()
    assert [source.name, source.kind, source.added_by] == ["CNIL", "organization", cast.checker]


def test_whoever_protects_a_source_keeps_it(cast: Cast) -> None:
    source = a_source("La taupe")

    send(english(cast.checker), "source", source, protected="on")

    assert list(source.keepers.all()) == [cast.checker]


def test_a_chief_protects_a_source_for_others(cast: Cast) -> None:
    source = a_source("La taupe")
    keepers = [cast.checker.pk, cast.editor.pk]

    send(english(cast.chief), "source", source, protected="on", keepers=keepers)

    assert set(source.keepers.all()) == {cast.checker, cast.editor}


def test_the_log_of_the_admin_names_no_source(cast: Cast) -> None:
    send(english(cast.checker), "source", name="La taupe", protected="on")

    assert LogEntry.objects.get().object_repr == f"source {Source.objects.get().pk}"


@pytest.mark.parametrize(("who", "left"), [("checker", 1), ("editor", 0), ("chief", 0)])
def test_an_unused_source_is_deleted_by_an_editor(cast: Cast, who: str, left: int) -> None:
    source = a_source()

    english(getattr(cast, who)).post(
        f"/admin/factcheck/source/{source.pk}/delete/", {"post": "yes"}
    )

    assert Source.objects.count() == left


@pytest.mark.parametrize("use", ["figure", "quote", "source", "evidence"])
def test_a_source_in_use_stays(cast: Cast, use: str) -> None:
    source = a_source()
    if use == "evidence":
        evidence(source=source)
    else:
        names = {"figure": "attributed_to", "quote": "speaker", "source": "source"}
        a_claim(kind=use, detail={names[use]: source})

    answer = english(cast.chief).post(
        f"/admin/factcheck/source/{source.pk}/delete/", {"post": "yes"}
    )

    assert [answer.status_code, Source.objects.count()] == [403, 1]


PIECE = {"title": "Le fichier", "kind": "dataset", "tier": "primary", "visibility": "internal"}


def test_a_file_is_hashed_and_kept_under_another_name(cast: Cast) -> None:
    file = SimpleUploadedFile("../a<b>.csv", b"a;b")

    send(english(cast.checker), "evidence", **PIECE, upload=file)

    piece = Evidence.objects.get()
    seal = seal_of(piece)
    assert [seal.sha256, seal.name, piece.added_by, seal.captured_by] == [
        hashlib.sha256(b"a;b").hexdigest(),
        "a<b>.csv",
        cast.checker,
        cast.checker,
    ]
    assert "a<b>" not in seal_of(piece).file.name


def test_the_file_is_reached_through_the_view_that_asks(cast: Cast) -> None:
    client = english(cast.checker)
    send(client, "evidence", **PIECE, upload=SimpleUploadedFile("a.csv", b"a;b"))
    piece = Evidence.objects.get()

    page = client.get(f"/admin/factcheck/evidence/{piece.pk}/change/").content.decode()

    assert f'<a href="/desk/evidence/{piece.pk}/file/">a.csv</a>' in page
    assert seal_of(piece).sha256 in page
    assert seal_of(piece).file.name not in page


def test_a_file_is_attached_once(cast: Cast) -> None:
    client = english(cast.checker)
    send(client, "evidence", **PIECE, upload=SimpleUploadedFile("a.csv", b"a;b"))
    piece = Evidence.objects.get()

    send(client, "evidence", piece, title="Autre", upload=SimpleUploadedFile("b.csv", b"c;d"))

    piece.refresh_from_db()
    assert [piece.title, [seal.name for seal in piece.seals.all()]] == ["Autre", ["a.csv"]]


def test_a_file_may_follow(cast: Cast) -> None:
    piece = evidence()

    send(english(cast.checker), "evidence", piece, upload=SimpleUploadedFile("a.csv", b"a;b"))

    piece.refresh_from_db()
    assert [seal_of(piece).name, seal_of(piece).captured_by] == ["a.csv", cast.checker]


def test_a_file_that_is_too_large(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.forms.fields.MAX_FILE", 2)

    page = send(english(cast.checker), "evidence", **PIECE, upload=SimpleUploadedFile("a", b"a;b"))

    assert list(page.context["adminform"].form.errors) == ["upload"]


def test_evidence_is_not_derived_from_what_is_hidden(cast: Cast) -> None:
    secret = evidence("Le carnet", visibility="protected", added_by=cast.chief)

    page = send(english(cast.checker), "evidence", **PIECE, derived_from=secret.pk)

    assert list(page.context["adminform"].form.errors) == ["derived_from"]


def test_a_hidden_source_behind_evidence_stays(cast: Cast) -> None:
    taupe = a_source("La taupe", protected=True)
    piece = evidence(source=taupe)

    page = send(english(cast.checker), "evidence", piece, title="Autre", source="")

    piece.refresh_from_db()
    assert [piece.title, piece.source] == ["Autre", taupe]
    assert "La taupe" not in page.content.decode()


def test_evidence_is_never_deleted(cast: Cast) -> None:
    piece = evidence()

    answer = english(cast.chief).post(f"/admin/factcheck/evidence/{piece.pk}/delete/", {"post": 1})

    assert [answer.status_code, Evidence.objects.count()] == [403, 1]


def test_queries_are_resolved_and_a_second_time_refused(cast: Cast) -> None:
    claim = a_claim(an_article())
    comment = annotating.add_comment(claim, actor=cast.editor, body="Qui ?")
    client = english(cast.checker)
    data = {"action": "resolve", "index": 0, "_selected_action": comment.pk}

    first = client.post("/admin/factcheck/comment/", data, follow=True)
    second = client.post("/admin/factcheck/comment/", data, follow=True)

    comment.refresh_from_db()
    assert comment.resolved_by == cast.checker
    assert [told(first), told(second)] == [
        ["1 query resolved."],
        ["1 refused: claim 1: This query is resolved already."],
    ]


def test_the_scale_is_sorted_in_its_list(cast: Cast) -> None:
    client = english(cast.chief)
    path = "/admin/factcheck/rating/"
    data = form_data(client.get(path), "changelist-form", _save="Save")
    data.update({"form-0-position": "9", "form-0-slug": "x", "form-0-outcome": "disputed"})

    client.post(path, data)

    rating = Rating.objects.get(pk=data["form-0-id"])
    assert [rating.position, rating.slug, rating.outcome] == [9, "verified", "verified"]


@pytest.mark.parametrize("who", ["checker", "editor"])
def test_the_scale_is_for_chiefs(cast: Cast, who: str) -> None:
    user: User = getattr(cast, who)

    assert english(user).get("/admin/factcheck/rating/").status_code == 403


def test_events_are_filtered_by_verb_and_searched_by_actor(cast: Cast) -> None:
    a_claim(actor=cast.checker)
    client = english(cast.chief)

    def rows(**asked: str) -> int:
        return client.get("/admin/factcheck/reviewevent/", asked).context["cl"].result_count

    assert [rows(), rows(verb="mark"), rows(verb="approve"), rows(q="check"), rows(q="edit")] == [
        2,
        1,
        0,
        1,
        0,
    ]
