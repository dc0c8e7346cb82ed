from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from factcheck import workflow
from factcheck.choices import Kind
from factcheck.models import Article
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import TEXT, a_claim, an_article, in_review
from tests.revising import a_revision, place

pytestmark = pytest.mark.django_db
NEW = TEXT.replace("491 840 personnes", "500 000 patients")


def address(article: Article, rest: str = "") -> str:
    return f"/desk/articles/{article.pk}/revisions/{rest}"


def paragraphs(page: str) -> list[str]:
    """The paragraphs of the text as they stand in the page, without the hidden words."""
    page = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", page)
    return re.findall(r'<p class="zone zone--\w+">(.*?)</p>', page, re.DOTALL)


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
    assert page.partition("<main")[2].count("<details") == 2
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
