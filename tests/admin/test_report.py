"""What a bulk action says of the rows that it could not change."""

from __future__ import annotations

import pytest
from django.utils.html import escape
from django.utils.translation import override

from factcheck.admin.report import MOST_LISTED, Refused, report
from factcheck.models import Claim
from tests.admin.browsing import told
from tests.admin.test_verbs import act
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, in_review

pytestmark = pytest.mark.django_db


def test_each_refused_row_has_its_reason_and_a_link(cast: Cast) -> None:
    article = an_article(text="<b>Un titre\n\nLes données de 491 840 personnes ont été publiées.")
    own = [in_review(a_claim(article), by=cast.editor) for _ in range(2)]
    theirs = in_review(a_claim(article), by=cast.checker)

    page = act(english(cast.editor), "approve", *own, theirs)

    [message] = [str(one) for one in page.context["messages"]]
    assert message.startswith("1 approved, 2 refused:<br> ")
    for claim in own:
        link = f'<a href="/desk/claims/{claim.pk}/" title="{escape(article.headline)}">'
        assert f"<br> {link}claim {claim.number}</a>: You proposed this verdict" in message
    # As it is on the page: links, not the words of links.
    assert f'<a href="/desk/claims/{own[0].pk}/"' in page.content.decode()


@pytest.mark.parametrize(("count", "rest"), [(MOST_LISTED, ""), (MOST_LISTED + 7, "and 7 more")])
def test_a_long_report_is_capped_with_a_count(
    cast: Cast, django_assert_num_queries, count: int, rest: str
) -> None:
    claim = Claim.objects.select_related("article").get(pk=a_claim().pk)

    with override("en"), django_assert_num_queries(0):
        text = report("Rien.", [Refused(claim, "Non & non.")] * count)

    assert text.count("Non &amp; non.") == MOST_LISTED
    assert text.count("<br>") == MOST_LISTED + bool(rest)
    assert rest in text


def test_more_than_a_page_of_the_list_is_told_whole(cast: Cast) -> None:
    article = an_article()
    claims = [a_claim(article) for _ in range(55)]
    more = {"select_across": 1}

    page = act(english(cast.editor), "approve", *claims[:2], **more)

    [said] = told(page)
    assert said.startswith("55 refused: ")
    assert said.count("that is not possible from here") == 55
