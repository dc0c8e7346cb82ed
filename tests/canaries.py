"""A desk full of words that must never be public, each of them a canary of its own."""

from __future__ import annotations

from datetime import date

from factcheck import annotating, publishing, reporting, workflow
from factcheck.choices import Kind, Record, Stance, Visibility
from factcheck.models import Article, Claim, FactPage, SourceRule, Suggestion
from tests.asking import asked, replied
from tests.canary import Canaries
from tests.canary_contacts import plant_contacts
from tests.canary_translations import plant_translations
from tests.conftest import Cast
from tests.freshness.watching import watched
from tests.newsdesk import TEXT, a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.reporting.letters import a_report
from tests.suggested import a_finding, a_read_article, suggested


def plant_drafts(cast: Cast, article: Article, canary: Canaries) -> None:
    """Claims of the same article that nobody has published."""
    a_claim(
        article,
        statement=canary("draft statement"),
        detail={"value": 1, "unit": canary("draft unit"), "measure": canary("draft measure")},
    )
    quote = a_claim(
        article,
        kind=Kind.QUOTE,
        statement=canary("proposed statement"),
        detail={"speaker": a_source(canary("draft speaker")), "channel": canary("draft channel")},
    )
    in_review(
        quote,
        by=cast.checker,
        summary=canary("proposed summary"),
        explanation=canary("proposed explanation"),
    )
    settled(
        a_claim(article, statement=canary("settled statement")),
        by=cast.checker,
        approver=cast.editor,
        summary=canary("settled summary"),
    )
    withdrawn = a_claim(article, statement=canary("withdrawn statement"))
    workflow.withdraw(
        withdrawn, actor=cast.editor, version=withdrawn.version, reason=canary("withdrawal reason")
    )


def plant_fact(cast: Cast, article: Article, canary: Canaries) -> FactPage:
    """A published fact, with everything beside it that must not go out with it."""
    hidden = a_source(
        canary("protected name"),
        aliases=canary("protected alias"),
        description=canary("protected description"),
        url=f"https://example.org/{canary('protected address')}",
        protected=True,
    )
    named = a_source(
        "Didier Neyrat", aliases=canary("alias"), description=canary("source description")
    )
    claim = a_claim(
        article,
        kind=Kind.QUOTE,
        statement="Le fournisseur doute.",
        detail={"speaker": named, "cue": canary("cue"), "said_on": date(2021, 2, 20)},
    )
    pieces = {
        "internal": evidence(
            canary("internal title"),
            url=f"https://example.org/{canary('internal address')}",
            notes=canary("internal notes"),
            visibility=Visibility.INTERNAL,
            source=named,
        ),
        "protected": evidence(
            canary("protected title"),
            url=f"https://example.org/{canary('protected url')}",
            notes=canary("protected notes"),
            visibility=Visibility.PROTECTED,
            added_by=cast.checker,
        ),
        "of a protected source": evidence(canary("title of a protected source"), source=hidden),
    }
    for name, piece in pieces.items():
        cited(
            claim,
            actor=cast.checker,
            evidence=piece,
            stance=Stance.SUPPORTS,
            locator=canary(f"{name} locator"),
            excerpt=canary(f"{name} excerpt"),
        )
    cited(claim, actor=cast.checker, evidence=evidence(notes=canary("notes of public evidence")))
    watched(claim.citations.latest("pk"), missing=canary("number gone from a page"))
    annotating.add_comment(claim, actor=cast.checker, body=canary("comment"))
    claim = superseded(cast, claim, canary)
    claim = settled(
        claim,
        by=cast.checker,
        approver=cast.editor,
        summary="Il l’a dit.",
        correction_asked=canary("correction asked"),
    )
    page = publishing.publish_fact(claim, actor=cast.editor)
    plant_hidden(cast, article, hidden_name=hidden.name, canary=canary)
    return page


def superseded(cast: Cast, claim: Claim, canary: Canaries) -> Claim:
    """Two verdicts that were never public: one sent back, one reopened."""
    claim = in_review(claim, by=cast.checker, summary=canary("summary sent back"))
    claim = workflow.send_back(
        claim, actor=cast.editor, version=claim.version, reason=canary("reason to send back")
    )
    claim = settled(
        claim, by=cast.checker, approver=cast.editor, summary=canary("summary reopened")
    )
    return workflow.reopen(
        claim, actor=cast.editor, version=claim.version, reason=canary("reason to reopen")
    )


def plant_questions(cast: Cast, article: Article, canary: Canaries) -> None:
    """Questions to people outside, and answers that wait, were taken up or were set aside."""
    claim = a_claim(article, statement=canary("statement asked about"))
    pieces = ("what", "place", "why", "name", "function")
    for state in ("waiting", "taken", "aside"):
        question, _token = asked(claim, actor=cast.checker, words=canary(f"question {state}"))
        answer = replied(question, **{one: canary(f"{state} {one}") for one in pieces})
        if state == "taken":
            claim.refresh_from_db()
            annotating.take_answer(
                answer, actor=cast.checker, version=claim.version, stance="context", tier="primary"
            )
        if state == "aside":
            annotating.leave_answer(answer, actor=cast.checker, reason=canary("reason aside"))


def plant_hidden(cast: Cast, article: Article, *, hidden_name: str, canary: Canaries) -> None:
    """Published facts that rest on people who must not be named."""
    source = a_source(canary("name off the record"))
    whisper = a_source(canary("protected speaker"), protected=True)
    details = {
        Kind.SOURCE: {
            "source": source,
            "role": canary("role"),
            "record": Record.OFF,
        },
        Kind.QUOTE: {"speaker": whisper, "channel": canary("channel of a protected speaker")},
        Kind.FIGURE: {"value": 2, "attributed_to": a_source(hidden_name, protected=True)},
    }
    for kind, detail in details.items():
        claim = a_claim(article, kind=kind, statement=f"Un fait ({kind}).", detail=detail)
        claim = settled(claim, by=cast.checker, approver=cast.editor)
        publishing.publish_fact(claim, actor=cast.editor)


def plant_unpublished_article(cast: Cast, canary: Canaries) -> None:
    """An article that is not public, with one fact that is."""
    text = (
        f"{canary('headline')}\n\n"
        f"{canary('words before')} 72 000 clients {canary('words after')}.\n\n"
        f"{canary('another paragraph')}"
    )
    article = an_article(
        text=text,
        byline=canary("byline"),
        desk=canary("desk"),
        external_id=canary("external id"),
    )
    claim = a_claim(article, words="72 000 clients", statement="Un nombre de clients.")
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)


def plant_retraction(cast: Cast, article: Article, canary: Canaries) -> None:
    claim = a_claim(article, statement="Un fait retiré.")
    claim = settled(
        claim,
        by=cast.checker,
        approver=cast.editor,
        summary=canary("retracted summary"),
        explanation=canary("retracted explanation"),
    )
    page = publishing.publish_fact(claim, actor=cast.editor)
    again(cast, page, canary("summary corrected before a retraction"))
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")


def again(cast: Cast, page: FactPage, summary: str) -> None:
    """The page with another verdict, and a note of what it said before."""
    page.claim.refresh_from_db()
    claim = workflow.reopen(
        page.claim, actor=cast.editor, version=page.claim.version, reason="Encore."
    )
    claim = settled(claim, by=cast.checker, approver=cast.editor, summary=summary)
    publishing.publish_fact(
        claim, actor=cast.editor, note=publishing.Note("correction", "Un détail.")
    )


def plant_return(cast: Cast, article: Article, canary: Canaries) -> None:
    """A page that was taken back and stands again: what it said before must stay away."""
    claim = a_claim(article, statement="Un fait retiré puis publié.")
    claim = settled(
        claim,
        by=cast.checker,
        approver=cast.editor,
        summary=canary("summary before a return"),
        explanation=canary("explanation before a return"),
    )
    page = publishing.publish_fact(claim, actor=cast.editor)
    again(cast, page, canary("summary corrected before a return"))
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")
    again(cast, page, "Sans le nom.")


def plant_settings(canary: Canaries) -> None:
    """What the methodology page must not tell of the desk's own rules."""
    SourceRule.objects.create(desk=canary("desk of a rule"))


def plant_suggestions(cast: Cast, canary: Canaries) -> None:
    """What was read in an article; a published quote whose speaker has a protected namesake."""
    a_source(
        canary("protected name behind an alias"),
        aliases="Jeanne Gorge",
        description=canary("description of a namesake"),
        protected=True,
    ).keepers.add(cast.checker)
    article = a_read_article(
        text=f"{canary('suggested headline')}\n\n« Oui », a dit Jeanne Gorge. "
        f"Il y a 12 {canary('suggested unit')}."
    )
    annotating.dismiss_suggestion(
        Suggestion.objects.get(revision=article.revision_id, kind=Kind.FIGURE),
        actor=cast.checker,
        dismissal="other",
        note=canary("note of a dismissal"),
    )
    finding = a_finding(article, params={"figures": [canary("words of a finding")]})
    annotating.answer_finding(finding, actor=cast.editor, answer=canary("answer to a finding"))
    claim = annotating.accept_suggestion(suggested(article, "« Oui »"), actor=cast.checker)
    claim = settled(claim, by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)


def plant_reports(cast: Cast, page: FactPage, canary: Canaries) -> None:
    """What readers wrote, waiting and answered; the answers are for who has the number."""
    for state in ("waiting", "settled"):
        for about in (page, None):
            place = f"{state} {'report' if about else 'suggestion'}"
            report = a_report(
                about,
                words=canary(f"words of a {place}"),
                place=canary(f"place of a {place}"),
                url=f"https://example.org/{canary(f'address of a {place}')}",
                email=f"{canary(f'reader of a {place}')}@example.org",
                may_tell=True,
            )
            if state == "settled":
                reporting.settle(
                    report, actor=cast.editor, version=1, state="unchanged", answer="Merci."
                )


def plant_everything(cast: Cast, canary: Canaries) -> Canaries:
    """Everything planted; the article beside it is public."""
    article = an_article(
        text=TEXT, external_id=canary("id of the article"), desk=canary("desk of the article")
    )
    plant_reports(cast, plant_fact(cast, article, canary), canary)
    plant_drafts(cast, article, canary)
    plant_questions(cast, article, canary)
    plant_retraction(cast, article, canary)
    plant_return(cast, article, canary)
    plant_settings(canary)
    plant_unpublished_article(cast, canary)
    plant_suggestions(cast, canary)
    plant_contacts(cast, article, canary)
    plant_translations(cast, article, canary)
    article.refresh_from_db()
    workflow.sign_off(
        article,
        actor=cast.editor,
        revision=article.revision_id or 0,
        override_reason=canary("reason for the override"),
    )
    publishing.publish_article(article, actor=cast.editor)
    return canary
