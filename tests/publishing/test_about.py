"""Writing the pages about the newsroom: who, on which version, and what stays of it."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import publishing
from factcheck.errors import IncompleteError, NotAllowedError, StaleError
from factcheck.models import AboutPage, ReviewEvent
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
write = partial(publishing.write_about, "people", "fr", title="Nous", body="Ici.")


def test_writing_leaves_a_page_and_a_line(cast: Cast) -> None:
    page = write(actor=cast.editor, version=0)
    page = write(actor=cast.chief, version=1, body="Là.\r\nEt ici.\x00\x08 ")

    page.refresh_from_db()
    assert (page.title, page.body, page.version) == ("Nous", "Là.\nEt ici.", 2)
    assert page.updated_by == cast.chief
    lines = ReviewEvent.objects.filter(verb="write_about").order_by("sequence")
    assert [(line.actor, line.data["about"], line.data["version"]) for line in lines] == [
        (cast.editor, "people", 1),
        (cast.chief, "people", 2),
    ]


def test_the_same_words_change_nothing(cast: Cast) -> None:
    write(actor=cast.editor, version=0)

    assert write(actor=cast.chief, version=1).version == 1
    assert ReviewEvent.objects.filter(verb="write_about").count() == 1


@pytest.mark.parametrize("version", [0, 2])
def test_whoever_saw_another_version_is_told(cast: Cast, version: int) -> None:
    write(actor=cast.editor, version=0)

    with pytest.raises(StaleError):
        write(actor=cast.editor, version=version, body="Autre chose.")

    assert AboutPage.objects.get().body == "Ici."


@pytest.mark.parametrize("who", ["outsider", "reporter", "checker"])
def test_only_editors_and_chiefs_write(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        write(actor=getattr(cast, who), version=0)

    assert not AboutPage.objects.exists()


@pytest.mark.parametrize("words", [{"title": " "}, {"body": "\r\n\x00"}])
def test_an_empty_page_is_not_published(cast: Cast, words: dict[str, str]) -> None:
    with pytest.raises(IncompleteError):
        write(actor=cast.editor, version=0, **words)
