"""Verbs about the text of an article, and what is marked in it."""

from __future__ import annotations

from functools import partial

from factcheck import annotating, intake
from factcheck.models import Suggestion
from tests.carried import EDITED
from tests.changing.ready import Ready, at, of
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, in_review, settled
from tests.sentences import passed_over
from tests.suggested import a_finding, a_read_article, suggested


def revise_article(cast: Cast) -> Ready:
    article = an_article()
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    a_claim(article, words="publiées")
    article.refresh_from_db()
    return partial(
        annotating.revise_article,
        article,
        intake.read_article(EDITED),
        actor=cast.checker,
        revision=article.revision_id or 0,
    )


def attach_claim(cast: Cast) -> Ready:
    claim = in_review(a_claim(a_read_article()), by=cast.checker)
    article = of(claim)
    assert article.revision is not None
    start = article.revision.text.index("12 endroits")
    place = {"start": start, "end": start + 11, "revision": article.revision_id}
    return partial(annotating.attach_claim, claim, actor=cast.checker, **at(claim, **place))


def mark_claim(cast: Cast) -> Ready:
    article, speaker = a_read_article(), a_source()
    detail = {"value": 491840, "attributed_to": speaker}
    return partial(a_claim, article, actor=cast.checker, detail=detail)


def accept_suggestion(cast: Cast) -> Ready:
    a_source()
    one = suggested(a_read_article(), "491 840 personnes")
    return partial(annotating.accept_suggestion, one, actor=cast.checker)


def accept_many(cast: Cast) -> Ready:
    """Two people are quoted, the one who is known for longer in the second place."""
    a_source("Ada Lovelace")
    a_source("Grace Hopper")
    article = a_read_article(
        text="« Oui, cela se peut », a dit Grace Hopper.\n\n"
        "« Non, cela ne se peut pas », a dit Ada Lovelace."
    )
    ids = list(Suggestion.objects.values_list("pk", flat=True))
    many = partial(annotating.accept_many, article, actor=cast.checker, shown=ids)
    return partial(many, revision=article.revision_id or 0)


def dismiss_suggestion(cast: Cast) -> Ready:
    one = suggested(a_read_article(), "12 endroits")
    return partial(annotating.dismiss_suggestion, one, actor=cast.checker, dismissal="nothing")


def nothing_to_check(cast: Cast) -> Ready:
    return partial(passed_over, a_read_article(), "491 840", actor=cast.checker)


def check_after_all(cast: Cast) -> Ready:
    said = passed_over(a_read_article(), "491 840", actor=cast.checker)
    return partial(annotating.check_after_all, said, actor=cast.checker)


def answer_finding(cast: Cast) -> Ready:
    finding = a_finding(an_article())
    return partial(annotating.answer_finding, finding, actor=cast.checker, answer="Deux années.")


def detect_article(cast: Cast) -> Ready:
    return partial(annotating.detect_article, a_read_article(), actor=cast.checker)


def change_article(cast: Cast) -> Ready:
    article = an_article()
    return partial(
        annotating.change_article, article, actor=cast.editor, version=1, restricted=True
    )


def restore_suggestion(cast: Cast) -> Ready:
    one = suggested(a_read_article(), "12 endroits")
    annotating.dismiss_suggestion(one, actor=cast.checker, dismissal="nothing")
    return partial(annotating.restore_suggestion, one, actor=cast.checker)


def reopen_finding(cast: Cast) -> Ready:
    finding = a_finding(an_article())
    annotating.answer_finding(finding, actor=cast.checker, answer="Deux années.")
    return partial(annotating.reopen_finding, finding, actor=cast.checker)


def create_article(cast: Cast) -> Ready:
    return partial(an_article, actor=cast.checker, once=True)
