"""The rows of facts: what the desk, the public site and their indexes hold of each."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from factcheck import ledger
from factcheck.choices import Kind, Language, Risk, Status
from factcheck.management.loading.composed import UNITS
from factcheck.management.loading.fact import Fact, Tongue, stored
from factcheck.management.loading.indexed import Indexes
from factcheck.management.loading.patterns import Drawn
from factcheck.management.loading.schema import NAME, VERB
from factcheck.management.loading.tables import Table
from factcheck.models import (
    Anchor,
    Article,
    ArticleRevision,
    Citation,
    Claim,
    Evidence,
    FactPage,
    FactSnapshot,
    FigureDetail,
    MatchDocument,
    QuoteDetail,
    ReviewEvent,
    SourceDetail,
    Verdict,
)

# One article in so many has a second claim, which waits at the desk.
WAITING = 5
_SLUG = 80
# Enumerations are slow to ask.
_KINDS, _RISKS = tuple(Kind.values), tuple(Risk.values)
_FRENCH, _ENGLISH = Language.FRENCH.value, Language.ENGLISH.value


class Rows:
    """Fills tables, one fact after the other; the same chance, the same rows.

    `end` is the last line of the ledger.
    """

    def __init__(
        self,
        tables: Mapping[type, Table],
        ids: Mapping[type, int],
        tongues: Mapping[str, Tongue],
        *,
        chance: random.Random,
        people: tuple[int, int],
        indexes: Indexes,
        end: tuple[int, str],
    ) -> None:
        self._to, self._ids, self._tongues = tables, dict(ids), tongues
        self._chance, self.indexes, self.end = chance, indexes, end
        self._checker, self._editor = people

    def add(self, number: int, published: datetime) -> None:
        """A published fact with all that it rests on, the `number`th from 0."""
        fact = self._drawn(number, published)
        self._article(fact)
        self._claim(fact)
        self._grounds(fact)
        self._page(fact)
        self.indexes.add(fact, self._next(MatchDocument))
        if number % WAITING == 0:
            self._waiting(fact)

    def _next(self, model: type) -> int:
        self._ids[model] += 1
        return self._ids[model]

    def _drawn(self, number: int, published: datetime) -> Fact:
        chance = self._chance
        language = _FRENCH if chance.random() < 0.6 else _ENGLISH
        kind = chance.choices(_KINDS, cum_weights=(6, 9, 10))[0]
        tongue = self._tongues[language]
        kit = tongue.kits[kind]
        rating = min(int(chance.expovariate(0.6)), len(kit.forms) - 1)
        person = min(int(chance.paretovariate(0.7)) - 1, len(tongue.people) - 1)
        figure = min(int(chance.expovariate(0.02)), len(tongue.figures) - 1)
        words = iter(tongue.words.draw(chance, kit.blanks))
        return Fact(
            number,
            published,
            language=language,
            kind=kind,
            made_of=(kit.sentences, kit.forms[rating], kit.labels[rating]),
            person=tongue.people[person],
            drawn=Drawn(words, tongue.figures[figure], tongue.years[published.year]),
        )

    def _article(self, fact: Fact) -> None:
        fact.article, fact.revision = self._next(Article), self._next(ArticleRevision)
        claims = 1 if fact.number % WAITING else 2
        made, day = fact.before(days=3), stored(fact.published)[:10]
        self._to[Article].add(
            fact.article,
            fact.headline,
            fact.language,
            fact.address,
            day,
            fact.revision,
            claims,
            made,
        )
        digest = sha256(fact.text.encode()).hexdigest()
        self._to[ArticleRevision].add(
            fact.revision,
            fact.article,
            fact.headline,
            fact.text,
            len(fact.text),
            digest,
            fact.blocks,
            made,
        )

    def _claim(self, fact: Fact) -> None:
        rating, at = fact.form.rating, fact.published
        # As many versions as if it had been proposed and approved.
        fact.claim = self._placed(fact, 1, rating.outcome, fact.title, since=at, version=4)
        self._verdict(fact, fact.claim, approved=True)

    def _placed(
        self,
        fact: Fact,
        number: int,
        status: str,
        statement: str,
        *,
        since: datetime,
        version: int,
        risk: str = Risk.NORMAL,
        assignee: int | None = None,
        due: str | None = None,
    ) -> int:
        """A claim on the words of the article, with its detail and its line of the ledger."""
        claim, anchor = self._next(Claim), self._next(Anchor)
        self._to[Claim].add(
            claim,
            fact.article,
            number,
            fact.kind,
            status,
            statement,
            risk,
            assignee,
            due,
            version,
            anchor,
            fact.before(days=2),
            stored(since),
        )
        end = fact.start + len(fact.exact)
        self._to[Anchor].add(
            anchor,
            claim,
            fact.revision,
            fact.exact,
            fact.prefix,
            fact.suffix,
            fact.start,
            end,
        )
        self._detail(fact, claim)
        self._line(fact, claim, status, since)
        return claim

    def _detail(self, fact: Fact, claim: int) -> None:
        person = fact.person.pk
        if fact.kind == Kind.FIGURE:
            unit = UNITS[fact.language]
            self._to[FigureDetail].add(self._next(FigureDetail), claim, fact.figure, unit, person)
        else:
            model = QuoteDetail if fact.kind == Kind.QUOTE else SourceDetail
            self._to[model].add(self._next(model), claim, person)

    def _line(self, fact: Fact, claim: int, status: str, at: datetime) -> None:
        """What happened, and nothing else: a command put the claim there as it is."""
        last, previous = self.end
        line: dict[str, Any] = {
            "sequence": last + 1,
            "article": fact.article,
            "claim": claim,
            "verb": VERB,
            "from": "",
            "to": status,
            "actor": None,
            "name": NAME,
            "reason": "",
            "data": {},
            "at": f"{at.isoformat()[:19]}.000000+00:00",
            "previous": previous,
        }
        self.end = (last + 1, ledger.hash_of(line))
        event, moment = self._next(ReviewEvent), stored(at)
        self._to[ReviewEvent].add(
            event, last + 1, fact.article, claim, status, moment, previous, self.end[1]
        )

    def _verdict(self, fact: Fact, claim: int, *, approved: bool) -> None:
        rating = fact.form.rating
        self._to[Verdict].add(
            self._next(Verdict),
            claim,
            rating.outcome,
            rating.pk,
            fact.summary,
            fact.explanation,
            fact.valid_until or None,
            fact.before(days=1),
            self._editor if approved else None,
            fact.before(hours=1) if approved else None,
        )

    def _grounds(self, fact: Fact) -> None:
        evidence, made = self._next(Evidence), fact.before(days=2)
        self._to[Evidence].add(evidence, fact.evidence, fact.evidence_address, made)
        citation, stance = self._next(Citation), fact.form.stance
        self._to[Citation].add(citation, fact.claim, evidence, stance, fact.excerpt, made)

    def _page(self, fact: Fact) -> None:
        fact.page, snapshot = self._next(FactPage), self._next(FactSnapshot)
        slug = f"{fact.slug[:_SLUG].strip('-')}-{fact.claim}"
        document, at, rating = fact.document(slug), stored(fact.published), fact.form.rating
        self._to[FactPage].add(
            fact.page,
            slug,
            fact.claim,
            snapshot,
            fact.title,
            fact.summary,
            fact.kind,
            fact.language,
            rating.outcome,
            rating.slug,
            fact.label.text,
            fact.person.name,
            at,
            at,
        )
        digest = sha256(document.encode()).hexdigest()
        self._to[FactSnapshot].add(snapshot, fact.page, document, digest, at)

    def _waiting(self, fact: Fact) -> None:
        """A second claim: to check, or in review, where a verdict is proposed."""
        turn = fact.number // WAITING
        proposed = bool(turn % 2)
        claim = self._placed(
            fact,
            2,
            Status.IN_REVIEW if proposed else Status.TO_CHECK,
            fact.explanation,
            since=fact.published - timedelta(days=1),
            version=3 if proposed else 1,
            risk=_RISKS[turn % len(_RISKS)],
            assignee=self._checker if turn % 4 == 1 else None,
            due=None if turn % 3 == 0 else stored(fact.published + timedelta(days=3)),
        )
        if proposed:
            self._verdict(fact, claim, approved=False)
