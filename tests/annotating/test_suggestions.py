"""A person accepts a suggestion as a claim, or says why it is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck import annotating, ledger, policy
from factcheck.choices import Approximation, SourceKind, Status, SuggestionState
from factcheck.errors import NotAllowedError, StaleError
from factcheck.models import Article, Claim, ReviewEvent, Source, Suggestion
from tests.conftest import Cast
from tests.newsdesk import TEXT as OTHER_TEXT
from tests.newsdesk import a_claim, a_source
from tests.suggested import TEXT, a_read_article, next_text, states, suggested

pytestmark = pytest.mark.django_db

QUOTE = "« Nous ne sommes pas certains »"
OPEN, ACCEPTED, DISMISSED = (
    SuggestionState.OPEN,
    SuggestionState.ACCEPTED,
    SuggestionState.DISMISSED,
)


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def accept(article: Article, words: str, cast: Cast) -> Claim:
    return annotating.accept_suggestion(suggested(article, words), actor=cast.checker)


def test_an_accepted_figure_is_a_claim_with_its_detail(cast: Cast) -> None:
    article = a_read_article()

    claim = accept(article, "491 840 personnes", cast)

    claim.refresh_from_db()
    assert (claim.kind, claim.status, claim.number) == ("figure", Status.TO_CHECK, 1)
    assert claim.statement == "Les données de 491 840 personnes ont été vues à 12 endroits."
    assert claim.anchor is not None
    assert claim.anchor.exact == "491 840 personnes"
    assert claim.created_by == cast.checker
    detail = claim.figure
    assert (detail.value, detail.unit, detail.approximation) == (
        Decimal(491840),
        "personnes",
        Approximation.EXACT,
    )
    suggestion = suggested(article, "491 840 personnes")
    assert (suggestion.state, suggestion.claim, suggestion.decided_by) == (
        ACCEPTED,
        claim,
        cast.checker,
    )
    assert (last().verb, last().claim, last().actor) == ("mark", claim, cast.checker)
    assert list(ledger.faults()) == []


def test_an_accepted_quote_has_its_speaker_and_its_cue(cast: Cast) -> None:
    claim = accept(a_read_article(), QUOTE, cast)

    detail = claim.quote
    assert detail.speaker is not None
    assert (detail.speaker.name, detail.speaker.kind, detail.speaker.added_by) == (
        "Didier Neyrat",
        SourceKind.PERSON,
        cast.checker,
    )
    assert (detail.cue, detail.verbatim) == ("a déclaré", True)


def test_a_speaker_that_was_not_found_is_left_for_the_person(cast: Cast) -> None:
    article = a_read_article(text="Titre\n\nUn mot : « Oui ». Le reste.")

    claim = accept(article, "« Oui »", cast)

    assert claim.quote.speaker is None
    assert Source.objects.count() == 0


@pytest.mark.parametrize("known", ["Didier Neyrat", "didier  NEYRAT"])
def test_a_source_that_is_known_by_its_name_is_used(cast: Cast, known: str) -> None:
    source = a_source(known)
    article = a_read_article()

    quote, mention = accept(article, QUOTE, cast), accept(article, "Didier Neyrat", cast)

    assert quote.quote.speaker == source
    assert mention.source_detail.source == source
    assert Source.objects.count() == 1


def test_a_source_is_known_by_its_alias_too(cast: Cast) -> None:
    source = a_source("D. Neyrat", aliases="Neyrat, Didier Neyrat")

    assert accept(a_read_article(), QUOTE, cast).quote.speaker == source


@pytest.mark.parametrize("who", ["checker", "chief"])
@pytest.mark.parametrize("names", [{"name": "Didier Neyrat"}, {"aliases": "Didier Neyrat"}])
def test_a_protected_source_is_never_linked_by_its_name(
    cast: Cast, who: str, names: dict[str, str]
) -> None:
    protected = a_source(**{"name": "La gorge", **names}, protected=True)
    protected.keepers.add(cast.checker)
    actor = getattr(cast, who)
    assert policy.can_view_source(actor, protected)

    claim = annotating.accept_suggestion(suggested(a_read_article(), QUOTE), actor=actor)

    assert claim.quote.speaker != protected
    assert claim.quote.speaker is not None
    assert (claim.quote.speaker.name, claim.quote.speaker.protected) == ("Didier Neyrat", False)


def test_a_source_of_an_article_that_one_may_not_see_is_not_linked(cast: Cast) -> None:
    hidden = a_source("Didier Neyrat")
    closed = a_read_article(restricted=True, text=OTHER_TEXT)
    a_claim(closed, kind="quote", detail={"speaker": hidden})
    assert not policy.can_view_source(cast.checker, hidden)

    claim = accept(a_read_article(), QUOTE, cast)

    assert claim.quote.speaker is not None
    assert claim.quote.speaker != hidden


def with_name(article: Article, words: str, **data: str) -> Suggestion:
    suggestion = suggested(article, words)
    suggestion.data = {**suggestion.data, **data}
    suggestion.save()
    return suggestion


def test_somebody_without_a_name_is_somebody_else_in_every_article(cast: Cast) -> None:
    elsewhere, article = a_read_article(), a_read_article()
    for one in (elsewhere, article):
        with_name(one, QUOTE, speaker="un utilisateur")
        with_name(one, "Didier Neyrat", name="un utilisateur", source_kind="role")

    first = accept(elsewhere, QUOTE, cast).quote.speaker
    second = accept(article, QUOTE, cast).quote.speaker
    again = accept(article, "Didier Neyrat", cast).source_detail.source

    assert (first is None, second is None, second == first, again == second) == (
        False,
        False,
        False,
        True,
    )


def test_the_kind_of_a_speaker_is_that_of_its_mention(cast: Cast) -> None:
    article = a_read_article()
    with_name(article, "Didier Neyrat", source_kind="organization")

    speaker = accept(article, QUOTE, cast).quote.speaker

    assert speaker is not None
    assert speaker.kind == SourceKind.ORGANIZATION


def test_a_long_sentence_is_cut_around_the_words(cast: Cast) -> None:
    article = a_read_article(text=f"Titre\n\nIl y {'et encore ' * 200}a 12 endroits ici.")

    claim = accept(article, "12 endroits", cast)

    assert claim.statement.startswith("…e")
    assert claim.statement.endswith("encore a 12 endroits ici.")


def test_the_second_of_two_is_told_who_was_faster(cast: Cast) -> None:
    article = a_read_article()
    suggestion = suggested(article, "12 endroits")
    cast.checker.first_name, cast.checker.last_name = "Hugo", "Lemaire"
    cast.checker.save()
    annotating.accept_suggestion(suggestion, actor=cast.checker)

    with pytest.raises(StaleError, match="Hugo Lemaire was faster: this suggestion is accepted"):
        annotating.accept_suggestion(suggestion, actor=cast.editor)
    with pytest.raises(StaleError, match="Hugo Lemaire was faster: this suggestion is accepted"):
        annotating.dismiss_suggestion(suggestion, actor=cast.editor, dismissal="nothing")
    with pytest.raises(StaleError, match="Hugo Lemaire was faster: this suggestion is accepted"):
        annotating.restore_suggestion(suggestion, actor=cast.editor)

    assert Claim.objects.count() == 1


def test_accepted_by_a_command_it_was_somebody_else(cast: Cast) -> None:
    article = a_read_article()
    a_claim(article, words="12 endroits")

    with pytest.raises(StaleError, match="Somebody else was faster"):
        accept(article, "12 endroits", cast)


def test_sent_twice_it_is_accepted_and_dismissed_once(cast: Cast) -> None:
    article = a_read_article()
    figure, other = suggested(article, "12 endroits"), suggested(article, "491 840 personnes")

    first = annotating.accept_suggestion(figure, actor=cast.checker)
    second = annotating.accept_suggestion(figure, actor=cast.checker)
    annotating.dismiss_suggestion(other, actor=cast.checker, dismissal="nothing")
    annotating.dismiss_suggestion(other, actor=cast.checker, dismissal="covered")

    assert first == second
    assert Claim.objects.count() == 1
    assert suggested(article, "491 840 personnes").dismissal == "nothing"
    assert ReviewEvent.objects.filter(verb="dismiss").count() == 1


def test_a_suggestion_of_an_older_text_is_no_longer_decided(cast: Cast) -> None:
    article = a_read_article()
    old = suggested(article, "12 endroits")
    next_text(article, TEXT)

    for verb in (
        lambda: annotating.accept_suggestion(old, actor=cast.checker),
        lambda: annotating.dismiss_suggestion(old, actor=cast.checker, dismissal="nothing"),
        lambda: annotating.restore_suggestion(old, actor=cast.checker),
    ):
        with pytest.raises(StaleError):
            verb()

    old.refresh_from_db()
    assert (old.state, Claim.objects.count()) == (OPEN, 0)


def test_a_reporter_dismisses_nothing_and_restores_nothing(cast: Cast) -> None:
    own = a_read_article(actor=cast.reporter)
    one, dismissed = suggested(own, "12 endroits"), suggested(own, "Didier Neyrat")
    annotating.dismiss_suggestion(dismissed, actor=cast.checker, dismissal="nothing")
    before = ReviewEvent.objects.count()

    with pytest.raises(NotAllowedError, match="Only a checker, an editor or a chief"):
        annotating.dismiss_suggestion(one, actor=cast.reporter, dismissal="nothing")
    with pytest.raises(NotAllowedError, match="Only a checker, an editor or a chief"):
        annotating.restore_suggestion(dismissed, actor=cast.reporter)

    assert (states(own)["12 endroits"], states(own)["Didier Neyrat"]) == (OPEN, DISMISSED)
    assert ReviewEvent.objects.count() == before


def test_a_reporter_decides_in_an_article_of_their_own_only(cast: Cast) -> None:
    own, other = a_read_article(actor=cast.reporter), a_read_article()

    annotating.accept_suggestion(suggested(own, "12 endroits"), actor=cast.reporter)
    for verb in (
        lambda one: annotating.accept_suggestion(one, actor=cast.reporter),
        lambda one: annotating.dismiss_suggestion(one, actor=cast.reporter, dismissal="nothing"),
        lambda one: annotating.restore_suggestion(one, actor=cast.reporter),
    ):
        with pytest.raises(NotAllowedError):
            verb(suggested(other, "12 endroits"))
    with pytest.raises(NotAllowedError):
        annotating.accept_many(
            other,
            actor=cast.reporter,
            revision=other.revision_id or 0,
            shown=[suggested(other, "12 endroits").pk],
        )

    assert set(states(other).values()) == {OPEN}
