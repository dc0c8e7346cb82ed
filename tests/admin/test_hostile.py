"""Words that would be code if a page trusted them."""

from __future__ import annotations

import json

import pytest

from factcheck import annotating
from factcheck.models import ImportedReview
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"
TEXT = f"{EVIL}\n\nUn {EVIL} mot."


@pytest.mark.parametrize(
    "path",
    [
        "factcheck/claim/?status__exact=%00",
        "factcheck/claim/?q=%00",
        "factcheck/claim/?p=%00",
        "factcheck/reviewevent/?verb=%00",
        "factcheck/importedreview/?year=%00",
        "factcheck/importedreview/?publisher=%00",
        "auth/user/?role=%00",
        "factcheck/source/?%00=1",
        "autocomplete/?app_label=factcheck&model_name=claim&field_name=article&term=%00",
    ],
)
def test_a_nul_in_an_address_is_a_bad_request(cast: Cast, path: str) -> None:
    assert english(cast.chief).get(f"/admin/{path}").status_code == 400


@pytest.mark.parametrize("path", ["%00", "x", "²", "9" * 30, "-1", "1/x"])
@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_row_that_cannot_be_is_not_found(cast: Cast, path: str, page: str) -> None:
    answer = english(cast.chief).get(f"/admin/factcheck/claim/{path}/{page}/")

    assert answer.status_code in {302, 403, 404}


@pytest.mark.parametrize("selected", ["x", "\0", "²", "-1", "9" * 30])
@pytest.mark.parametrize("model", ["factcheck/claim", "factcheck/comment", "factcheck/source"])
def test_a_damaged_selection_is_a_bad_request(cast: Cast, model: str, selected: str) -> None:
    data = {"action": "approve", "index": 0, "_selected_action": [selected]}

    answer = english(cast.chief).post(f"/admin/{model}/", data)

    assert answer.status_code == 400


@pytest.fixture
def paths(cast: Cast) -> list[str]:
    """Every page that shows a row with such words."""
    article = an_article(text=TEXT, byline=EVIL, desk=EVIL)
    source = a_source(EVIL, aliases=EVIL, description=EVIL)
    piece = evidence(EVIL, source=source, notes=EVIL)
    claim = a_claim(article, words=EVIL, statement=EVIL, detail={"unit": EVIL[:80], "value": 1})
    cited(claim, actor=cast.checker, evidence=piece, locator=f"p. 3 {EVIL}", excerpt=EVIL)
    claim = in_review(claim, by=cast.checker, summary=EVIL)
    comment = annotating.add_comment(claim, actor=cast.checker, body=EVIL)
    review = ImportedReview.objects.create(
        digest="0" * 64, url="https://example.org/?javascript:alert(1)", claim_reviewed=EVIL
    )
    rows = [article, source, piece, claim, claim.verdicts.get(), comment, review]
    lists = [f"/admin/factcheck/{row._meta.model_name}/" for row in rows]
    changes = [f"{path}{row.pk}/change/" for path, row in zip(lists, rows, strict=True)]
    pages = [f"{path}history/" for path in [c.removesuffix("change/") for c in changes]]
    return [*lists, *changes, *pages, "/admin/factcheck/figureclaim/", "/admin/"]


def test_pages_show_it_as_text(cast: Cast, paths: list[str]) -> None:
    client = english(cast.chief)

    pages = {path: client.get(path) for path in paths}

    assert {page.status_code for page in pages.values()} == {200}
    assert [
        path
        for path, page in pages.items()
        if "<script>alert" in (html := page.content.decode())
        or "<img src=x" in html
        or 'href="javascript:' in html
    ] == []
    shown = [path for path, page in pages.items() if "&lt;script&gt;" in page.content.decode()]
    assert len(shown) >= 14


def test_suggestions_are_data(cast: Cast, paths: list[str]) -> None:
    asked = {"app_label": "factcheck", "model_name": "quotedetail", "field_name": "speaker"}

    answer = english(cast.checker).get("/admin/autocomplete/", asked)

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert json.loads(answer.content)["results"][0]["text"] == EVIL


def test_a_refusal_is_text(cast: Cast, paths: list[str]) -> None:
    claim = a_claim(statement=EVIL)
    data = {"action": "withdraw", "index": 0, "_selected_action": claim.pk}

    page = english(cast.chief).post("/admin/factcheck/claim/", data).content.decode()

    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
