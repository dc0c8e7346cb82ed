from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import workflow
from factcheck.choices import Kind
from factcheck.models import Article
from factcheck.views.revisions import SIZE
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import TEXT, a_claim, an_article, in_review
from tests.revising import a_revision, place

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
NEW = TEXT.replace("491 840 personnes", "500 000 patients")
HOSTILE = "<script>alert('x')</script>"


def address(article: Article, rest: str = "") -> str:
    return f"/desk/articles/{article.pk}/revisions/{rest}"


def paragraphs(page: str) -> list[str]:
    """The paragraphs of the text as they stand in the page, without the hidden words."""
    page = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", page)
    return re.findall(r'<p class="zone zone--\w+">(.*?)</p>', page, re.DOTALL)


def signed(article: Article, editor: User) -> None:
    workflow.sign_off(
        article, actor=editor, revision=article.revision_id or 0, override_reason="Vu."
    )


def test_the_list_says_what_became_of_the_text(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    signed(article, cast.other_editor)
    a_revision(article, NEW, by=cast.checker)
    a_revision(article, f"{NEW}\n\nLa CNIL enquête.")

    response = english(cast.checker).get(address(article))

    third, second, first = response.context["listed"]
    assert [row.revision.number for row in (third, second, first)] == [3, 2, 1]
    assert [row.before for row in (third, second, first)] == [2, 1, None]
    assert [row.is_current for row in (third, second, first)] == [True, False, False]
    assert (third.words.removed, third.words.added) == (0, 3)
    assert (second.words.removed, second.words.added) == (2, 2)
    assert first.words is None
    assert (third.sign_off, second.sign_off) == (None, None)
    assert first.sign_off.editor == cast.other_editor
    page = response.content.decode()
    assert re.findall(r"<strong>(Revision \d)</strong>", page) == [
        "Revision 3",
        "Revision 2",
        "Revision 1",
    ]
    assert "0 words removed, 3 added" in page
    assert "first revision" in page
    assert "Signed off by Other-Editor" in page
    assert re.findall(r"</time> · ([\w -]+)", page) == ["a command", "Checker", "Editor"]
    assert page.count('<span class="tag">current</span>') == 1
    assert f'href="{address(article, "2/3/")}"' in page
    assert f'href="{address(article, "since-sign-off/")}"' in page


def test_of_several_sign_offs_of_a_revision_the_last_is_named(cast: Cast) -> None:
    article = an_article()
    signed(article, cast.editor)
    a_claim(article)
    signed(article, cast.other_editor)

    [row] = english(cast.checker).get(address(article)).context["listed"]

    assert row.sign_off.editor == cast.other_editor


def test_one_revision_has_nothing_to_be_compared_with(cast: Cast) -> None:
    page = english(cast.checker).get(address(an_article())).content.decode()

    assert "There is nothing to compare yet" in page
    assert "<select" not in page


def test_an_article_without_a_text_has_an_empty_list(cast: Cast) -> None:
    article = Article.objects.create(headline="Vide")

    response = english(cast.checker).get(address(article))

    assert (response.status_code, response.context["listed"]) == (200, [])
    assert english(cast.checker).get(address(article, "since-sign-off/")).status_code == 200


def test_the_form_leads_to_the_two_that_were_chosen(cast: Cast) -> None:
    article = an_article()
    a_revision(article, NEW)
    a_revision(article, TEXT)
    client = english(cast.checker)

    form = client.get(address(article)).context["form"]
    chosen = client.get(address(article), {"before": "1", "after": "3"})

    assert (form["before"].initial, form["after"].initial) == (2, 3)
    assert form.errors == {}
    assert chosen.headers["Location"] == address(article, "1/3/")


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"before": "2", "after": "2"}, {"after"}),
        ({"before": "1", "after": "3"}, {"after"}),
        ({"before": "x\0", "after": "9" * 40}, {"before", "after"}),
        ({"before": "1"}, {"after"}),
        ({"after": "1"}, {"after"}),
        ({"before": "", "after": ""}, {"after"}),
    ],
)
def test_a_choice_that_cannot_be_meant_is_refused(
    cast: Cast, chosen: dict[str, str], wrong: set[str]
) -> None:
    article = an_article()
    a_revision(article, NEW)

    response = english(cast.checker).get(address(article), chosen)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == wrong
    assert len(response.context["listed"]) == 2


def test_a_long_list_has_pages_and_each_knows_what_came_before(cast: Cast) -> None:
    article = an_article()
    for number in range(SIZE):
        a_revision(article, TEXT if number % 2 else NEW)
    client = english(cast.checker)

    first = client.get(address(article))
    second = client.get(f"{address(article)}{first.context['next']}")

    assert [row.revision.number for row in first.context["listed"]] == [*range(SIZE + 1, 1, -1)]
    assert first.context["listed"][-1].words.added == 2
    assert [row.revision.number for row in second.context["listed"]] == [1]
    assert first.context["previous"] is None is second.context["next"]


def test_two_revisions_stand_side_by_side(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    a_revision(article, NEW)

    response = english(cast.checker).get(address(article, "1/2/"))

    page = response.content.decode()
    assert paragraphs(page)[2:4] == [
        "Les données de <del>491 840 personnes</del> ont été publiées.",
        "Les données de <ins>500 000 patients</ins> ont été publiées.",
    ]
    assert '<del><span class="visually-hidden">[removed: </span>491 840' in page
    assert 'personnes<span class="visually-hidden">]</span></del>' in page
    assert '<ins><span class="visually-hidden">[added: </span>500 000' in page
    assert 'patients<span class="visually-hidden">]</span></ins>' in page
    assert "2 words removed, 2 added" in page
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == ["Revision 1", "Revision 2"]
    assert "Not in this revision." not in page


def test_the_words_of_both_sides_are_those_of_the_revisions(cast: Cast) -> None:
    article = an_article(text=f"{TEXT}\n\nA & B\n\nReste.")
    old = article.revision
    new = a_revision(article, f"{NEW}\n\nReste  là.\n\nC & D.")

    response = english(cast.checker).get(address(article, "1/2/"))

    assert old is not None
    rows = [row for group in response.context["groups"] for row in group.rows]
    for side, revision in (("before", old), ("after", new)):
        blocks = [getattr(row, side) for row in rows if getattr(row, side)]
        words = ["".join(p.text for s in b.stretches for p in s.pieces) for b in blocks]
        assert "\n".join(words) == revision.text
        assert [block.zone for block in blocks] == [block["zone"] for block in revision.blocks]
    shown = [
        unescape(re.sub(r"<[^>]*>", "", block)) for block in paragraphs(response.content.decode())
    ]
    assert sorted(shown) == sorted(f"{old.text}\n{new.text}".split("\n"))


def test_a_paragraph_that_came_has_nothing_beside_it(cast: Cast) -> None:
    article = an_article()
    a_revision(article, f"{TEXT}\n\nLa CNIL enquête.")

    page = english(cast.checker).get(address(article, "1/2/")).content.decode()

    assert paragraphs(page)[-1] == "<ins>La CNIL enquête.</ins>"
    assert page.count("Not in this revision.") == 1
    assert "<del>" not in page


def test_the_older_revision_stands_on_the_left(cast: Cast) -> None:
    article = an_article()
    a_revision(article, NEW)
    client = english(cast.checker)

    assert client.get(address(article, "2/1/")).headers["Location"] == address(article, "1/2/")


@pytest.mark.parametrize(
    "rest", ["1/1/", "0/1/", "1/3/", "7/9/", f"1/{'9' * 30}/", "1/-2/", "1/x/"]
)
def test_what_is_no_pair_of_revisions_is_not_found(cast: Cast, rest: str) -> None:
    article = an_article()
    a_revision(article, NEW)
    a_revision(an_article(), NEW)

    assert english(cast.checker).get(address(article, rest)).status_code == 404


def test_texts_that_are_the_same_say_so(cast: Cast) -> None:
    article = an_article()
    a_revision(article, NEW)
    a_revision(article, TEXT)

    page = english(cast.checker).get(address(article, "1/3/")).content.decode()

    assert "the same, character by character" in page
    assert "3 unchanged paragraphs" in page
    assert "<del>" not in page
    assert "<ins>" not in page


def test_each_side_has_its_own_places_of_the_claims(cast: Cast) -> None:
    article = an_article()
    figure, source = a_claim(article), a_claim(article, kind=Kind.SOURCE)
    new = a_revision(article, NEW)
    place(figure, new, "500 000 patients ont")
    place(source, new)

    page = english(cast.checker).get(address(article, "1/2/")).content.decode()

    mark = '<mark class="mark mark--to_check">'
    link = (
        f'<a class="mark-ref mark-ref--to_check" href="{figure.get_absolute_url()}" '
        'data-number="1" aria-label="Claim 1, figure, to check"></a>'
    )
    changed, came, left, right = paragraphs(page)[2:]
    assert changed == (
        f"Les données de <del>{mark}491 840 personnes</mark>{link}</del> ont été publiées."
    )
    assert came == (
        f"Les données de <ins>{mark}500 000 patients</mark></ins>{mark} ont</mark>{link}"
        " été publiées."
    )
    assert f"{mark}Didier Neyrat</mark>" in left
    assert "<mark" not in right


def test_overlapping_claims_look_like_the_most_urgent(cast: Cast) -> None:
    article = an_article()
    a_claim(article)
    in_review(a_claim(article, words="491 840"), by=cast.checker)
    a_revision(article, NEW)

    page = english(cast.checker).get(address(article, "1/2/")).content.decode()

    pieces = re.findall(r'<mark class="([^"]*)">([^<]*)</mark>', page)
    assert pieces == [
        ("mark mark--in_review mark--shared", "491 840"),
        ("mark mark--to_check", " personnes"),
    ]


def test_a_withdrawn_claim_is_no_longer_marked(cast: Cast) -> None:
    article = an_article()
    claim = a_claim(article)
    a_revision(article, NEW)
    workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="x")

    page = english(cast.checker).get(address(article, "1/2/")).content.decode()

    assert "<mark" not in page


def folds(client: Client, article: Article) -> list[tuple[int, bool]]:
    groups = client.get(address(article, "1/2/")).context["groups"]
    return [(len(group.rows), group.is_folded) for group in groups]


def test_unchanged_paragraphs_far_from_a_change_are_folded_away(cast: Cast) -> None:
    lines = [f"Le paragraphe {number} reste ici." for number in range(12)]
    article = an_article(text="\n\n".join(lines))
    lines[5] = lines[5].replace("reste", "part")
    a_revision(article, "\n\n".join(lines))
    client = english(cast.checker)

    page = client.get(address(article, "1/2/")).content.decode()

    # One paragraph stays in sight on each side of the change.
    assert folds(client, article) == [(4, True), (1, False), (1, False), (1, False), (5, True)]
    assert page.count("<details") == 2
    assert "4 unchanged paragraphs" in page
    assert "5 unchanged paragraphs" in page
    assert len(paragraphs(page)) == 24


@pytest.mark.parametrize(
    ("changed", "groups"),
    [
        ((0, 4), [(1, False), (3, False), (1, False)]),
        ((0, 5), [(1, False), (4, False), (1, False)]),
        ((0, 6), [(1, False), (1, False), (3, True), (1, False), (1, False)]),
        ((3,), [(3, False), (1, False), (1, False), (3, True)]),
        ((4,), [(3, True), (1, False), (1, False), (3, False)]),
    ],
)
def test_few_unchanged_paragraphs_stay_in_sight(
    cast: Cast, changed: tuple[int, ...], groups: list[tuple[int, bool]]
) -> None:
    count = max(changed) + 1 if len(changed) > 1 else 8
    lines = [f"Le paragraphe {number} reste ici." for number in range(count)]
    article = an_article(text="\n\n".join(lines))
    for number in changed:
        lines[number] = lines[number].replace("reste", "part")
    a_revision(article, "\n\n".join(lines))

    assert folds(english(cast.checker), article) == groups


def test_a_paragraph_that_looks_alike_on_both_sides_is_a_twin(cast: Cast) -> None:
    article = an_article()
    a_claim(article, kind=Kind.SOURCE)
    a_revision(article, NEW)

    groups = english(cast.checker).get(address(article, "1/2/")).context["groups"]

    # The last one lost its claim on the way, so both sides are worth a look.
    rows = [row for group in groups for row in group.rows]
    assert [row.is_twin for row in rows] == [True, False, False]
    assert [row.is_same for row in rows] == [True, False, True]


def test_hostile_words_are_escaped(cast: Cast) -> None:
    article = an_article(text=f"Titre {HOSTILE}\n\n{HOSTILE} et 12.")
    claim = a_claim(article, words=HOSTILE, statement=HOSTILE)
    User.objects.filter(pk=cast.checker.pk).update(first_name=HOSTILE)
    new = a_revision(article, f"Titre {HOSTILE}\n\n<b>{HOSTILE} et 13.", by=cast.checker)
    place(claim, new, HOSTILE)
    client = english(cast.editor)

    for rest in ("", "1/2/", "since-sign-off/"):
        page = client.get(address(article, rest)).content.decode()
        assert "alert(" in page
        assert HOSTILE not in page
        assert "<b>" not in page


def test_the_way_from_the_last_sign_off_to_the_current_text(cast: Cast) -> None:
    article = an_article()
    signed(article, cast.editor)
    a_revision(article, NEW)
    signed(article, cast.editor)
    a_revision(article, TEXT)
    a_revision(article, NEW)

    response = english(cast.checker).get(address(article, "since-sign-off/"))

    assert response.headers["Location"] == address(article, "2/4/")


def test_without_a_sign_off_or_a_change_the_page_says_so(cast: Cast) -> None:
    article, other = an_article(), an_article()
    signed(other, cast.editor)
    client = english(cast.checker)

    before = client.get(address(article, "since-sign-off/")).content.decode()
    signed(article, cast.editor)
    after = client.get(address(article, "since-sign-off/")).content.decode()

    assert "No revision of this article has been signed off yet." in before
    assert "The text has not changed since the last sign-off." in after
    assert "Editor signed revision 1, the current one" in after
    assert f'href="/desk/articles/{article.pk}/gate/"' in after


def test_the_workbench_and_the_gate_lead_here_once_there_are_two(cast: Cast) -> None:
    article = an_article()
    client = english(cast.checker)
    pages = (article.get_absolute_url(), f"{article.get_absolute_url()}gate/")

    alone = [address(article) in client.get(page).content.decode() for page in pages]
    a_revision(article, NEW)
    workbench, gate = (client.get(page).content.decode() for page in pages)

    assert alone == [False, False]
    assert f'href="{address(article)}"' in workbench
    assert f'href="{address(article)}"' in gate
    assert f'href="{address(article, "since-sign-off/")}"' in gate


def queries(client: Client, url: str, **data: Any) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url, data).status_code == 200
    return len(found)


def test_the_queries_do_not_grow(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    signed(article, cast.editor)
    claims = [a_claim(article)]
    place(claims[0], a_revision(article, NEW, by=cast.checker), "patients")
    client = english(cast.checker)

    two = [queries(client, address(article, rest)) for rest in ("", "1/2/")]
    for number in range(3, 11):
        a_revision(article, NEW if number % 2 else TEXT, by=cast.chief)
        signed(article, cast.other_editor)
    claims += [a_claim(article) for _ in range(4)]
    newest = article.revisions.get(number=9)
    for claim in claims:
        place(claim, newest, "patients")
    ten = [queries(client, address(article, rest)) for rest in ("", "9/10/")]

    # Session, user, roles, article; then numbers, revisions, sign-offs, and what comes before
    # the last row. The comparison: revisions and places.
    assert two == ten == [8, 6]


def test_who_may_not_see_the_revisions(cast: Cast, as_user: Login) -> None:
    secret = an_article(actor=cast.editor, restricted=True)
    a_revision(secret, NEW)

    for rest in ("", "1/2/", "2/1/", "since-sign-off/", "?before=1&after=2"):
        url = address(secret, rest)
        assert as_user(None).get(url).headers["Location"].startswith("/accounts/login/")
        assert as_user(cast.outsider).get(url).status_code == 403
        assert as_user(cast.checker).get(url).status_code == 404
        assert as_user(cast.editor).get(url).status_code in (200, 302)
