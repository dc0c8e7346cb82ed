"""Saying of sentences that they hold nothing to check, and taking that back."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import annotating, ledger, workflow
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import NothingToCheck, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.revising import a_revision
from tests.sentences import line, passed_over, states
from tests.suggested import a_read_article, read, suggested

pytestmark = pytest.mark.django_db

TITLE, FIGURE, OPINION = "Vols de données", "Les données de 491 840", "Peut Etre."


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def test_it_is_kept_who_said_it_when_and_why(cast: Cast) -> None:
    article = a_read_article()

    said = passed_over(article, OPINION, actor=cast.checker, reason="other", note="  Un jeu. ")

    said.refresh_from_db()
    assert (said.exact, said.reason, said.note) == (OPINION, "other", "Un jeu.")
    assert (said.person, said.revision_id) == (cast.checker, article.revision_id)
    assert (last().verb, last().reason, last().actor, last().at >= said.at) == (
        "nothing_to_check", "Un jeu.", cast.checker, True,
    )  # fmt: skip
    assert last().data == {"because": "other", "sentences": [[said.start, said.end]]}
    assert states(article)[OPINION] == "nothing"
    assert list(ledger.faults()) == []


def test_several_are_said_at_once(cast: Cast) -> None:
    article = an_article()
    spans = [(one.start, one.end) for one in (line(article, FIGURE), line(article, TITLE))]

    rows = annotating.nothing_to_check(
        article,
        actor=cast.editor,
        revision=article.revision_id or 0,
        spans=[*spans, spans[0]],
        reason="common",
    )

    assert [row.exact[:6] for row in rows] == ["Vols d", "Les do"]
    assert last().data["sentences"] == [list(span) for span in sorted(spans)]
    assert sorted(states(article).values()) == ["nothing", "nothing", "untouched"]


@pytest.mark.parametrize(
    ("reason", "note", "says"),
    [
        ("", "Un mot.", "Choose why"),
        ("boring", "Un mot.", "Choose why"),
        ("other", "  ", "Say in words"),
    ],
)
def test_it_needs_a_reason(cast: Cast, reason: str, note: str, says: str) -> None:
    article = an_article()

    with pytest.raises(IncompleteError, match=says):
        passed_over(article, TITLE, actor=cast.checker, reason=reason, note=note)
    assert not NothingToCheck.objects.exists()


def test_only_whole_sentences_of_the_text_can_be_meant(cast: Cast) -> None:
    article = an_article()
    say = partial(
        annotating.nothing_to_check,
        article,
        actor=cast.checker,
        revision=article.revision_id or 0,
        reason="opinion",
    )
    one = line(article, FIGURE)

    with pytest.raises(IncompleteError, match="Choose the sentences"):
        say(spans=[])
    for span in ((one.start, one.end - 1), (0, one.end), (9_000, 9_001)):
        with pytest.raises(NotPossibleError, match="no sentence"):
            say(spans=[(one.start, one.end), span])
    assert not NothingToCheck.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "outsider"])
def test_it_takes_somebody_who_checks(cast: Cast, who: str) -> None:
    article = an_article(actor=cast.reporter)
    said = passed_over(article, TITLE, actor=cast.checker)
    person = getattr(cast, who)

    with pytest.raises(NotAllowedError):
        passed_over(article, FIGURE, actor=person)
    with pytest.raises(NotAllowedError):
        annotating.check_after_all(said, actor=person)
    assert list(NothingToCheck.objects.all()) == [said]


def test_a_restricted_article_is_its_teams(cast: Cast) -> None:
    article = an_article(actor=cast.editor, restricted=True, team=[cast.editor])

    with pytest.raises(NotAllowedError):
        passed_over(article, FIGURE, actor=cast.checker)
    assert passed_over(article, FIGURE, actor=cast.editor)


def test_what_was_said_of_an_older_text_is_refused(cast: Cast) -> None:
    article = an_article()
    said, old = passed_over(article, TITLE, actor=cast.checker), article.revision_id
    a_revision(article, "Vols de données\n\nAutre chose.")

    with pytest.raises(StaleError):
        passed_over(article, TITLE, actor=cast.checker, revision=old)
    with pytest.raises(StaleError):
        annotating.check_after_all(said, actor=cast.checker)


def test_sent_twice_it_is_said_once_and_the_slower_of_two_is_told(cast: Cast) -> None:
    article = an_article()
    one = line(article, TITLE)
    say = partial(
        annotating.nothing_to_check,
        article,
        revision=article.revision_id or 0,
        spans=[(one.start, one.end)],
        reason="opinion",
    )
    say(actor=cast.checker)
    events = ReviewEvent.objects.count()

    assert say(actor=cast.checker) == []
    with pytest.raises(StaleError, match=r"^Checker was faster: this is said already"):
        say(actor=cast.editor)
    assert (NothingToCheck.objects.count(), ReviewEvent.objects.count()) == (1, events)


def test_of_several_the_others_are_said_though_one_was_decided_meanwhile(cast: Cast) -> None:
    article = an_article()
    a_claim(article)
    passed_over(article, TITLE, actor=cast.checker)

    rows = annotating.nothing_to_check(
        article,
        actor=cast.editor,
        revision=article.revision_id or 0,
        spans=[
            (one.start, one.end)
            for one in (line(article, TITLE), line(article, FIGURE), line(article, "Neyrat"))
        ],
        reason="elsewhere",
    )

    assert [row.exact[-7:] for row in rows] == ["Neyrat."]
    assert NothingToCheck.objects.get(reason="opinion").person == cast.checker


def test_there_is_something_to_check_where_there_is_a_claim(cast: Cast) -> None:
    article = an_article()
    a_claim(article)

    with pytest.raises(NotPossibleError, match="There is a claim"):
        passed_over(article, FIGURE, actor=cast.checker)


def test_a_claim_on_their_words_ends_it(cast: Cast) -> None:
    article = an_article()
    kept = passed_over(article, TITLE, actor=cast.checker)
    passed_over(article, FIGURE, actor=cast.checker)

    claim = a_claim(article, words="491 840")

    assert list(NothingToCheck.objects.all()) == [kept]
    assert (last().verb, last().data.get("overruled")) == ("mark", True)
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Non.")
    assert [state for words, state in states(article).items() if words.startswith(FIGURE)] == [
        "untouched"
    ]
    a_claim(article, words="certains", kind="quote")
    assert "overruled" not in last().data


def test_a_claim_ends_nothing_before_or_after_its_words(cast: Cast) -> None:
    article = an_article()
    for words in (TITLE, "Neyrat"):
        passed_over(article, words, actor=cast.checker)

    a_claim(article, words="Les données de 491 840 personnes ont été publiées.")

    assert list(states(article).values()) == ["nothing", "claimed", "nothing"]


def test_a_claim_that_is_attached_there_ends_it(cast: Cast) -> None:
    article = an_article()
    claim = a_claim(article)
    passed_over(article, TITLE, actor=cast.checker)

    annotating.attach_claim(
        claim,
        actor=cast.checker,
        version=claim.version,
        revision=article.revision_id or 0,
        start=0,
        end=4,
    )

    assert states(article)[TITLE] == "claimed"
    assert not NothingToCheck.objects.exists()


def test_it_can_be_taken_back_once(cast: Cast) -> None:
    article = an_article()
    said = passed_over(article, TITLE, actor=cast.checker)
    place = [said.start, said.end]

    annotating.check_after_all(said, actor=cast.editor)

    assert states(article)[TITLE] == "untouched"
    assert (last().verb, last().actor) == ("check_after_all", cast.editor)
    assert last().data == {"because": "opinion", "sentences": [place]}
    events = ReviewEvent.objects.count()
    again = NothingToCheck(pk=10_000, revision_id=article.revision_id, start=0, end=1)
    with pytest.raises(NotPossibleError, match="already"):
        annotating.check_after_all(again, actor=cast.editor)
    assert ReviewEvent.objects.count() == events


def test_what_is_suggested_in_it_is_offered_no_longer_until_it_is_taken_back(cast: Cast) -> None:
    article = a_read_article()
    rows = article.revision.suggestions
    offered = rows.offered().count()

    said = passed_over(article, FIGURE, actor=cast.checker)

    words = {"491 840 personnes", "12 endroits"}
    assert set(rows.passed_over().values_list("exact", flat=True)) == words
    assert rows.offered().count() == offered - 2
    assert not rows.offered().filter(exact__in=words).exists()
    annotating.check_after_all(said, actor=cast.checker)
    assert (rows.offered().count(), rows.passed_over().count()) == (offered, 0)


def test_in_a_later_text_that_nobody_looked_at_everything_is_offered(cast: Cast) -> None:
    article = a_read_article()
    passed_over(article, FIGURE, actor=cast.checker)
    a_revision(article, article.revision.text.replace("vues", "lues"))

    read(article)

    assert article.revision.suggestions.offered().filter(exact="12 endroits").exists()
    assert not article.revision.suggestions.passed_over().exists()


def test_accepting_what_is_suggested_in_it_ends_it(cast: Cast) -> None:
    article = a_read_article()
    passed_over(article, FIGURE, actor=cast.checker)

    annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.editor)

    assert not NothingToCheck.objects.exists()
    # The other figure of the sentence waits again.
    assert article.revision.suggestions.offered().filter(exact="491 840 personnes").exists()


def test_what_is_suggested_beyond_it_stays_offered(cast: Cast) -> None:
    article = a_read_article()
    said = passed_over(article, OPINION, actor=cast.checker)
    assert article.revision.suggestions.passed_over().get().exact == "Peut Etre"

    # One character less than the suggestion, on either side.
    text = article.revision.text
    for start, end in ((said.start + 1, said.end), (said.start, said.end - 2)):
        NothingToCheck.objects.update(start=start, end=end, exact=text[start:end])
        assert not article.revision.suggestions.passed_over().exists()
