"""Whatever breaks in the middle of a verb, nothing of it is saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.apps import apps

from factcheck import annotating, ledger, workflow
from factcheck.models import Citation, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, an_article, cited, in_review, settled

pytestmark = pytest.mark.django_db

VERBS = (
    "create",
    "settings",
    "mark",
    "edit",
    "assign",
    "cite",
    "uncite",
    "propose",
    "approve",
    "send_back",
    "reopen",
    "withdraw",
    "sign_off",
)


class BrokenError(Exception):
    """What the test lets go wrong."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of ours, and who is on which team."""
    models = apps.get_app_config("factcheck").get_models(include_auto_created=True)
    return {m.__name__: list(m._default_manager.order_by("pk").values()) for m in models}


def prepared(verb: str, cast: Cast) -> Callable[[], object]:
    claim = cited(a_claim(), actor=cast.checker)
    article = claim.article
    if verb in {"approve", "send_back"}:
        claim = in_review(claim, by=cast.checker)
    if verb == "reopen":
        claim = settled(claim, by=cast.checker, approver=cast.editor)
    seen = {"actor": cast.chief, "version": claim.version}
    why = {**seen, "reason": "Une raison."}
    citation = Citation.objects.get()
    return {
        "create": partial(an_article, actor=cast.chief, restricted=True, team=[cast.checker]),
        "settings": partial(
            annotating.change_article,
            article,
            actor=cast.chief,
            restricted=True,
            team=[cast.checker],
        ),
        "mark": partial(a_claim, article, actor=cast.chief),
        "edit": partial(annotating.edit_claim, claim, **seen, risk="high", detail={"value": 1}),
        "assign": partial(annotating.assign_claim, claim, **seen, assignee=cast.chief, due=None),
        "cite": partial(
            annotating.cite, claim, **seen, citation=Citation(evidence=citation.evidence)
        ),
        "uncite": partial(annotating.uncite, citation, **seen),
        "propose": partial(workflow.propose, claim, **seen, proposal=a_proposal()),
        "approve": partial(workflow.approve, claim, **seen),
        "send_back": partial(workflow.send_back, claim, **why),
        "reopen": partial(workflow.reopen, claim, **why),
        "withdraw": partial(workflow.withdraw, claim, **why),
        "sign_off": partial(
            workflow.sign_off,
            article,
            actor=cast.chief,
            revision=article.revision_id,
            override_reason="Urgent.",
        ),
    }[verb]


def write_then_break(**line: Any) -> ReviewEvent:
    original(**line)
    raise BrokenError


original = ledger.append


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_whose_line_cannot_be_written_changes_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    work = prepared(verb, cast)
    before = everything()

    with monkeypatch.context() as broken:
        broken.setattr(ledger, "append", write_then_break)
        with pytest.raises(BrokenError):
            work()

    assert everything() == before
    if verb != "uncite":  # Django forgets the id of a row that it deleted, also in vain
        work()
        assert everything() != before
