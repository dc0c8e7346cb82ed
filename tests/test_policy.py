"""Who sees what: for every role the predicate, the queryset and the table say the same."""

from __future__ import annotations

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from factcheck import policy, publishing
from factcheck.choices import Kind, Role, Visibility
from factcheck.models import Article, Citation, Claim, Evidence, Source, Verdict
from tests.asking import asked
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, evidence, settled
from tests.reporting.letters import a_report
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db

DESK = ("reporter", "checker", "editor", "chief", "superuser")
NOBODIES = ("outsider", "inactive", "anonymous")
PEOPLE = (*DESK, *NOBODIES)
CHECKERS = ("checker", "editor", "chief", "superuser")
EDITORS = ("editor", "chief", "superuser")
CHIEFS = ("chief", "superuser")

# Where a person stands to an article → who sees it.
PLACES = {
    "open": CHECKERS,
    "own": DESK,
    "team": DESK,
    "closed": CHIEFS,
    "closed_own": CHIEFS,
    "closed_team": DESK,
}
# Where a piece of evidence is used → who sees it, when it is neither protected nor theirs.
USED = {**PLACES, "unused": CHECKERS, "closed_and_open": CHECKERS}


def someone(cast: Cast, name: str) -> User | AnonymousUser:
    if name == "anonymous":
        return AnonymousUser()
    if name != "inactive":
        return getattr(cast, name)
    user = User.objects.create(username="gone", is_active=False, is_superuser=True)
    user.groups.set(Group.objects.filter(name__in=Role.values))
    return user


def placed(place: str, user: User | AnonymousUser) -> Article:
    known = user if isinstance(user, User) else None
    article = an_article(restricted=place.startswith("closed"))
    if place.endswith("own"):
        article.created_by = known
        article.save()
    if place.endswith("team") and known:
        article.team.add(known)
    return article


def a_member(cast: Cast, article: Article) -> User:
    if article.restricted:
        article.team.add(cast.other_checker)
    return cast.other_checker


@pytest.mark.parametrize(("name", "place"), list(product(PEOPLE, PLACES)))
def test_articles_and_their_claims(cast: Cast, name: str, place: str) -> None:
    user = someone(cast, name)
    article = placed(place, user)
    claim = a_claim(article)
    sees = name in PLACES[place]

    assert policy.can_view_article(user, article) is sees
    assert policy.visible_articles(user).filter(pk=article.pk).exists() is sees
    assert policy.can_view_claim(user, claim) is sees
    assert policy.visible_claims(user).filter(pk=claim.pk).exists() is sees
    assert policy.can_annotate(user, article) is sees
    assert policy.can_check(user, article) is (sees and name in CHECKERS)
    # A chief who is not on the team sees what is restricted, and does not speak for it.
    speaks = not place.startswith("closed") or place == "closed_team"
    assert policy.can_ask(user, article) is (sees and name in CHECKERS and speaks)
    question, _token = asked(claim, actor=a_member(cast, article))
    assert policy.can_view_question(user, question) is sees
    assert policy.visible_questions(user).filter(pk=question.pk).exists() is sees
    assert policy.can_manage_article(user, article) is (sees and name in EDITORS)


def test_reports_of_readers(cast: Cast) -> None:
    suggestion = a_report(None)
    for name in PEOPLE:
        user = someone(cast, name)
        for place in ("open", "closed", "closed_team"):
            claim = a_claim(placed(place, user))
            settled(claim, by=cast.chief, approver=cast.superuser)
            report = a_report(publishing.publish_fact(claim, actor=cast.chief))
            sees = name in PLACES[place] and name in CHECKERS

            assert policy.can_view_report(user, report) is sees
            assert policy.visible_reports(user).filter(pk=report.pk).exists() is sees
            assert policy.can_settle_report(user, report) is (sees and name in EDITORS)
        assert policy.can_view_report(user, suggestion) is (name in CHECKERS)
        assert policy.can_settle_report(user, suggestion) is (name in EDITORS)
        assert policy.can_read_reports(user) is (name in CHECKERS)


@pytest.mark.parametrize(("name", "used", "own"), list(product(PEOPLE, USED, [True, False])))
@pytest.mark.parametrize("visibility", Visibility.values)
def test_evidence(cast: Cast, name: str, used: str, own: bool, visibility: str) -> None:
    user = someone(cast, name)
    keeper = user if own and isinstance(user, User) else cast.other_checker
    piece = evidence(visibility=visibility, added_by=keeper)
    places = {"unused": (), "closed_and_open": ("closed", "open")}.get(used, (used,))
    for place in places:
        Citation.objects.create(claim=a_claim(placed(place, user)), evidence=piece)
    kept = name in DESK and (own or name in CHIEFS)
    sees = kept or (visibility != Visibility.PROTECTED and name in USED[used])

    assert policy.can_view_evidence(user, piece) is sees
    assert policy.visible_evidence(user).filter(pk=piece.pk).exists() is sees
    may_edit = sees and (own or name in CHECKERS)
    assert policy.can_edit_evidence(user, piece) is may_edit


@pytest.mark.parametrize(
    ("name", "protected", "keeper"), list(product(PEOPLE, [True, False], [True, False]))
)
def test_sources(cast: Cast, name: str, protected: bool, keeper: bool) -> None:
    user = someone(cast, name)
    source = a_source(protected=protected)
    source.keepers.add(cast.other_checker)
    if keeper and isinstance(user, User):
        source.keepers.add(user)
    sees = name in CHIEFS or (name in DESK and (keeper or not protected))

    assert policy.can_view_source(user, source) is sees
    assert policy.visible_sources(user).filter(pk=source.pk).exists() is sees


# Where a source is named → who sees it, when it is neither protected nor theirs.
NAMED = {
    **dict.fromkeys(PLACES, DESK),
    "closed": CHIEFS,
    "closed_own": CHIEFS,
    "closed_and_open": DESK,
    "unused": DESK,
}
WAYS = {
    "figure": lambda source: {"kind": Kind.FIGURE, "detail": {"attributed_to": source}},
    "quote": lambda source: {"kind": Kind.QUOTE, "detail": {"speaker": source}},
    "source": lambda source: {"kind": Kind.SOURCE, "detail": {"source": source}},
    "evidence": lambda source: {},
}


@pytest.mark.parametrize(("name", "named", "own"), list(product(PEOPLE, NAMED, [True, False])))
def test_sources_where_they_are_named(cast: Cast, name: str, named: str, own: bool) -> None:
    user = someone(cast, name)
    adder = user if own and isinstance(user, User) else cast.other_checker
    sources = {way: a_source(way, added_by=adder) for way in WAYS}
    places = {"unused": (), "closed_and_open": ("closed", "open")}.get(named, (named,))
    for place, (way, source) in product(places, sources.items()):
        claim = a_claim(placed(place, user), **WAYS[way](source))
        if way == "evidence":
            Citation.objects.create(claim=claim, evidence=evidence(source=source))
    sees = name in NAMED[named] or (own and name in DESK)

    one_by_one = {way: policy.can_view_source(user, source) for way, source in sources.items()}
    seen = set(policy.visible_sources(user).values_list("name", flat=True))

    assert one_by_one == dict.fromkeys(WAYS, sees)
    assert seen & set(WAYS) == (set(WAYS) if sees else set())


@pytest.mark.parametrize("name", PEOPLE)
def test_what_each_role_is(cast: Cast, name: str) -> None:
    user = someone(cast, name)

    assert policy.can_use_desk(user) is (name in DESK)
    assert policy.is_checker(user) is (name in CHECKERS)
    assert policy.is_editor(user) is (name in EDITORS)
    assert policy.is_chief(user) is (name in CHIEFS)
    assert policy.can_see_numbers(user) is (name in CHECKERS)


def test_a_group_that_is_no_role_counts_for_nothing(cast: Cast) -> None:
    cast.outsider.groups.add(Group.objects.create(name="Chief"))

    assert policy.roles(cast.outsider) == frozenset()


def test_roles_add_up(cast: Cast) -> None:
    cast.reporter.groups.add(Group.objects.get(name=Role.CHECKER))

    assert policy.roles(cast.reporter) == {"reporter", "checker"}


def test_roles_are_read_once_for_a_request(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        policy.can_use_desk(cast.editor)
        policy.is_chief(cast.editor)


@pytest.mark.parametrize("name", PEOPLE)
def test_many_rows_are_filtered_as_one_by_one(cast: Cast, name: str) -> None:
    user = someone(cast, name)
    for place in PLACES:
        piece = evidence(visibility=Visibility.INTERNAL)
        claim = a_claim(placed(place, user), detail={"attributed_to": a_source(place)})
        Citation.objects.create(claim=claim, evidence=piece)
    a_source(protected=True)

    for rows, predicate, model in (
        (policy.visible_articles(user), policy.can_view_article, Article),
        (policy.visible_claims(user), policy.can_view_claim, Claim),
        (policy.visible_evidence(user), policy.can_view_evidence, Evidence),
        (policy.visible_sources(user), policy.can_view_source, Source),
    ):
        seen = list(rows.order_by("pk"))
        assert seen == [row for row in model.objects.order_by("pk") if predicate(user, row)]


@pytest.mark.parametrize("place", PLACES)
def test_the_people_of_an_article_are_those_who_may(cast: Cast, place: str) -> None:
    for name in DESK:
        article = placed(place, someone(cast, name))
        people = User.objects.order_by("pk")
        verdict = Verdict(proposed_by=cast.checker)

        seeing = policy.people_who_see(article).order_by("pk")
        approving = policy.approvers_of(article).order_by("pk")

        assert list(seeing) == [one for one in people if policy.can_view_article(one, article)]
        claim = Claim(article=article)
        may = policy.MAY["approve"]
        assert list(approving) == [one for one in people if may(one, claim, verdict)]


def test_somebody_who_left_sees_nothing_any_more(cast: Cast) -> None:
    User.objects.filter(pk=cast.editor.pk).update(is_active=False)
    article = placed("open", cast.reporter)

    assert cast.editor not in policy.people_who_see(article)
    assert cast.checker in policy.people_who_see(article)


def test_the_verbs_ask_about_the_verdict_in_force(cast: Cast) -> None:
    claim = claim_in("to_check", cast)

    assert policy.MAY["approve"](cast.editor, claim, None)
    assert not policy.MAY["send_back"](cast.checker, claim, None)
