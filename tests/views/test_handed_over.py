"""Canaries: what must not leave the desk is on no sheet and in no package, whoever asks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck import annotating
from factcheck.choices import EvidenceKind, Kind, Visibility
from factcheck.models import Article, Evidence, Source
from tests.canaries import plant_everything
from tests.canary import Canaries
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, cited, settled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
Login = Callable[[User | None], Client]

# Work of the desk that may be read wherever the article is, and the words of the articles.
OPEN_WORK = {
    "headline",
    "words before",
    "words after",
    "another paragraph",
    "suggested headline",
    "suggested unit",
    "byline",
    "desk",
    "desk of the article",
    "cue",
    "draft measure",
    "draft speaker",
    "draft statement",
    "draft channel",
    "draft unit",
    "proposed statement",
    "summary corrected before a retraction",
    "settled statement",
    "settled summary",
    "correction asked",
    "internal title",
    "statement asked about",
}
# The sheet is the desk's own: a proposal, an open query, and where internal evidence is.
ON_THE_SHEET = {
    "proposed summary",
    "proposed explanation",
    "comment",
    "internal address",
    "internal locator",
    "internal excerpt",
    "taken what",
    "taken place",
    "taken why",
}


def begin(cast: Cast) -> Canaries:
    """Everything, and files whose bytes and names are canaries."""
    canary = plant_everything(cast, Canaries())
    Source.objects.filter(protected=True)[0].keepers.add(cast.checker)
    article = an_article(text=f"Fichiers\n\n{TEXT}")
    for visibility in (Visibility.INTERNAL, Visibility.PROTECTED):
        with_canaries(cast, canary, article, visibility.value, visibility=visibility)
    for source in Source.objects.filter(protected=True):
        with_canaries(cast, canary, article, f"whispered {source.pk}", source=source)
    return canary


def with_canaries(
    cast: Cast, canary: Canaries, article: Article, place: str, **fields: object
) -> None:
    """A settled quote on evidence that is not for everybody."""
    piece = annotating.add_evidence(
        Evidence(title=canary(f"{place} title of a file"), kind=EvidenceKind.RECORDING, **fields),
        actor=cast.checker,
        file=SimpleUploadedFile(
            canary(f"{place} name of a file"), canary(f"{place} bytes of a file").encode()
        ),
    )
    claim = a_claim(article, kind=Kind.QUOTE)
    claim = cited(
        claim,
        actor=cast.chief,
        evidence=piece,
        locator=f"00:03:00 {canary(f'{place} own locator')}",
    )
    settled(claim, by=cast.checker, approver=cast.editor)


def told(canaries: Canaries, text: str) -> set[str]:
    return {place for place, word in canaries.planted.items() if word in text}


@pytest.mark.parametrize("who", ["checker", "editor", "chief", "superuser"])
def test_nothing_that_must_stay_is_in_a_package(
    cast: Cast, as_user: Login, begun: Canaries, who: str
) -> None:
    client = as_user(getattr(cast, who))
    text = ""
    for article in Article.objects.all():
        for language in ("fr", "en"):
            response = client.post(
                f"{article.get_absolute_url()}package/", headers={"Accept-Language": language}
            )
            with zipfile.ZipFile(io.BytesIO(b"".join(response))) as archive:
                text += "".join(
                    f"{one}\n{archive.read(one).decode()}" for one in archive.namelist()
                )

    assert told(begun, text) == OPEN_WORK | {"internal title of a file"}


@pytest.mark.parametrize("who", ["checker", "editor", "chief", "superuser"])
def test_nothing_that_must_stay_is_on_a_sheet(
    cast: Cast, as_user: Login, begun: Canaries, who: str
) -> None:
    client = as_user(getattr(cast, who))

    text = "".join(
        client.get(f"{article.get_absolute_url()}checksheet/").content.decode()
        for article in Article.objects.all()
    )

    assert told(begun, text) == OPEN_WORK | ON_THE_SHEET | {
        "internal title of a file",
        "internal name of a file",
        "internal own locator",
    }


@pytest.mark.parametrize("who", ["checker", "chief"])
def test_the_page_of_a_package_names_nothing_hidden(
    cast: Cast, as_user: Login, begun: Canaries, who: str
) -> None:
    client = as_user(getattr(cast, who))

    text = "".join(
        client.get(f"{article.get_absolute_url()}package/").content.decode()
        for article in Article.objects.all()
    )

    assert told(begun, text) == {"headline", "suggested headline"}
