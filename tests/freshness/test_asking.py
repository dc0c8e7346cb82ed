from __future__ import annotations

import pytest

from factcheck.choices import WatchState
from factcheck.freshness.asking import Answer, ask
from tests.webserver import Site, answer

PAGE = b"<nav>Menu</nav><p>Avant.</p><article><p>Un fait.</p></article><aside>Cote</aside>"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, WatchState.GONE),
        (410, WatchState.GONE),
        (401, WatchState.UNREAD),
        (403, WatchState.UNREAD),
        (429, None),
        (500, None),
        (503, None),
    ],
)
def test_a_refusal_says_what_it_can(site: Site, status: int, state: WatchState | None) -> None:
    site.pages["/x"] = answer(status=status)

    assert ask(f"{site.url}/x", seconds=5) == Answer(state)


def test_all_words_of_a_page_are_read_but_for_its_furniture(site: Site) -> None:
    site.pages["/x"] = answer(PAGE)

    found = ask(f"{site.url}/x", seconds=5)

    assert (found.state, found.words.split("\n")) == (
        WatchState.OK,
        ["Avant.", "Un fait.", "Cote", ""],
    )


def test_a_text_is_read_too(site: Site) -> None:
    site.pages["/x"] = answer(b"Un fait.", kind="text/plain")

    assert ask(f"{site.url}/x", seconds=5) == Answer(WatchState.OK, "Un fait.")


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"%PDF-1.7", "application/pdf"), (b"<script>words()</script>", "text/plain; charset=utf-8")],
)
def test_what_cannot_be_read_is_there_all_the_same(site: Site, body: bytes, kind: str) -> None:
    site.pages["/x"] = answer(b"" if kind.startswith("text") else body, kind=kind)

    assert ask(f"{site.url}/x", seconds=5) == Answer(WatchState.UNREAD)


@pytest.mark.parametrize("home", ["/", "/fr/", "/index.html", "/Accueil"])
def test_a_page_that_leads_home_is_gone(site: Site, home: str) -> None:
    site.pages["/x"] = answer(status=301, Location=home)
    site.pages[home] = answer(PAGE)

    assert ask(f"{site.url}/x", seconds=5) == Answer(WatchState.GONE)


@pytest.mark.parametrize("page", ["/y", "/?id=3", "/fr/y"])
def test_a_page_that_leads_to_another_is_read_there(site: Site, page: str) -> None:
    site.pages["/x"] = answer(status=301, Location=page)
    site.pages[page] = answer(PAGE)

    assert ask(f"{site.url}/x", seconds=5).state == WatchState.OK


def test_the_home_page_itself_is_not_gone(site: Site) -> None:
    site.pages["/"] = answer(PAGE)
    site.pages["/fr"] = answer(status=302, Location="/")

    assert ask(f"{site.url}/", seconds=5).state == WatchState.OK
    assert ask(f"{site.url}/fr", seconds=5).state == WatchState.OK


def test_no_answer_is_no_state(site: Site) -> None:
    site.pages["/round"] = answer(status=302, Location="/round")

    assert ask(f"{site.url}/round", seconds=5) == Answer(None)
    assert ask("http://127.0.0.1:1/", seconds=5) == Answer(None, dead=True)
    assert ask("http://no-such-host.invalid/", seconds=5) == Answer(None, dead=True)


def test_what_may_not_be_asked_says_nothing_about_the_page() -> None:
    assert ask("http://127.0.0.1/", seconds=5) == Answer(WatchState.UNREAD)
    assert ask("https://example.org\\@x/", seconds=5) == Answer(WatchState.UNREAD)
