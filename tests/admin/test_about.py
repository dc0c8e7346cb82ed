"""Editors write the pages about the newsroom in the admin, and look at them first."""

from __future__ import annotations

import pytest
from django.test import Client

from factcheck import publishing
from factcheck.models import AboutPage, ReviewEvent
from tests.conftest import Cast
from tests.english import english

pytestmark = pytest.mark.django_db
LIST = "/admin/factcheck/aboutpage/"
NEW = {"name": "funding", "language": "en", "title": "Money", "body": "A trust.", "seen": "0"}


def test_an_editor_writes_a_page_and_its_history_shows_the_words(cast: Cast) -> None:
    client = english(cast.editor)

    client.post(f"{LIST}add/", NEW)
    page = AboutPage.objects.get()
    client.post(
        f"{LIST}{page.pk}/change/",
        {"title": "Money", "body": "Two trusts.\r\n\r\nYes.", "seen": "1"},
    )

    page.refresh_from_db()
    assert (page.body, page.version, page.updated_by) == ("Two trusts.\n\nYes.", 2, cast.editor)
    assert ReviewEvent.objects.filter(verb="write_about").count() == 2
    told = client.get(f"{LIST}{page.pk}/history/").content.decode()
    assert "Two trusts" in told
    assert "<del>" in told


def test_a_page_that_somebody_else_changed_shows_both(cast: Cast) -> None:
    client = english(cast.editor)
    page = publishing.write_about(
        "people", "en", actor=cast.chief, version=0, title="We", body="Saved before."
    )
    publishing.write_about(
        "people", "en", actor=cast.chief, version=1, title="We", body="Saved meanwhile."
    )
    mine = {"title": "We", "body": "Mine.", "seen": "1"}

    late = client.post(f"{LIST}{page.pk}/change/", mine).content.decode()

    assert "Somebody else was faster" in late
    assert "Saved meanwhile." in late
    assert "Mine." in late
    page.refresh_from_db()
    assert page.body == "Saved meanwhile."

    client.post(f"{LIST}{page.pk}/change/", {**mine, "seen": "2"})
    page.refresh_from_db()
    assert page.body == "Mine."


def test_a_preview_shows_the_page_and_saves_nothing(cast: Cast) -> None:
    client = english(cast.editor)
    data = {**NEW, "body": "<b>A trust</b>", "_preview": "1"}

    new = client.post(f"{LIST}add/", data)
    empty = client.post(f"{LIST}add/", {**data, "body": ""})

    assert "&lt;b&gt;A trust&lt;/b&gt;" in new.content.decode()
    assert '<html lang="en">' in new.content.decode()
    assert "noindex" in new.content.decode()
    assert "This field is required." in empty.content.decode()
    assert not AboutPage.objects.exists()


def test_a_preview_of_a_page_that_is_written(cast: Cast) -> None:
    page = publishing.write_about(
        "people", "en", actor=cast.chief, version=0, title="We", body="Saved."
    )

    shown = english(cast.editor).post(
        f"{LIST}{page.pk}/change/", {"title": "We", "body": "Tried.", "seen": "1", "_preview": "1"}
    )

    assert "Tried." in shown.content.decode()
    page.refresh_from_db()
    assert page.body == "Saved."


@pytest.mark.parametrize("preview", [{}, {"_preview": "1"}])
def test_a_checker_reads_and_does_not_write(cast: Cast, preview: dict[str, str]) -> None:
    page = publishing.write_about(
        "people", "en", actor=cast.chief, version=0, title="We", body="Saved."
    )
    client: Client = english(cast.checker)
    mine = {"title": "We", "body": "Mine.", "seen": "1", **preview}

    assert client.get(f"{LIST}{page.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{page.pk}/change/", mine).status_code == 403
    assert client.post(f"{LIST}add/", {**NEW, **preview}).status_code == 403
    page.refresh_from_db()
    assert page.body == "Saved."


def test_a_new_page_begins_with_what_is_known(cast: Cast) -> None:
    client = english(cast.editor)

    begun = client.get(f"{LIST}add/", {"name": "funding", "language": "en"}).content.decode()

    assert "has not yet written here who owns it" in begun
    assert client.get(f"{LIST}add/", {"name": "x", "language": "y"}).status_code == 200
    assert "Money" not in begun


def test_a_page_is_written_once_in_a_language(cast: Cast) -> None:
    client = english(cast.editor)
    client.post(f"{LIST}add/", NEW)

    again = client.post(f"{LIST}add/", NEW).content.decode()

    assert "This page is written already: change that one." in again
    assert AboutPage.objects.count() == 1
