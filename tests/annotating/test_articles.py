from __future__ import annotations

import hashlib

import pytest

from factcheck import annotating, intake, policy
from factcheck.errors import NotAllowedError
from factcheck.models import Article, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import TEXT, an_article

pytestmark = pytest.mark.django_db


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def test_an_article_comes_with_its_first_revision(cast: Cast) -> None:
    draft = intake.read_article(TEXT)

    article = annotating.create_article(
        draft, actor=cast.reporter, language="en", byline="AFP", team=[cast.checker]
    )

    article.refresh_from_db()
    revision = article.revision
    assert (article.headline, article.language, article.byline) == (draft.headline, "en", "AFP")
    assert (article.created_by, list(article.team.all())) == (cast.reporter, [cast.checker])
    assert (revision.article, revision.number, revision.created_by) == (article, 1, cast.reporter)
    assert (revision.headline, revision.text, revision.blocks) == (
        draft.headline,
        draft.text,
        draft.block_list(),
    )
    assert revision.length == len(draft.text)
    assert revision.sha256 == hashlib.sha256(draft.text.encode()).hexdigest()
    assert (last().verb, last().actor, last().data) == (
        "import",
        cast.reporter,
        {"sha256": revision.sha256},
    )


def test_a_command_brings_in_an_article_of_nobody() -> None:
    article = an_article()

    assert (article.created_by, article.revision.created_by, last().actor) == (None, None, None)


def test_whoever_has_no_role_brings_in_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowedError):
        an_article(actor=cast.outsider)

    assert not Article.objects.exists()


def test_whoever_brings_in_a_restricted_article_joins_its_team(cast: Cast) -> None:
    restricted = an_article(actor=cast.reporter, restricted=True, team=[cast.checker])
    for_all = an_article(actor=cast.reporter, restricted=False)
    by_command = an_article(restricted=True)

    assert set(restricted.team.all()) == {cast.reporter, cast.checker}
    assert policy.can_view_article(cast.reporter, restricted)
    assert set(for_all.team.all()) == set()
    assert set(by_command.team.all()) == set()


def test_an_editor_changes_the_settings(cast: Cast) -> None:
    article = an_article(byline="AFP")
    article.team.add(cast.reporter)

    changed = annotating.change_article(
        article,
        actor=cast.editor,
        version=1,
        byline="Reuters",
        desk="sciences",
        team=[cast.checker],
    )

    assert (changed.byline, changed.desk) == ("Reuters", "sciences")
    assert list(article.team.all()) == [cast.checker]
    assert (last().verb, last().actor, last().data) == (
        "settings",
        cast.editor,
        {"fields": ["byline", "desk"]},
    )


def test_a_team_that_is_not_named_stays_and_an_empty_one_goes(cast: Cast) -> None:
    article = an_article(team=[cast.checker])

    annotating.change_article(article, version=article.version, actor=cast.editor, desk="sciences")
    assert list(article.team.all()) == [cast.checker]

    annotating.change_article(article, version=2, actor=cast.editor, team=[])
    assert list(article.team.all()) == []


@pytest.mark.parametrize("named", [True, False])
def test_whoever_restricts_an_article_still_sees_it(cast: Cast, named: bool) -> None:
    article = an_article()
    team = {"team": [cast.checker]} if named else {}

    article = annotating.change_article(
        article, version=article.version, actor=cast.editor, restricted=True, **team
    )

    assert set(article.team.all()) == {cast.editor, *team.get("team", [])}
    assert policy.can_view_article(cast.editor, article)


def test_an_editor_may_leave_the_team_of_a_restricted_article(cast: Cast) -> None:
    article = an_article(restricted=True, team=[cast.editor, cast.checker])

    annotating.change_article(
        article, version=article.version, actor=cast.editor, restricted=True, team=[cast.checker]
    )

    assert list(article.team.all()) == [cast.checker]


@pytest.mark.parametrize("name", ["reporter", "checker", "outsider"])
def test_only_an_editor_changes_an_article(cast: Cast, name: str) -> None:
    article = an_article(actor=cast.reporter)

    with pytest.raises(NotAllowedError, match="Only an editor"):
        annotating.change_article(
            article, version=article.version, actor=getattr(cast, name), byline="X"
        )

    article.refresh_from_db()
    assert article.byline == ""


def test_no_editor_changes_a_restricted_article_of_another_team(cast: Cast) -> None:
    article = an_article(restricted=True)

    with pytest.raises(NotAllowedError):
        annotating.change_article(article, version=article.version, actor=cast.editor, byline="X")
