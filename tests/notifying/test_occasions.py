"""Who is told of what; the discussion is in tests/annotating/test_mentions.py."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage

from factcheck import annotating, intake, notifying, publishing, reporting, workflow
from factcheck.models import Claim, Mail, Notification, ReaderReport
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, in_review, settled
from tests.reporting.letters import a_page, a_report
from tests.translated import a_translation

pytestmark = pytest.mark.django_db

Told = set[tuple[str, str]]


def told() -> Told:
    """Who was told what since this was asked last."""
    rows = Notification.objects.values_list("recipient__username", "kind")
    found = set(rows)
    assert len(found) == len(rows)
    Notification.objects.all().delete()
    return found


def assign(claim: Claim, user: User, to: User | None) -> Claim:
    return annotating.assign_claim(claim, actor=user, version=claim.version, assignee=to, due=None)


def test_whoever_gets_a_claim_is_told_once(cast: Cast) -> None:
    claim = assign(a_claim(), cast.checker, cast.other_checker)
    row = Notification.objects.get()
    assert (row.kind, row.actor, row.claim, row.article) == (
        "assigned",
        cast.checker,
        claim,
        claim.article,
    )
    assert (row.read_at, row.due, row.at_desk) == (None, None, True)
    assert told() == {("other-checker", "assigned")}

    claim = assign(claim, cast.checker, cast.other_checker)
    assert told() == set()
    claim = assign(claim, cast.checker, cast.checker)
    assert told() == set()
    claim = assign(claim, cast.editor, cast.checker)
    assert told() == set()
    claim = assign(claim, cast.checker, None)
    assert told() == set()
    assign(claim, cast.editor, cast.checker)
    assert told() == {("checker", "assigned")}


def test_a_claim_may_be_given_to_somebody_as_it_is_marked(cast: Cast) -> None:
    article = an_article()

    a_claim(article, actor=cast.checker, assignee=cast.editor)
    assert told() == {("editor", "assigned")}
    a_claim(article, actor=cast.checker, assignee=cast.checker)
    a_claim(article, actor=cast.checker)
    assert told() == set()


def test_a_verdict_waits_for_everybody_who_could_approve_it(cast: Cast) -> None:
    in_review(by=cast.checker)
    everybody = {(name, "review") for name in ("editor", "other-editor", "chief", "root")}
    assert told() == everybody

    in_review(by=cast.editor)
    assert told() == everybody - {("editor", "review")}

    article = an_article(restricted=True, team=[cast.checker, cast.editor, cast.other_checker])
    in_review(a_claim(article), by=cast.checker)
    assert told() == everybody - {("other-editor", "review")}


@pytest.mark.parametrize("verb", ["approve", "send_back", "withdraw", "words"])
def test_nobody_needs_to_look_any_more_once_the_review_is_over(cast: Cast, verb: str) -> None:
    claim, other = in_review(by=cast.checker), in_review(by=cast.checker)
    note = annotating.add_comment(claim, actor=cast.checker, body="@editor ?")

    if verb == "approve":
        workflow.approve(claim, actor=cast.chief, version=claim.version)
    elif verb == "words":
        workflow.words_changed(claim, actor=None, reason="[a → b]", data={})
    else:
        workflow.BY_REASON[verb](claim, actor=cast.chief, version=claim.version, reason="Non.")

    waiting = Notification.objects.filter(read_at=None, kind="review")
    assert set(waiting.values_list("claim", flat=True)) == {other.pk}
    assert Notification.objects.get(kind="mention").claim == note.claim
    assert Notification.objects.get(kind="mention").read_at is None


def test_what_was_read_before_stays_read_then(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    notifying.mark_read(actor=cast.editor)
    before = Notification.objects.get(recipient=cast.editor).read_at

    workflow.approve(claim, actor=cast.chief, version=claim.version)

    assert Notification.objects.get(recipient=cast.editor).read_at == before


def test_a_proposal_sent_back_goes_to_its_proposer_and_to_who_works_on_it(cast: Cast) -> None:
    claim = in_review(a_claim(assignee=cast.other_checker), by=cast.checker)
    told()

    claim = workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Non.")
    assert told() == {("checker", "sent_back"), ("other-checker", "sent_back")}

    claim = in_review(claim, by=cast.checker)
    told()
    workflow.send_back(claim, actor=cast.checker, version=claim.version, reason="Une erreur.")
    assert told() == {("other-checker", "sent_back")}


def test_a_reopened_claim_goes_to_who_proposed_its_last_verdict(cast: Cast) -> None:
    claim = in_review(by=cast.other_checker)
    claim = workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Non.")
    Notification.objects.all().delete()
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    told()

    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Un doute.")

    assert told() == {("checker", "reopened")}


def test_withdrawing_and_restoring_tell_nobody(cast: Cast) -> None:
    claim = settled(a_claim(assignee=cast.other_checker), by=cast.checker, approver=cast.editor)
    told()

    claim = workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Non.")
    workflow.restore(claim, actor=cast.editor, version=claim.version, reason="Si.")

    assert told() == set()


@pytest.mark.parametrize("status", ["verified", "in_review"])
def test_changed_words_go_to_who_proposed_and_who_works_on_them(cast: Cast, status: str) -> None:
    claim = a_claim(an_article(actor=cast.reporter), assignee=cast.other_checker)
    claim = in_review(claim, by=cast.checker)
    if status == "verified":
        workflow.approve(claim, actor=cast.editor, version=claim.version)
    told()

    annotating.revise_article(
        claim.article,
        intake.read_article(TEXT.replace("491 840 personnes", "491 850 personnes")),
        actor=cast.reporter,
        revision=claim.article.revision_id or 0,
    )

    assert told() == {("checker", "words"), ("other-checker", "words")}


def test_nobody_is_told_of_an_article_that_they_lost(cast: Cast) -> None:
    claim = in_review(a_claim(assignee=cast.other_checker), by=cast.checker)
    told()
    annotating.change_article(
        claim.article,
        actor=cast.editor,
        version=claim.article.version,
        restricted=True,
        team=[cast.other_checker],
    )
    claim = Claim.objects.get(pk=claim.pk)

    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Non.")

    assert told() == {("other-checker", "sent_back")}


def test_each_chooses_what_and_how(cast: Cast) -> None:
    User.objects.update(email="desk@example.org")
    kinds = [("checker", True, True), ("editor", True, False), ("chief", False, True)]
    for name, desk, mail in [*kinds, ("other_editor", False, False)]:
        notifying.choose(
            actor=getattr(cast, name),
            language="",
            at_desk={"mention": desk},
            by_mail={"mention": mail},
        )

    annotating.add_comment(
        a_claim(), actor=cast.other_checker, body="@checker @editor @chief @other-editor"
    )

    rows = Notification.objects.values_list("recipient__username", "at_desk", "mail__state")
    assert set(rows) == {
        ("checker", True, "waiting"),
        ("editor", True, None),
        ("chief", False, "waiting"),
    }


def test_without_a_choice_all_is_told_at_the_desk_and_some_of_it_by_mail(cast: Cast) -> None:
    User.objects.update(email="desk@example.org")
    claim = a_claim(actor=cast.editor, assignee=cast.checker)
    annotating.add_comment(claim, actor=cast.editor, body="Oui ?")
    annotating.add_comment(claim, actor=cast.checker, body="Oui ! @editor")
    in_review(claim, by=cast.checker)

    by_mail = Notification.objects.exclude(mail=None).values_list("kind", flat=True)
    assert set(by_mail) == {"assigned", "mention"}
    assert set(Notification.objects.values_list("kind", flat=True)) == {
        "assigned",
        "comment",
        "mention",
        "review",
    }
    assert not Notification.objects.filter(at_desk=False).exists()


def test_somebody_without_an_address_gets_no_mail(cast: Cast) -> None:
    a_claim(actor=cast.editor, assignee=cast.checker)

    assert Notification.objects.count() == 1
    assert not Mail.objects.exists()


@pytest.mark.parametrize("editors", [1, 3, 50])
def test_telling_costs_the_same_for_one_and_for_many(
    cast: Cast, editors: int, django_assert_num_queries
) -> None:
    people = User.objects.bulk_create(
        User(username=f"u{number}", email="u@example.org") for number in range(editors)
    )
    for person in people:
        person.groups.set(cast.editor.groups.all())
    notifying.choose(actor=people[0], language="", at_desk={}, by_mail={"review": True})
    claim = a_claim()

    with django_assert_num_queries(3):
        notifying.proposed(claim, actor=cast.checker)

    assert Notification.objects.count() == editors + 4
    assert Mail.objects.get().notification.recipient == people[0]


def test_a_translation_waits_for_everybody_who_could_sign_it_once(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    told()
    translation = a_translation(claim, by=cast.editor)
    a_translation(claim, by=cast.editor, title="Better words.")
    rows = Notification.objects.all()
    assert {(row.recipient.username, row.kind) for row in rows} == {
        (name, "translated") for name in ("other-editor", "chief", "root")
    }
    assert rows[0].get_absolute_url() == f"/desk/claims/{claim.pk}/#publication"

    translation.refresh_from_db()
    publishing.sign_translation(translation, actor=cast.chief, version=translation.version)
    assert not Notification.objects.filter(read_at=None).exists()


def test_what_readers_write_is_told_to_who_may_answer_and_never_in_their_words(
    posted: Cast, mailoutbox: list[EmailMessage]
) -> None:
    article = an_article(restricted=True, team=[posted.checker, posted.editor])
    page = a_page(posted.checker, posted.editor, claim=a_claim(article))
    told()
    report = a_report(page, email="lectrice@example.org")
    a_report(page, words="Encore faux.")
    everybody = {(name, "report") for name in ("editor", "chief", "root")}
    assert set(Notification.objects.values_list("recipient__username", "kind")) == everybody
    assert Notification.objects.count() == 3

    a_report(None)
    assert Notification.objects.count() == 4
    notifying.send_waiting()
    assert len(mailoutbox) == 4
    for mail in mailoutbox:
        assert "http://127.0.0.1:8000/desk/reports/" in mail.body
        for word in ("lectrice", report.words, article.headline, "radio", report.receipt):
            assert word not in mail.body + mail.subject

    assert notifying.unread_count(posted.other_editor) == 1
    posted.other_editor.groups.clear()
    assert notifying.unread_count(User.objects.get(pk=posted.other_editor.pk)) == 0
    for report in ReaderReport.objects.all():
        reporting.call_spam(report, actor=posted.chief, version=report.version)
    assert notifying.unread_count(posted.chief) == 0
