"""The demo desk: people, articles, claims in every status, published facts, one correction.

Everything goes through the product's own verbs, by the person whose role allows it; the content
is data in `demo/demo.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from factcheck import annotating, intake, pagestore, publishing, reporting, workflow
from factcheck.choices import Dismissal, Kind, NothingReason, Role, Stance
from factcheck.coverage import coverage_of
from factcheck.models import (
    Article,
    Citation,
    Claim,
    Evidence,
    FactPage,
    Finding,
    Rating,
    Source,
    SourceRule,
    Suggestion,
    Verdict,
)

DOMAIN = "demo.invalid"
NAMES: Mapping[str, tuple[str, str]] = {
    Role.REPORTER: ("Nadia", "Ferrer"),
    Role.CHECKER: ("Hugo", "Lemaire"),
    Role.EDITOR: ("Claire", "Aubry"),
    Role.CHIEF: ("Marc", "Delvaux"),
}
LOOKED_AT: Mapping[str, str] = {
    "fr": "Relu pour la démonstration.",
    "en": "Looked at for the demonstration.",
}
FORMATS: Mapping[str, Any] = {".md": "markdown", ".txt": "text"}
SOURCE_FIELDS = ("speaker", "source", "attributed_to")


class TakenNameError(Exception):
    """An account of the newsroom's own already has the name of a demo account."""


@transaction.atomic
def people(passwords: Mapping[str, str]) -> dict[str, User]:
    """One account for each role, named for it, with the password given."""
    found = {}
    for role in Role.values:
        user = User.objects.filter(username=role).first()
        if user is None:
            first, last = NAMES[role]
            email = f"{role}@{DOMAIN}"
            user = User(username=role, email=email, first_name=first, last_name=last)
        elif not user.email.endswith(f"@{DOMAIN}"):
            raise TakenNameError(role)
        user.set_password(passwords[role])
        user.save()
        user.groups.set(Group.objects.filter(name=role))
        found[role] = user
    return found


@dataclass
class Demo:
    """The rows of the demo as they are made, by the keys that the data names them with."""

    folder: Path
    cast: Mapping[str, User]
    sources: dict[str, Source] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def build(self) -> int:
        """Make what is not there yet, all or nothing; returns the number of articles made."""
        data = json.loads((self.folder / "demo.json").read_text(encoding="utf-8"))
        names = [item["external_id"] for item in data["articles"]]
        known = set(
            Article.objects.filter(external_id__in=names).values_list("external_id", flat=True)
        )
        missing = [item for item in data["articles"] if item["external_id"] not in known]
        with transaction.atomic():
            for key, item in data["sources"].items():
                name = item["name"]
                self.sources[key], _created = Source.objects.get_or_create(name=name, defaults=item)
            for item in data["rules"]:
                if not SourceRule.objects.filter(desk=item["desk"]).exists():
                    SourceRule.objects.create(**item)
                    pagestore.touch_everything()
            for item in missing:
                self._article(item, data["evidence"])
            for number, item in enumerate(data["reports"]):
                self._letter(f"demo {number}", item)
        return len(missing)

    def _letter(self, fingerprint: str, item: Mapping[str, Any]) -> None:
        """What a reader wrote: of an error on the first page in their language, or a suggestion."""
        pages = FactPage.objects.published().filter(language=item["language"]).order_by("pk")
        letter = reporting.Letter(fingerprint=fingerprint, **item)
        reporting.receive(letter, page=pages.first() if item["wrong"] else None)

    def _article(self, item: Mapping[str, Any], evidence: Mapping[str, Any]) -> None:
        path = self.folder / item["file"]
        draft = intake.read_article(path.read_bytes(), format=FORMATS[path.suffix])
        article = annotating.create_article(
            draft,
            actor=self.cast[Role.REPORTER],
            language=item["language"],
            external_id=item["external_id"],
            byline=item["byline"],
            desk=item["desk"],
            dated=date.fromisoformat(item["dated"]),
            deadline=timezone.now() + timedelta(days=2),
        )
        for entry in item["claims"]:
            claim = self._claim(article, entry)
            for citation in entry.get("citations", ()):
                claim = self._cite(claim, citation, evidence)
            if "comment" in entry:
                annotating.add_comment(claim, actor=self.cast[Role.EDITOR], body=entry["comment"])
            self._settle(claim, entry)
        for entry in item.get("nothing", ()):
            self._pass_over(article, **entry)
        if item.get("publish"):
            editor = self.cast[Role.EDITOR]
            self._decide_the_rest(article)
            workflow.sign_off(article, actor=editor, revision=article.revision_id or 0)
            publishing.publish_article(article, actor=editor)

    def _decide_the_rest(self, article: Article) -> None:
        """Look at everything that the detectors read and that is no claim of the demo."""
        for suggestion in Suggestion.objects.filter(revision=article.revision_id).offered():
            annotating.dismiss_suggestion(
                suggestion,
                actor=self.cast[Role.CHECKER],
                dismissal=Dismissal.OTHER,
                note=LOOKED_AT[article.language],
            )
        for finding in Finding.objects.filter(revision=article.revision_id):
            annotating.answer_finding(
                finding, actor=self.cast[Role.EDITOR], answer=LOOKED_AT[article.language]
            )
        looked_at = LOOKED_AT[article.language]
        self._pass_over(article, words="", reason=NothingReason.OTHER, note=looked_at)

    def _pass_over(self, article: Article, *, words: str, reason: str, note: str = "") -> None:
        """Nothing to check in the sentences with these words that nobody has looked at."""
        claims = article.claims.select_related("anchor")
        untouched = coverage_of(article, claims).untouched
        annotating.nothing_to_check(
            article,
            actor=self.cast[Role.CHECKER],
            revision=article.revision_id or 0,
            spans=[(line.start, line.end) for line in untouched if words in line.words],
            reason=reason,
            note=note,
        )

    def _claim(self, article: Article, entry: Mapping[str, Any]) -> Claim:
        revision = article.revision
        if revision is None:
            raise ValueError(article)
        place = revision.text.index(entry["words"])
        claim = annotating.mark_claim(
            article,
            actor=self.cast[Role.REPORTER],
            kind=entry["kind"],
            revision=revision.pk,
            start=place,
            end=place + len(entry["words"]),
            statement=entry["statement"],
            detail=self._detail(entry),
            risk=entry.get("risk", "normal"),
        )
        if "assignee" not in entry:
            return claim
        return annotating.assign_claim(
            claim,
            actor=self.cast[Role.EDITOR],
            version=claim.version,
            assignee=self.cast[entry["assignee"]],
            due=timezone.now() + timedelta(days=entry["due"]) if "due" in entry else None,
        )

    def _detail(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        detail = dict(entry["detail"])
        for name in SOURCE_FIELDS:
            if name in detail:
                detail[name] = self.sources[detail[name]]
        if entry["kind"] == Kind.FIGURE and "value" in detail:
            detail["value"] = Decimal(detail["value"])
        return detail

    def _cite(self, claim: Claim, item: Mapping[str, str], pieces: Mapping[str, Any]) -> Claim:
        checker = self.cast[Role.CHECKER]
        key = item["evidence"]
        if key not in self.evidence:
            values = dict(pieces[key])
            if "source" in values:
                values["source"] = self.sources[values["source"]]
            self.evidence[key] = annotating.add_evidence(Evidence(**values), actor=checker)
        citation = Citation(
            evidence=self.evidence[key], stance=Stance(item["stance"]), locator=item["locator"]
        )
        annotating.cite(claim, actor=checker, version=claim.version, citation=citation)
        claim.refresh_from_db()
        return claim

    def _settle(self, claim: Claim, entry: Mapping[str, Any]) -> None:
        """Take the claim as far as its entry says."""
        editor = self.cast[Role.EDITOR]
        if entry.get("state") == "withdrawn":
            workflow.withdraw(claim, actor=editor, version=claim.version, reason=entry["reason"])
        if "verdict" not in entry:
            return
        claim = self._propose(claim, entry["verdict"])
        if entry["state"] == "in_review":
            return
        claim = self._approve(claim)
        if entry.get("publish"):
            publishing.publish_fact(claim, actor=editor)
        if "correction" in entry:
            note = entry["correction"]
            claim = workflow.reopen(claim, actor=editor, version=claim.version, reason=note["why"])
            claim = self._approve(self._propose(claim, note))
            publishing.publish_fact(
                claim, actor=editor, note=publishing.Note(note["kind"], note["why"])
            )
        if "translation" in entry:
            self._translate(claim, entry["translation"])
            publishing.publish_fact(claim, actor=editor)

    def _translate(self, claim: Claim, words: Mapping[str, str]) -> None:
        """Written by one person, signed off by the other."""
        verdict = Verdict.objects.get(claim=claim, current=True)
        translation = publishing.write_translation(
            claim,
            words["language"],
            publishing.Words(words["title"], words["summary"], words["explanation"]),
            actor=self.cast[Role.CHECKER],
            version=0,
            of=publishing.words_digest(claim, verdict),
        )
        publishing.sign_translation(
            translation, actor=self.cast[Role.EDITOR], version=translation.version
        )

    def _propose(self, claim: Claim, verdict: Mapping[str, str]) -> Claim:
        rating = Rating.objects.get(slug=verdict["rating"])
        proposal = workflow.Proposal(
            outcome=rating.outcome,
            rating=rating,
            summary=verdict["summary"],
            explanation=verdict.get("explanation", ""),
            correction_asked=verdict.get("correction_asked", ""),
        )
        return workflow.propose(
            claim, actor=self.cast[Role.CHECKER], version=claim.version, proposal=proposal
        )

    def _approve(self, claim: Claim) -> Claim:
        return workflow.approve(claim, actor=self.cast[Role.EDITOR], version=claim.version)
