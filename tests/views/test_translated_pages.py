"""A fact page in two languages, as readers and machines meet it."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.dateparse import parse_datetime

from factcheck import publishing, sitemaps, workflow
from factcheck.models import FactPage, ReaderReport
from tests.conftest import Cast
from tests.newsdesk import settled
from tests.reading import Page, a_fact
from tests.reporting.letters import WORDS, sent
from tests.translated import a_translation, signed

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
TITLE, SUMMARY = "The supplier has doubts.", "He said so on 20 February."
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def fact(cast: Cast) -> FactPage:
    """In French, with an English translation that is public."""
    page = a_fact(cast, explanation="Nous avons écouté l’enregistrement.")
    words = {"title": TITLE, "summary": SUMMARY, "explanation": "We heard the recording."}
    signed(page.claim, by=cast.checker, signer=cast.editor, **words)
    return publishing.publish_fact(page.claim, actor=cast.editor)


def read(client: Client, path: str) -> tuple[str, Page]:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    html = response.content.decode()
    assert response.headers["Content-Language"] == Page(html).lang()
    return html, Page(html)


def links(page: Page, rel: str) -> list[tuple[str | None, str | None]]:
    return [
        (attrs.get("hreflang"), attrs["href"])
        for tag, attrs in page.attributes
        if tag == "link" and attrs.get("rel") == rel and "type" not in attrs
    ]


def markup(page: Page) -> dict[str, Any]:
    [script] = page.scripts
    found: dict[str, Any] = json.loads(script)
    return found


def test_each_language_names_all_of_them_and_itself(fact: FactPage, client: Client) -> None:
    own = fact.get_absolute_url()
    _html, french = read(client, own)
    html, english = read(client, f"{own}en/")

    assert (french.lang(), english.lang()) == ("fr", "en")
    every = [("fr", SITE + own), ("en", f"{SITE}{own}en/"), ("x-default", SITE + own)]
    assert links(french, "alternate") == links(english, "alternate") == every
    assert links(french, "canonical") == [(None, SITE + own)]
    assert links(english, "canonical") == [(None, f"{SITE}{own}en/")]
    assert ("a", {"href": f"{SITE}{own}en/", "lang": "en", "hreflang": "en"}) in french.attributes
    assert ("a", {"href": SITE + own, "lang": "fr", "hreflang": "fr"}) in english.attributes
    for words in (TITLE, SUMMARY, "We heard the recording.", "Our verdict", "20 February"):
        assert words in html
    assert f"{SITE}{own}en/share.png" in html
    assert f"{SITE}{own}en/embed/" in html
    assert "Nous avons écouté" not in html


def test_what_is_not_translated_says_its_language(fact: FactPage, client: Client) -> None:
    html, _page = read(client, f"{fact.get_absolute_url()}en/")

    assert '<p lang="fr"><a href="https://example.org/rapport"' in html
    assert '<blockquote class="prose passage" lang="fr">' in html
    assert '<dd lang="fr">AFP</dd>' in html


def test_the_reviews_name_each_other_and_review_one_claim(fact: FactPage, client: Client) -> None:
    own = SITE + fact.get_absolute_url()
    french, english = (markup(read(client, path)[1]) for path in (own, f"{own}en/"))
    here = {"@type": "ClaimReview", "@id": f"{own}#review", "url": own, "inLanguage": "fr"}
    there = {
        "@type": "ClaimReview",
        "@id": f"{own}en/#review",
        "url": f"{own}en/",
        "inLanguage": "en",
    }

    assert french["workTranslation"] == [there]
    assert english["translationOfWork"] == here
    assert "workTranslation" not in english
    assert (english["@id"], english["inLanguage"]) == (there["@id"], "en")
    assert (english["claimReviewed"], english["reviewBody"]) == (TITLE, SUMMARY)
    assert english["reviewRating"]["alternateName"] == "Verified"
    assert english["itemReviewed"] == french["itemReviewed"]
    [element] = client.get("/claimreview.json").json()["dataFeedElement"]
    assert [review["inLanguage"] for review in element["item"]] == ["fr", "en"]


def test_the_newsroom_s_own_sentence_is_a_claim_in_each_language(
    cast: Cast, client: Client
) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    signed(claim, by=cast.checker, signer=cast.editor)
    own = SITE + publishing.publish_fact(claim, actor=cast.editor).get_absolute_url()

    english = markup(read(client, f"{own}en/")[1])

    assert (english["@type"], english["@id"], english["inLanguage"]) == (
        "Claim",
        f"{own}en/#claim",
        "en",
    )
    assert english["text"] == english["name"] == "The data of 491,840 people were published."
    assert english["translationOfWork"]["@id"] == f"{own}#claim"


def test_a_draft_is_nowhere(cast: Cast, client: Client) -> None:
    page = a_fact(cast)
    a_translation(page.claim, by=cast.checker, title=TITLE, summary=SUMMARY)
    publishing.publish_fact(page.claim, actor=cast.editor)
    own = page.get_absolute_url()

    assert client.get(f"{own}en/").headers["Location"] == own
    assert client.get(f"{own}fr/").headers["Location"] == own
    for path in ("claim.jsonld", "share.png"):
        assert client.get(f"{own}en/{path}").status_code == 404
    for path in (own, "/facts/", f"{own}receipt.json", f"{own}en/embed/", f"{own}history/"):
        assert b"supplier" not in client.get(path).content
    assert b'class="fact-row' not in client.get("/facts/?q=supplier").content
    assert f"{own}en/".encode() not in client.get(f"/sitemap-facts-{page.pk // 5000}.xml").content


def test_an_earlier_state_keeps_its_language_and_a_lost_one_leads_home(
    fact: FactPage, cast: Cast, client: Client
) -> None:
    then = fact.snapshots.latest("number").created_at.isoformat().replace("+00:00", "Z")
    fact.claim.refresh_from_db()
    claim = workflow.reopen(
        fact.claim, actor=cast.editor, version=fact.claim.version, reason="Encore."
    )
    settled(claim, by=cast.checker, approver=cast.editor, summary="Il en doute.")
    note = publishing.Note("correction", "Un détail.")
    publishing.publish_fact(claim, actor=cast.editor, note=note)
    own = fact.get_absolute_url()
    first = fact.snapshots.earliest("number").created_at.isoformat().replace("+00:00", "Z")

    assert client.get(f"{own}en/").headers["Location"] == own
    html, page = read(client, f"{own}en/?as_of={then}")
    assert page.lang() == "en"
    assert SUMMARY in html
    assert 'content="noindex"' in html
    assert client.get(f"{own}en/?as_of={first}").headers["Location"].startswith(f"{own}?as_of=")
    history = client.get(f"{own}history/").content.decode()
    assert '<span lang="en">' in history
    assert SUMMARY in Page(history).text


def test_a_retraction_is_said_in_each_language_and_takes_the_data(
    fact: FactPage, cast: Cast, client: Client
) -> None:
    publishing.retract_fact(fact, actor=cast.editor, why="Le son était faux.")
    own = fact.get_absolute_url()

    html, english = read(client, f"{own}en/")

    assert english.lang() == "en"
    assert "This page was retracted" in html
    assert TITLE in html
    assert '<p lang="fr">Le son était faux.</p>' in html
    assert SUMMARY not in html
    assert "They hold for every language" in html
    for path in ("en/claim.jsonld", "en/share.png", "fr/claim.jsonld"):
        assert client.get(own + path).status_code == 410
    assert client.get("/oembed", {"url": f"{SITE}{own}en/"}).status_code == 410
    assert links(english, "alternate") == []


def test_a_card_and_its_finder_speak_the_language_asked_for(fact: FactPage, client: Client) -> None:
    own = fact.get_absolute_url()
    html, card = read(client, f"{own}en/embed/")
    found = client.get("/oembed", {"url": f"{SITE}{own}en/"}).json()

    assert (card.lang(), SUMMARY in html) == ("en", True)
    assert found["title"] == TITLE
    assert f'src="{SITE}{own}en/embed/"' in found["html"]
    assert Page(client.get(f"{own}fr/embed/").content.decode()).lang() == "fr"


def test_readers_find_it_in_both_languages(fact: FactPage, client: Client) -> None:
    own = fact.get_absolute_url()
    html = client.get("/facts/?q=supplier").content.decode()
    both = client.get("/facts/?q=fournisseur").content.decode()

    link = f'<a href="{own}en/" hreflang="en">'
    assert f'<p class="small" lang="en">Also in English: {link}The <mark class="found">' in html
    assert f"{link}{TITLE}</a>" in both
    assert both.count('class="fact-row"') == 1


@pytest.mark.parametrize("count", [1, 3])
def test_translations_cost_no_query_of_their_own(cast: Cast, client: Client, count: int) -> None:
    for _number in range(count):
        page = a_fact(cast)
        signed(page.claim, by=cast.checker, signer=cast.editor, title=TITLE)
        publishing.publish_fact(page.claim, actor=cast.editor)
    part = f"/sitemap-facts-{page.pk // sitemaps.BLOCK}.xml"
    client.get("/facts/")  # who asks first after a change counts for the others

    for path, most in (
        ("/facts/", 4),
        ("/facts/?q=supplier", 4),
        (part, 2),
        (f"{page.get_absolute_url()}en/", 2),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) == most, path


def test_the_site_map_lists_each_language_with_all_of_them(fact: FactPage, client: Client) -> None:
    part = client.get(f"/sitemap-facts-{fact.pk // sitemaps.BLOCK}.xml")
    own = SITE + fact.get_absolute_url()
    fact.refresh_from_db()

    urls = list(ElementTree.fromstring(part.content))  # noqa: S314 -- our own

    assert [url.findtext(f"{SPACE}loc") for url in urls] == [own, f"{own}en/"]
    every = [("fr", own), ("en", f"{own}en/"), ("x-default", own)]
    for url in urls:
        found = url.findall(ALTERNATE)
        assert [(one.attrib["hreflang"], one.attrib["href"]) for one in found] == every
        assert {one.attrib["rel"] for one in found} == {"alternate"}
        assert parse_datetime(url.findtext(f"{SPACE}lastmod") or "") == fact.modified_at
    about = ElementTree.fromstring(client.get("/sitemap-pages-0.xml").content)  # noqa: S314 -- our own
    named = {
        url.findtext(f"{SPACE}loc"): [one.attrib["href"] for one in url.findall(ALTERNATE)]
        for url in about
    }
    assert named[f"{SITE}/about/en/"] == named[f"{SITE}/about/"] != []
    assert named[f"{SITE}/facts/"] == []


def test_an_error_is_reported_in_the_language_that_was_read(fact: FactPage, client: Client) -> None:
    own = fact.get_absolute_url()
    _html, english = read(client, f"{own}en/")
    [address] = [
        attrs["href"] for tag, attrs in english.attributes if "report/" in (attrs.get("href") or "")
    ]
    assert address is not None

    html, form = read(client, address)
    answer = sent(client, address, WORDS)
    receipt, _page = read(client, answer.headers["Location"])

    assert (form.lang(), ReaderReport.objects.get().language) == ("en", "en")
    assert f'<a href="{own}en/">{TITLE}</a>' in html
    assert "Your receipt" in receipt
    # What the page does not have is answered in its own language.
    for other in ("", "?language=de", "?language=fr"):
        assert read(client, f"{own}report/{other}")[1].lang() == "fr"
