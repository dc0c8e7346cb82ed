"""Verbs about what is said of a claim, at the desk and outside."""

from __future__ import annotations

from functools import partial

from factcheck import annotating
from tests.asking import asked, replied
from tests.called import a_contact, an_entry
from tests.changing.ready import Ready, at
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, cited, evidence


def edit_claim(cast: Cast) -> Ready:
    claim, one, other = a_claim(), a_source("A"), a_source("B")
    detail = {"value": 1, "attributed_to": one}
    annotating.edit_claim(claim, actor=cast.checker, detail=detail, **at(claim))
    detail = {"value": 2, "attributed_to": other}
    return partial(annotating.edit_claim, claim, actor=cast.checker, detail=detail, **at(claim))


def assign_claim(cast: Cast) -> Ready:
    claim = a_claim()
    to = {"assignee": cast.other_checker, "due": None}
    return partial(annotating.assign_claim, claim, actor=cast.checker, **at(claim, **to))


def add_comment(cast: Cast) -> Ready:
    return partial(annotating.add_comment, a_claim(), actor=cast.checker, body="Et @editor ?")


def resolve_comment(cast: Cast) -> Ready:
    comment = annotating.add_comment(a_claim(), actor=cast.checker, body="Sûr ?")
    return partial(annotating.resolve_comment, comment, actor=cast.checker)


def log_contact(cast: Cast) -> Ready:
    claim, _source = a_claim(), a_source("Claude Martin")
    before = a_contact(claim, by=cast.checker)
    annotating.cite_contact(before, actor=cast.checker, stance="supports", **at(claim))
    told = an_entry(record="off", answer="Autre.")
    return partial(annotating.log_contact, claim, actor=cast.checker, contact=told, replaces=before)


def cite_contact(cast: Cast) -> Ready:
    claim, _source = a_claim(), a_source("Claude Martin")
    contact = a_contact(claim, by=cast.checker)
    return partial(
        annotating.cite_contact, contact, actor=cast.checker, stance="supports", **at(claim)
    )


def ask(cast: Cast) -> Ready:
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence(source=a_source()))
    return partial(asked, claim, actor=cast.checker)


def reply(cast: Cast) -> Ready:
    return partial(replied, asked(a_claim(), actor=cast.checker)[0])


def revoke(cast: Cast) -> Ready:
    question = asked(a_claim(), actor=cast.checker)[0]
    return partial(annotating.revoke, question, actor=cast.checker)


def take_answer(cast: Cast) -> Ready:
    claim = a_claim()
    answer = replied(asked(claim, actor=cast.checker)[0])
    how = {"stance": "refutes", "tier": "secondary"}
    return partial(annotating.take_answer, answer, actor=cast.checker, **at(claim, **how))


def leave_answer(cast: Cast) -> Ready:
    answer = replied(asked(a_claim(), actor=cast.checker)[0])
    return partial(annotating.leave_answer, answer, actor=cast.checker, reason="Sans objet.")


def unresolve_comment(cast: Cast) -> Ready:
    comment = annotating.add_comment(a_claim(), actor=cast.checker, body="Sûr ?")
    annotating.resolve_comment(comment, actor=cast.checker)
    return partial(annotating.unresolve_comment, comment, actor=cast.checker)
