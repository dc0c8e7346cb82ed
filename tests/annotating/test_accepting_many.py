"""All suggestions of a kind are accepted at once, or none."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import annotating
from factcheck.annotating import suggestions
from factcheck.choices import SuggestionState
from factcheck.errors import NotPossibleError, StaleError
from factcheck.models import Article, Claim, Suggestion
from tests.conftest import Cast
from tests.suggested import TEXT, a_read_article, next_text, read, states, suggested

pytestmark = pytest.mark.django_db

OPEN, ACCEPTED = SuggestionState.OPEN, SuggestionState.ACCEPTED


def shown(article: Article, kind: str = "figure") -> list[int]:
    rows = Suggestion.objects.filter(revision=article.revision_id, kind=kind).offered()
    return list(rows.values_list("pk", flat=True))


def many(article: Article, actor: User, ids: Collection[int]) -> list[str]:
    claims = annotating.accept_many(
        article, actor=actor, revision=article.revision_id or 0, shown=ids
    )
    return [claim.anchor.exact for claim in claims if claim.anchor]


def test_those_that_were_shown_are_accepted_and_no_others(cast: Cast) -> None:
    article = a_read_article(text=f"{TEXT}\n\nAinsi que 7 lignes.")
    ids = [suggested(article, words).pk for words in ("12 endroits", "491 840 personnes")]

    assert many(article, cast.checker, ids) == ["491 840 personnes", "12 endroits"]

    assert states(article)["7 lignes"] == OPEN
    assert states(article)["Didier Neyrat"] == OPEN


def test_neither_the_unsure_ones_nor_those_of_the_site_are_accepted_together(cast: Cast) -> None:
    article = a_read_article()
    every = list(Suggestion.objects.values_list("pk", flat=True))

    many(article, cast.checker, every)

    waiting = [words for words, state in states(article).items() if state == OPEN]
    assert waiting == ["Peut Etre", "3 autres"]


def test_pressed_twice_it_accepts_once(cast: Cast) -> None:
    article = a_read_article(text=f"{TEXT}\n\nAinsi que 7 lignes.")
    ids = [suggested(article, words).pk for words in ("12 endroits", "491 840 personnes")]

    first, second = many(article, cast.checker, ids), many(article, cast.checker, ids)

    assert first == second == ["491 840 personnes", "12 endroits"]
    assert Claim.objects.count() == 2


def test_the_second_of_two_accepts_what_is_left_and_is_told_when_nothing_is(cast: Cast) -> None:
    article = a_read_article()
    cast.checker.first_name, cast.checker.last_name = "Hugo", "Lemaire"
    cast.checker.save()
    ids = shown(article)
    annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.checker)

    assert many(article, cast.editor, ids) == ["491 840 personnes"]
    with pytest.raises(StaleError, match="Hugo Lemaire was faster: these suggestions are decided"):
        many(article, cast.chief, [suggested(article, "12 endroits").pk])

    assert Claim.objects.count() == 2


@pytest.mark.parametrize("ids", [[], [999_999]])
def test_what_is_no_longer_suggested_is_not_accepted(cast: Cast, ids: list[int]) -> None:
    with pytest.raises(StaleError, match="Somebody else was faster"):
        many(a_read_article(), cast.checker, ids)


def test_suggestions_of_another_article_are_not_accepted(cast: Cast) -> None:
    other, article = a_read_article(), a_read_article()
    ids = shown(other)
    annotating.accept_suggestion(suggested(other, "12 endroits"), actor=cast.checker)

    for _time in range(2):
        with pytest.raises(StaleError):
            many(article, cast.checker, ids)
        annotating.accept_suggestion(suggested(other, "491 840 personnes"), actor=cast.checker)

    assert Claim.objects.filter(article=article).count() == 0


def test_a_suggestion_of_the_site_can_be_accepted_on_its_own(cast: Cast) -> None:
    article = a_read_article()

    assert (
        annotating.accept_suggestion(suggested(article, "3 autres"), actor=cast.checker).kind
        == "figure"
    )


def test_no_more_are_accepted_than_a_page_shows(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MOST_AT_ONCE", 1)
    article = a_read_article()
    ids = shown(article)

    assert many(article, cast.checker, ids) == ["491 840 personnes"]
    assert many(article, cast.checker, ids) == ["12 endroits"]


def test_what_is_known_of_the_names_is_read_once(cast: Cast) -> None:
    article = a_read_article(
        text="Titre\n\n« Oui », a dit Anna. « Non », a dit Berthe. « Si », a dit Carla."
    )
    Suggestion.objects.update(data={"speaker": "un voisin", "cue": "a dit"})

    with CaptureQueriesContext(connection) as queries:
        assert len(many(article, cast.checker, shown(article, "quote"))) == 3

    asked = [query["sql"].partition(" FROM ")[0] for query in queries.captured_queries]
    kinds = [sql for sql in asked if sql.startswith('SELECT "factcheck_suggestion"."data"')]
    own = [sql for sql in asked if sql.startswith('SELECT "factcheck_quotedetail"."speaker_id"')]
    assert (len(kinds), len(own)) == (1, 1)
    speakers = {claim.quote.speaker for claim in Claim.objects.select_related("quote__speaker")}
    assert [one.name for one in speakers if one] == ["un voisin"]


def test_what_one_claim_of_the_round_answers_is_not_marked_again(cast: Cast) -> None:
    article = a_read_article()
    one = suggested(article, "491 840 personnes")
    Suggestion.objects.create(
        revision=one.revision,
        kind=one.kind,
        start=one.start + 4,
        end=one.end,
        exact="840 personnes",
        zone="body",
        tier="high",
    )

    assert many(article, cast.checker, shown(article)) == ["491 840 personnes", "12 endroits"]
    assert states(article)["840 personnes"] == ACCEPTED


def test_all_or_none_are_accepted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = a_read_article()
    second = suggested(article, "12 endroits").pk
    real = suggestions._accept

    def breaks(article: Article, one: Suggestion, actor: object, named: object) -> Claim:
        if one.pk == second:
            raise NotPossibleError
        return real(article, one, actor, named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(suggestions, "_accept", breaks)

    with pytest.raises(NotPossibleError):
        many(article, cast.checker, shown(article))

    assert Claim.objects.count() == 0
    assert set(states(article).values()) == {OPEN}


def test_all_of_an_older_text_are_not_accepted(cast: Cast) -> None:
    article = a_read_article()
    seen, ids = article.revision_id or 0, shown(article)
    read(next_text(article, TEXT))

    with pytest.raises(StaleError):
        annotating.accept_many(article, actor=cast.checker, revision=seen, shown=ids)

    assert Claim.objects.count() == 0
