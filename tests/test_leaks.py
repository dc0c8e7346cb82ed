"""Whatever is not published stays inside: canaries are planted, then every address is walked."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from factcheck import annotating, webhooks
from factcheck.api import limits
from factcheck.choices import AboutName, CorrectionKind, Language, WebhookEvent
from factcheck.models import (
    Answer,
    Article,
    ArticlePage,
    Claim,
    Comment,
    FactPage,
    FactSnapshot,
    Question,
    ReaderReport,
    ReviewEvent,
    StoredPage,
    Translation,
    Verdict,
    WebhookDelivery,
)
from factcheck.publishing.words import slug_for
from factcheck.views import shared
from tests.canaries import plant_everything
from tests.canary import Canaries
from tests.conftest import Cast
from tests.pagestore.kept import switched_on

pytestmark = pytest.mark.django_db
SITE_URL = "http://127.0.0.1:8000"


@pytest.fixture
def newsroom(cast: Cast) -> Canaries:
    return plant_everything(cast, Canaries())


def addresses(canaries: list[str]) -> Iterator[str]:
    """Every address of the resolver, for every slug and number that somebody might try."""
    slugs = [
        *FactPage.objects.values_list("slug", flat=True),
        *ArticlePage.objects.values_list("slug", flat=True),
        *(slug_for(c.statement, c.pk, "fact") for c in Claim.objects.all()),
        *(slug_for(a.headline, a.pk, "article") for a in Article.objects.all()),
    ]
    numbers = range(1, 4)
    for route in with_words(with_numbers(routes(get_resolver().url_patterns))):
        if "<slug:slug>" in route:
            yield from (f"/{route.replace('<slug:slug>', slug)}" for slug in slugs)
        elif "<int:pk>" in route:
            yield from (f"/{route.replace('<int:pk>', str(pk))}" for pk in numbers)
        elif "<" not in route and "(" not in route:
            yield f"/{route}"
    # Every state that there was, by its instant; whatever was taken back is asked for too.
    for snapshot in FactSnapshot.objects.select_related("page"):
        yield from as_of(snapshot)
    for kind in CorrectionKind.values:
        yield from (f"{log}?kind={kind}" for log in ("/corrections/", "/api/v1/corrections/"))
    for canary in canaries:
        yield from asking_for(canary[:-3])
    yield from (f"/reports/{report.number}/" for report in ReaderReport.objects.all())
    yield from (f"/sitemap-{kind}-0.xml" for kind in ("pages", "facts", "articles"))
    ids = Article.objects.exclude(external_id="").values_list("external_id", flat=True)
    yield from (f"/api/v1/articles/{known}/readiness/" for known in ids)
    yield from (f"/oembed?url={SITE_URL}/facts/{slug}/" for slug in slugs)


def as_of(snapshot: FactSnapshot) -> Iterator[str]:
    moment = snapshot.created_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    for language in ("", *(f"{code}/" for code in Language.values)):
        yield f"{snapshot.page.get_absolute_url()}{language}?as_of={moment}"


def asking_for(start: str) -> Iterator[str]:
    """For all but the last letters: the answer repeats the question, never the whole canary."""
    yield f"/?q={start}"
    yield f"/facts/?source={start}"
    yield f"/feeds/facts.atom?source={start}"
    yield from (f"/api/v1/facts/?{name}={start}" for name in ("q", "source"))


def with_numbers(bare: Iterator[str]) -> Iterator[str]:
    """The routes with the number of a state or a revision filled in, where they ask for one."""
    for route in bare:
        if "<int:number>" in route:
            yield from (route.replace("<int:number>", str(number)) for number in range(1, 4))
        else:
            yield route


def with_words(bare: Iterator[str]) -> Iterator[str]:
    """The routes with the pages about the newsroom, and the languages, filled in."""
    for route in bare:
        for name in AboutName.values if "<about:name>" in route else ("",):
            for language in Language.values if "<language:language>" in route else ("",):
                named = route.replace("<about:name>", name)
                yield named.replace("<language:language>", language)


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif not route.startswith("admin/"):
            yield route


def test_the_walk_reaches_every_public_address(newsroom: Canaries) -> None:
    found = set(addresses([]))

    assert {"/", "/facts/", "/healthz", "/readyz", "/desk/", "/accounts/login/"} <= found
    for page in FactPage.objects.all():
        path = page.get_absolute_url()
        assert {path, path + "claim.jsonld", path + "annotation.jsonld"} <= found
        assert {f"{path}en/", f"{path}en/claim.jsonld", f"{path}fr/share.png"} <= found
        assert f"/api/v1{path}" in found
        assert {path + "history/", path + "receipt.json", path + "receipts/2.json"} <= found
    assert {"/corrections/", "/feeds/corrections.atom", "/methodology/fr/"} <= found
    assert {f"/reports/{report.number}/" for report in ReaderReport.objects.all()} <= found
    assert {"/suggest/", "/suggest/en/"} <= found
    assert {"/about/", "/about/funding/", "/about/people/en/"} <= found
    path = ArticlePage.objects.get().get_absolute_url()
    assert {path, path + "annotations.jsonld", path + "texts/1.txt", f"/api/v1{path}"} <= found


def test_no_public_answer_holds_a_word_that_was_not_published(
    newsroom: Canaries, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a page that is stored on the way."""
    # A picture cannot be searched: what is written on it can.
    monkeypatch.setattr(shared, "draw", lambda words: repr(words).encode())
    # Who asks this much is told to wait, and would see the rest of nothing.
    monkeypatch.setattr(limits, "wait_of", lambda _limit, _key: 0)
    cache.clear()
    client = Client()
    canaries = list(newsroom.planted.values())
    statuses: dict[int, int] = {}
    leaks = []

    with switched_on(settings, monkeypatch):
        for address in dict.fromkeys(addresses(canaries)):
            response = client.get(address)
            statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
            asked = address.casefold()
            answer = f"{response.headers} {response.content.decode()}".casefold()
            leaks += [
                (address, place)
                for place, word in newsroom.planted.items()
                if word in answer and word not in asked
            ]
    stored = [
        f"{row.path} {row.head} {gzip.decompress(row.body).decode()}".casefold()
        for row in StoredPage.objects.all()
    ]

    assert leaks == []
    assert len(stored) > 50
    assert [place for place, word in newsroom.planted.items() if word in "\n".join(stored)] == []
    assert {200, 302, 400, 401, 404, 405, 410} == set(statuses)


def test_no_message_to_another_system_holds_one_either(cast: Cast) -> None:
    events = [event for event in WebhookEvent.values if event.startswith("fact.")]
    hook = {"name": "CMS", "url": "https://cms.example.org/", "events": events}
    webhooks.add_endpoint(actor=cast.chief, **hook)
    planted = plant_everything(cast, Canaries()).planted
    bodies = "\n".join(WebhookDelivery.objects.values_list("body", flat=True)).casefold()

    assert [place for place, word in planted.items() if word in bodies] == []
    assert set(WebhookDelivery.objects.values_list("event", flat=True)) == set(events)


def test_a_search_for_a_hidden_word_finds_nothing(newsroom: Canaries) -> None:
    client = Client()
    found = [
        (place, field)
        for place, word in newsroom.planted.items()
        for field in ("q", "source")
        if b'class="fact-row' in client.get("/facts/", {field: word[:-3]}).content
    ]

    assert found == []
    assert b'class="fact-row' in client.get("/facts/", {"q": "fournisseur"}).content


def test_the_canaries_are_really_in_the_desk(newsroom: Canaries) -> None:
    """Else the walk would prove nothing."""
    rows = [
        *Claim.objects.values_list("statement", flat=True),
        *Verdict.objects.values_list("summary", flat=True),
        *Verdict.objects.values_list("correction_asked", flat=True),
        *ReviewEvent.objects.values_list("reason", flat=True),
        *Translation.objects.values_list("summary", flat=True),
        *Article.objects.values_list("headline", flat=True),
        *Comment.objects.values_list("body", flat=True),
        *Question.objects.values_list("words", flat=True),
        *Answer.objects.values_list("why", flat=True),
        *ReaderReport.objects.values_list("words", flat=True),
    ]
    for place in (
        "draft statement",
        "summary sent back",
        "translated summary",
        "translation taken back",
        "correction asked",
        "reason to reopen",
        "headline",
        "comment",
        "question waiting",
        "taken why",
        "words of a waiting report",
    ):
        assert newsroom.planted[place] in rows
    assert len(newsroom.planted) > 45


def test_restricting_an_article_opens_nothing(newsroom: Canaries, cast: Cast) -> None:
    """Nor does it close what was published: the walk finds the same public words."""
    # All but the forms for readers, each of which has a seal of its own.
    paths = [
        path
        for path in dict.fromkeys(addresses([]))
        if path.startswith(("/facts/", "/corr", "/feeds")) and not path.endswith("/report/")
    ]
    client = Client()
    before = {path: client.get(path).content for path in paths}
    for article in Article.objects.all():
        annotating.change_article(
            article, actor=cast.chief, version=article.version, restricted=True
        )

    changed = [path for path in paths if client.get(path).content != before[path]]

    assert changed == []
