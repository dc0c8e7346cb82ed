"""The map of sentences, and those of them that the gate waits for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.utils import translation

from factcheck import annotating, workflow
from factcheck.coverage import coverage_of
from factcheck.models import Article
from factcheck.readiness import readiness, valid_sign_off
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.revising import a_revision
from tests.sentences import coverage, line, passed_over, states
from tests.suggested import a_read_article, suggested

pytestmark = pytest.mark.django_db

PLAIN = (
    "Un marché\n\n"
    "Le marché ouvre sur la place. Le maire Jean Dupont est venu.\n\n"
    "Il a vu 12 étals.\n\n"
    "« Rien ne va plus ici », a dit une cliente.\n\n"
    "Lire aussi : 3 autres marchés de Lyon"
)
TITLE, OPENING, MAYOR = "Un marché", "Le marché ouvre sur la place.", "Le maire Jean Dupont"


@pytest.fixture
def reading(settings: LazySettings) -> None:
    """The newsroom lets the machine read; no detector of it suggests anything here."""
    settings.FACTCHECK_DETECTORS = ["tests.detectors.shouting"]


def waiting(article: Article) -> list[str]:
    return [one.words for one in coverage(article).lines if one.waits]


def unseen(article: Article) -> list[str]:
    with translation.override("en"):
        return [b.message for b in readiness(article) if b.code == "unseen"]


def test_a_sentence_is_claimed_passed_over_or_untouched(cast: Cast) -> None:
    article = an_article()
    assert set(states(article).values()) == {"untouched"}
    a_claim(article, words="491 840")
    passed_over(article, "Vols", actor=cast.checker)

    assert list(states(article).values()) == ["nothing", "claimed", "untouched"]
    seen = coverage(article)
    assert (seen.looked_at, len(seen.untouched), len(seen.nothing)) == (2, 1, 1)
    assert seen.untouched[0].key == f"{seen.untouched[0].start}-{seen.untouched[0].end}"


def test_a_claim_over_two_sentences_covers_both() -> None:
    article = an_article(text=PLAIN)
    a_claim(article, words="place. Le maire", detail={})

    claimed = [words for words, state in states(article).items() if state == "claimed"]
    assert claimed == [OPENING, "Le maire Jean Dupont est venu."]


def test_a_withdrawn_claim_and_one_of_an_older_text_cover_nothing(cast: Cast) -> None:
    article = an_article()
    claim = a_claim(article)
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Non.")
    assert coverage(article).looked_at == 0

    a_claim(article)
    assert coverage(article).looked_at == 1
    a_revision(article, article.revision.text + "\nEt puis rien.")
    assert coverage(article).looked_at == 0


def test_what_was_said_of_an_older_text_counts_for_nothing(cast: Cast) -> None:
    article = an_article()
    passed_over(article, "Vols", actor=cast.checker)
    a_revision(article, article.revision.text + "\nEt puis rien.")

    assert coverage(article).looked_at == 0


def test_an_article_without_a_text_has_no_sentences() -> None:
    article = Article.objects.create(headline="Rien", language="fr")

    assert coverage_of(article, []).lines == ()
    assert [blocker.code for blocker in readiness(article)] == ["no_claims"]


@pytest.mark.usefixtures("reading")
def test_the_gate_waits_for_figures_quotes_and_names_that_nobody_looked_at(cast: Cast) -> None:
    article = an_article(text=PLAIN)

    assert waiting(article) == [
        "Le maire Jean Dupont est venu.",
        "Il a vu 12 étals.",
        "« Rien ne va plus ici », a dit une cliente.",
    ]
    passed_over(article, MAYOR, actor=cast.checker)
    settled(a_claim(article, words="12 étals"), by=cast.checker, approver=cast.editor)
    (blocker,) = readiness(article)
    key = line(article, "Rien ne va plus").key
    assert blocker.url == f"{article.get_absolute_url()}?sentences=untouched#sentence-{key}"
    assert unseen(article) == [
        "Nobody has looked at the sentence “« Rien ne va plus ici », a dit une cliente.”."
    ]
    passed_over(article, "Rien ne va plus", actor=cast.editor)
    assert readiness(article) == []
    # Those that hold nothing of the kind are shown, and block nothing.
    assert [one.words for one in coverage(article).untouched] == [TITLE, OPENING]


def test_where_no_machine_reads_the_gate_waits_for_no_name(cast: Cast) -> None:
    article = an_article(text=PLAIN)

    assert waiting(article) == []
    assert unseen(article) == []


@pytest.mark.usefixtures("reading")
def test_long_words_are_cut_in_a_blocker() -> None:
    article = an_article(text=f"Titre\n\nJean Dupont, {'très ' * 30}fatigué, dort.")

    (said,) = unseen(article)
    assert said.endswith("…”.")
    assert len(said) < 130


def test_what_is_suggested_for_sure_is_counted_once(cast: Cast) -> None:
    article = a_read_article()

    # In the sentence of the figures and in that of the quote there are suggestions that block.
    assert coverage(article).suggested == 4
    assert waiting(article) == ["Peut Etre."]
    assert [blocker.code for blocker in readiness(article)][1:] == ["untouched", "unseen"]


def test_passing_a_sentence_over_takes_its_suggestions_from_the_gate(cast: Cast) -> None:
    article = a_read_article()

    said = passed_over(article, "491 840", actor=cast.checker)
    assert coverage(article).suggested == 2
    passed_over(article, "Neyrat", actor=cast.checker)
    assert coverage(article).suggested == 0
    annotating.check_after_all(said, actor=cast.checker)
    assert coverage(article).suggested == article.revision.suggestions.weighty().count() == 2


def test_what_was_decided_is_not_asked_again(cast: Cast, settings: LazySettings) -> None:
    article = a_read_article()
    settings.FACTCHECK_DETECTORS = ["tests.detectors.names"]
    annotating.dismiss_suggestion(
        suggested(article, "Peut Etre"), actor=cast.checker, dismissal="misread"
    )
    assert waiting(article) == []

    for words in ("491 840 personnes", "12 endroits"):
        assert waiting(article) == []
        annotating.dismiss_suggestion(
            suggested(article, words), actor=cast.checker, dismissal="nothing"
        )
    assert waiting(article) == []
    claim = annotating.accept_suggestion(suggested(article, "Didier Neyrat"), actor=cast.checker)
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Non.")
    quote = suggested(article, "« Nous ne sommes pas certains »")
    annotating.dismiss_suggestion(quote, actor=cast.checker, dismissal="nothing")
    assert waiting(article) == []
    annotating.restore_suggestion(quote, actor=cast.checker)
    assert (waiting(article), coverage(article).suggested) == ([], 1)


@pytest.mark.usefixtures("reading")
def test_a_name_beside_what_was_decided_is_asked_about(cast: Cast) -> None:
    article = a_read_article(
        text="Titre\n\nIl y a 12 rats à Paris. Il y en a 7 ici.\n\nLire : Jean Dupont"
    )
    for words in ("12 rats", "7 ici"):
        annotating.dismiss_suggestion(
            suggested(article, words), actor=cast.checker, dismissal="nothing"
        )

    assert waiting(article) == ["Il y a 12 rats à Paris."]


def test_a_sign_off_outlives_saying_nothing_but_not_taking_it_back(cast: Cast) -> None:
    article = an_article()
    early = passed_over(article, "Vols", actor=cast.checker)
    sign_off = workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id or 0, override_reason="Urgent."
    )

    passed_over(article, "Neyrat", actor=cast.checker)
    assert valid_sign_off(article) == sign_off
    annotating.check_after_all(early, actor=cast.checker)
    assert valid_sign_off(article) is None


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_map_costs_two_queries(
    cast: Cast, count: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    article = an_article(text="Titre\n\n" + "\n\n".join(f"Phrase {n} ici." for n in range(count)))
    spans = [(one.start, one.end) for one in coverage(article).lines[1:]]
    annotating.nothing_to_check(
        article, actor=cast.checker, revision=article.revision_id, spans=spans, reason="common"
    )

    with django_assert_num_queries(2):
        assert [str(one.said.person) for one in coverage_of(article, []).nothing] == (
            ["checker"] * count
        )


def test_what_is_suggested_up_to_the_end_of_a_sentence_is_passed_over_with_it(cast: Cast) -> None:
    article = a_read_article(text="Il y a 12 rats\n\nIl y a 7 loups.")

    passed_over(article, "12 rats", actor=cast.checker)

    assert coverage(article).suggested == article.revision.suggestions.weighty().count() == 1
