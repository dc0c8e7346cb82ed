"""The sentences beside the text: what is listed, and what can be done with each."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck import annotating
from factcheck.models import Article, NothingToCheck
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article
from tests.sentences import coverage, line, passed_over
from tests.suggested import a_read_article

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('x')</script>"


def form_of(article: Article, query: str = "") -> str:
    return reverse("factcheck:nothing-to-check", args=[article.pk]) + query


def page_of(response: Any) -> str:
    return str(response.content.decode())


def listed(page: str) -> list[str]:
    """The keys of the sentences in the lists, in their order."""
    return re.findall(r'<li id="sentence-([\d-]+)"', page)


def test_the_workbench_says_how_many_sentences_were_looked_at(cast: Cast) -> None:
    article = an_article()
    client = english(cast.checker)
    address = article.get_absolute_url()
    assert "0 of 3 sentences looked at" in page_of(client.get(address))
    a_claim(article)
    passed_over(article, "Vols", actor=cast.checker)

    page = page_of(client.get(address))

    assert "2 of 3 sentences looked at" in page
    assert f'href="{address}?sentences=untouched#sentences">Not looked at' in page
    assert f'href="{address}?sentences=nothing#sentences">Nothing to check' in page


def test_each_untouched_sentence_offers_both_ways(cast: Cast) -> None:
    article = an_article()
    a_claim(article)
    one = line(article, "Neyrat")

    page = page_of(english(cast.checker).get(article.get_absolute_url()))

    assert listed(page) == [line(article, "Vols").key, one.key]
    claim = reverse("factcheck:claim-new", args=[article.pk])
    words = f"?start={one.start}&amp;end={one.end}&amp;revision={article.revision_id}"
    assert f'href="{claim}{words}"' in page
    assert f'href="{form_of(article, f"?sentence={one.key}")}"' in page
    assert f'href="#s-{one.key}"' in page
    assert f'<i class="sentence--untouched" id="s-{one.key}" data-sentence="{one.key}"></i>' in page
    assert f'id="s-{line(article, "491").key}"' not in page


def test_a_sentence_with_nothing_to_check_has_another_sign_and_the_way_back(cast: Cast) -> None:
    article = an_article()
    said = passed_over(article, "Vols", actor=cast.checker, reason="other", note=HOSTILE)
    key = f"{said.start}-{said.end}"

    page = page_of(english(cast.editor).get(article.get_absolute_url()))

    assert f'<i class="sentence--nothing" id="s-{key}"' in page
    assert key in listed(page)
    assert "Another reason · &lt;script&gt;" in page
    assert re.search(r"Checker · <time", page)
    assert reverse("factcheck:check-after-all", args=[said.pk]) in page
    assert HOSTILE not in page


def test_a_reporter_sees_the_map_and_claims(cast: Cast) -> None:
    article = an_article(actor=cast.reporter)
    said = passed_over(article, "Vols", actor=cast.checker)
    client = english(cast.reporter)

    page = page_of(client.get(article.get_absolute_url()))

    assert "Claim this sentence" in page
    assert "A checker, an editor or a chief says where there is nothing to check." in page
    assert form_of(article, "?") not in page
    assert reverse("factcheck:check-after-all", args=[said.pk]) not in page
    assert 'name="sentence"' not in page
    assert client.get(form_of(article)).status_code == 403
    sent = {"revision": article.revision_id, "sentence": line(article, "491").key}
    assert client.post(form_of(article), {**sent, "reason": "opinion"}).status_code == 403
    undo = client.post(reverse("factcheck:check-after-all", args=[said.pk]))
    assert undo.status_code == 403
    assert NothingToCheck.objects.count() == 1


def test_one_paragraph_is_offered_together(cast: Cast) -> None:
    article = an_article(text="Titre\n\nIl pleut. Il vente. Il grêle.\n\nIl neige.")
    passed_over(article, "Il vente.", actor=cast.checker)

    page = page_of(english(cast.checker).get(article.get_absolute_url()))

    assert page.count("?paragraph=") == 1
    assert f'href="{form_of(article, "?paragraph=1")}"' in page
    assert "Nothing to check in the 2 sentences of this paragraph" in page


def test_alone_the_sentences_are_all_listed_and_claims_lead_to_their_page(cast: Cast) -> None:
    text = "Titre\n\n" + " ".join(f"Phrase {n} ici." for n in range(24)) + "\n\nUn rat dort."
    article = a_read_article(text=text)
    claim = a_claim(article, words="Un rat", kind="figure", detail={"value": 1})
    passed_over(article, "Phrase 3 ici.", actor=cast.checker)
    client, address = english(cast.checker), article.get_absolute_url()

    some, alone = (
        page_of(client.get(address)),
        page_of(client.get(f"{address}?sentences=untouched")),
    )

    assert len(listed(some)) == 20 + 1
    assert "Show all 24 sentences nobody has looked at" in some
    assert len(listed(alone)) == 24
    assert 'id="suggestions"' not in alone
    assert f'id="claim-{claim.number}"' not in alone
    assert f'href="{claim.get_absolute_url()}" data-number' in alone
    assert "sentence--nothing" not in alone
    assert 'href="?sentences=' not in alone
    assert "sentences with nothing to check</a>" not in some
    said = page_of(client.get(f"{address}?sentences=nothing"))
    assert (len(listed(said)), "sentence--untouched" in said) == (1, False)
    assert 'id="suggestions"' in page_of(client.get(f"{address}?sentences=nonsense"))


def test_what_was_said_is_cut_short_too(cast: Cast) -> None:
    article = an_article(text=" ".join(f"Phrase {n} ici." for n in range(21)))
    for one in coverage(article).lines:
        passed_over(article, one.words, actor=cast.checker)
    client, address = english(cast.checker), article.get_absolute_url()

    page = page_of(client.get(address))

    assert len(listed(page)) == 20
    assert f'href="{address}?sentences=nothing#sentences">Show all 21 sentences with' in page
    assert "nobody has looked at</a>" not in page
    assert len(listed(page_of(client.get(f"{address}?sentences=nothing")))) == 21


def test_when_every_sentence_was_looked_at_it_says_so(cast: Cast) -> None:
    article = an_article(text="Titre seul")
    passed_over(article, "Titre seul", actor=cast.checker)

    page = page_of(english(cast.checker).get(article.get_absolute_url()))

    assert "Somebody has looked at every sentence." in page
    assert "1 of 1 sentence looked at" in page


def test_the_text_stays_the_canonical_text(cast: Cast) -> None:
    article = an_article(text=f"Titre {HOSTILE}\n\n Il pleut.  Il vente, {HOSTILE} !\n\nFin")
    passed_over(article, "Il pleut.", actor=cast.checker)

    response = english(cast.checker).get(article.get_absolute_url())

    page = page_of(response)
    start = page.index('<div class="prose marked"')
    blocks = re.findall(
        r'<(?:h2|h3|p) class="zone[^>]*>(.*?)</(?:h2|h3|p)>', page[start:], re.DOTALL
    )
    plain = "\n".join(re.sub(r"<[^>]+>", "", block) for block in blocks)
    for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'")):
        plain = plain.replace(escaped, sign)
    assert plain == article.revision.text
    assert page.count("data-sentence=") == len(coverage(article).lines)


def test_the_gate_leads_to_the_sentence(cast: Cast, settings: LazySettings) -> None:
    settings.FACTCHECK_DETECTORS = ["tests.detectors.shouting"]
    article = an_article()
    key = line(article, "491").key
    client = english(cast.editor)

    page = page_of(client.get(reverse("factcheck:gate", args=[article.pk])))

    target = f"{article.get_absolute_url()}?sentences=untouched#sentence-{key}"
    assert f'<a href="{target}">Nobody has looked at the sentence' in page
    there = page_of(client.get(target))
    assert f'<li id="sentence-{key}"' in there
    assert "holds a figure, a quote or a name" in there


def test_the_queries_of_the_workbench_do_not_grow_with_sentences(cast: Cast) -> None:
    article = an_article(text="Titre\n\n" + "\n\n".join(f"Phrase {n} ici." for n in range(50)))
    client = english(cast.checker)
    spans = [(one.start, one.end) for one in coverage(article).lines]

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(article.get_absolute_url()).status_code == 200
        return len(queries)

    def say(first: int, last: int) -> None:
        annotating.nothing_to_check(
            article,
            actor=cast.editor,
            revision=article.revision_id or 0,
            spans=spans[first:last],
            reason="common",
        )

    say(0, 1)
    one = count()
    say(1, 3)
    three = count()
    say(3, 51)

    assert (one, three, count()) == (14, 14, 14)
