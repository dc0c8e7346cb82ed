"""What a notification says, and above all what it does not."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from factcheck import annotating, notifying, workflow
from factcheck.choices import Kind, NoticeKind
from factcheck.models import Article, Claim, Notification
from factcheck.notifying.wording import message_of
from tests.canary import Canaries
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, cited, in_review

pytestmark = pytest.mark.django_db


def notice(kind: str, cast: Cast, **fields: object) -> Notification:
    claim = fields.pop("claim", None) or a_claim()
    due = timezone.now() if kind == "deadline" else None
    values = {"recipient": cast.checker, "actor": cast.editor, "due": due, **fields}
    return Notification(kind=kind, claim=claim, article=claim.article, **values)


@pytest.mark.parametrize("kind", sorted(set(NoticeKind.values) - {"stale", "report"}))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_has_its_words(cast: Cast, kind: str, language: str) -> None:
    said = message_of([notice(kind, cast)], language)

    where, sentence, address = said.body.split("\n")[:3]
    assert where.endswith("1 · Vols de données")
    assert ("Editor" in sentence) is (kind not in {"deadline", "answer", "reused"})
    assert "%" not in sentence
    places = {"mention": "#discussion", "comment": "#discussion", "reused": "#evidence"}
    places |= {"answer": "#questions", "translated": "#publication"}
    place = places.get(kind, "")
    assert address.startswith("http://127.0.0.1:8000/desk/claims/")
    assert address.endswith(f"/{place}")


def test_what_is_stale_is_a_list(cast: Cast) -> None:
    said = message_of([notice("stale", cast)], "en")

    assert said.body.split("\n")[:2] == [
        "Some verdicts have to be looked at again: the queue lists them.",
        "http://127.0.0.1:8000/desk/?list=due",
    ]


def test_what_nobody_did_is_the_desks(cast: Cast) -> None:
    said = message_of([notice("words", cast, actor=None)], "en")

    assert "The desk changed the words" in said.body


def test_the_language_is_the_persons_else_the_sites(cast: Cast, settings) -> None:
    one = [notice("assigned", cast)]

    assert "assigned this claim to you" in message_of(one, "en").body
    settings.LANGUAGE_CODE = "en"
    assert message_of(one, "") == message_of(one, "en")


def test_several_are_counted_in_one_subject(cast: Cast) -> None:
    claim = a_claim()
    rows = [notice("assigned", cast, claim=claim), notice("mention", cast, claim=claim)]

    said = message_of(rows, "en")

    assert said.subject == "[La Rédaction] 2 notifications from the fact-check desk"
    assert message_of(rows[:1], "en").subject == (
        "[La Rédaction] 1 notification from the fact-check desk"
    )
    assert said.body.index("assigned") < said.body.index("mentioned")


def test_a_hostile_headline_stays_on_its_line_and_out_of_the_subject(cast: Cast) -> None:
    claim = a_claim()
    claim.article.headline = "A\r\nBcc: x@example.org\n\n<script>%(who)s %s\u2028"

    said = message_of([notice("assigned", cast, claim=claim)], "en")

    assert said.body.split("\n")[0] == "Claim 1 · A Bcc: x@example.org <script>%(who)s %s"
    assert "Bcc" not in said.subject


def test_of_a_restricted_article_a_mail_says_only_that_there_is_something(cast: Cast) -> None:
    claim = a_claim(an_article(restricted=True, team=[cast.checker]))

    said = message_of([notice(kind, cast, claim=claim) for kind in NoticeKind.values], "en")

    page = "http://127.0.0.1:8000/desk/notifications/"
    parts = set(said.body.split("\n\n")[:-1])
    assert parts == {f"There is something for you in a restricted article.\n{page}"}


def secret_claim(article: Article, canary: Canaries) -> Claim:
    """One that names a protected source wherever it can."""
    source = a_source(canary("source"), protected=True)
    return a_claim(
        article,
        kind=Kind.QUOTE,
        statement=canary("statement"),
        detail={"speaker": source, "channel": canary("channel")},
        risk="high",
    )


@pytest.mark.parametrize("outcome", ["verified", "disputed"])
@pytest.mark.parametrize("restricted", [True, False])
def test_no_word_of_the_work_is_told(cast: Cast, outcome: str, restricted: bool) -> None:
    """A second reader learns nothing, and nothing of it leaves the desk."""
    everybody = Cast.__dataclass_fields__
    for name in everybody:
        person = getattr(cast, name)
        person.email = f"{name}@example.org"
        person.save()
        on = dict.fromkeys(NoticeKind.values, True)
        notifying.choose(actor=person, language="en", at_desk=on, by_mail=on)
    canary = Canaries()
    text = f"{canary('headline')}\n\n« Nous ne sommes pas certains », a dit {canary('text')}."
    team = [cast.checker, cast.editor, cast.other_editor]
    article = an_article(actor=cast.reporter, text=text, restricted=restricted, team=team)
    claim = secret_claim(article, canary)
    annotating.add_comment(claim, actor=cast.editor, body=f"@checker @chief {canary('comment')}")
    for stance in ("supports", "refutes"):
        claim = cited(claim, actor=cast.checker, stance=stance, excerpt=canary("excerpt"))
    claim = in_review(
        claim,
        by=cast.checker,
        outcome=outcome,
        summary=canary("summary"),
        explanation=canary("explanation"),
    )

    pages = [page_of(english(getattr(cast, name))) for name in ("editor", "other_editor", "chief")]
    notifying.send_waiting()
    claim = workflow.send_back(
        claim, actor=cast.editor, version=claim.version, reason=canary("reason")
    )
    pages.append(page_of(english(cast.checker)))
    notifying.send_waiting()

    told = {message.to[0] for message in mail.outbox}
    assert {"editor@example.org", "chief@example.org", "checker@example.org"} <= told
    assert "proposed a verdict" in pages[0]
    assert "sent the claim back" in pages[-1]
    inside = {place for place in canary.planted if place != "headline"}
    hidden = canary.planted.keys() if restricted else inside
    mails = "\n".join(str(message.message()) for message in mail.outbox)
    assert [place for place in hidden if canary(place) in mails] == []
    assert [place for place in inside if canary(place) in "".join(pages)] == []
    words = ("verified", "disputed", "True", "False", "Wrong", "Right")
    assert [word for word in words if word in mails + "".join(pages)] == []


def page_of(client: Client) -> str:
    html = client.get("/desk/notifications/?list=all").content.decode()
    return html[html.index("<main") :]
