"""Asking for a page, and what its answer means for whoever cited it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from factcheck.choices import WatchState
from factcheck.fetching import Fetched, FetchError, fetch
from factcheck.intake import IntakeError, read_words

# No answer from the machine itself: its other pages would give none either.
DEAD = frozenset({"unknown", "unreachable"})
# No answer this time: another run may have more luck.
_FAILED = frozenset({*DEAD, "slow", "redirects"})
_GONE = frozenset({404, 410})
# Too many requests; above are the errors of a server.
_BUSY = 429
_SERVER = 500
# Where a site sends whoever asks for a page that it no longer has.
_HOME = frozenset({"", "/index.html", "/index.php", "/home", "/accueil", "/fr", "/en"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking: a state, or none when it failed this time; the words if it has any.

    `dead`: the machine itself does not answer.
    """

    state: WatchState | None
    words: str = ""
    dead: bool = False


def ask(url: str, *, seconds: float) -> Answer:
    """Ask for a page of the public web, `seconds` at most."""
    try:
        page = fetch(url, seconds=seconds)
    except FetchError as error:
        return _refused(error)
    if _is_home(urlsplit(page.url)) and not _is_home(urlsplit(url)):
        return Answer(WatchState.GONE)
    return _read(page)


def _refused(error: FetchError) -> Answer:
    if error.code in _FAILED:
        return Answer(None, dead=error.code in DEAD)
    if error.code == "status":
        return Answer(_state_of(int(str(error.params["status"]))))
    # There is something, or something that this desk may not ask: nobody can say more.
    return Answer(WatchState.UNREAD)


def _state_of(status: int) -> WatchState | None:
    if status in _GONE:
        return WatchState.GONE
    # Any other refusal is one of machines such as this: a person may see the page.
    return None if status == _BUSY or status >= _SERVER else WatchState.UNREAD


def _read(page: Fetched) -> Answer:
    try:
        return Answer(WatchState.OK, read_words(page.body, page.format))
    except IntakeError:
        return Answer(WatchState.UNREAD)


def _is_home(address: SplitResult) -> bool:
    return address.path.rstrip("/").lower() in _HOME and not address.query
