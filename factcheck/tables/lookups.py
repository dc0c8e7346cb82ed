"""What the rows of a table name at the desk: asked of the database for each row, or read for many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from django.contrib.auth.models import User
from django.db.models import Q

from factcheck import annotating, policy
from factcheck.models import Anchor, Article, Citation, Claim, Evidence, Rating, Source, Verdict

_NUMBER = re.compile(r"#([1-9][0-9]{0,17})")


def number_in(name: str) -> int | None:
    """The number that `#12` stands for: an article that has no external id is called so."""
    match = _NUMBER.fullmatch(name)
    return int(match[1]) if match else None


class Lookups:
    """Asks each time: what is found is there now."""

    named: Callable[..., Source | None] = staticmethod(annotating.source_named)

    def __init__(self, actor: User) -> None:
        self.actor = actor

    def article(self, name: str) -> Article | None:
        return self._articles([name]).get(name)

    def evidence(self, title: str, kind: str, url: str) -> Evidence | None:
        return self._pieces([(title, kind, url)]).get((title, kind, url))

    def places(self, article: Article, words: str) -> Sequence[Anchor]:
        """Where claims are, or were, on these words; the older claims first."""
        return self._places([article], {words})

    def cited(self, claim: Claim, evidence: Evidence) -> Sequence[Citation]:
        """What the piece is used for the claim for."""
        return list(Citation.objects.filter(claim=claim, evidence=evidence))

    def verdict(self, claim: Claim) -> Verdict | None:
        """The one in force or under review."""
        return Verdict.objects.current_of(claim)

    def rating(self, slug: str) -> Rating | None:
        """The one in use with this short name."""
        return Rating.objects.filter(slug=slug, active=True).first()

    def ratings(self) -> Sequence[Rating] | None:
        """All in use, if they were read already."""
        return None

    def checkers(self, article: Article) -> Mapping[str, User] | None:
        """By their ids, those of the file who may check claims of it, if they were read already."""
        return None

    def _places(
        self, articles: Iterable[Article], words: Iterable[str], also: Iterable[str] = ()
    ) -> list[Anchor]:
        anchors = Anchor.objects.filter(claim__article__in=list(articles), exact__in=words)
        names = ("article", "anchor", *also)
        anchors = anchors.select_related(*(f"claim__{name}" for name in names))
        return list(anchors.order_by("claim__number", "pk"))

    def _articles(self, names: Iterable[str]) -> dict[str, Article]:
        numbers = {name: number for name in names if (number := number_in(name))}
        wanted = Q(external_id__in=set(names) - {""}) | Q(pk__in=set(numbers.values()))
        rows = policy.visible_articles(self.actor).select_related("revision").filter(wanted)
        by_id = {article.pk: article for article in rows}
        by_name = {one.external_id: one for one in by_id.values() if one.external_id}
        found = ((name, by_name.get(name) or by_id.get(numbers.get(name, 0))) for name in names)
        return {name: article for name, article in found if article is not None}

    def _pieces(self, keys: Sequence[Key]) -> dict[Key, Evidence]:
        """What is sealed is found by no words; of several that are alike, the older one."""
        rows = policy.visible_evidence(self.actor).filter(secret="")
        titles, kinds, urls = map(set, zip(*keys, strict=True))
        # By all three: an archive may have one title for everything.
        rows = rows.filter(title__in=titles, kind__in=kinds, url__in=urls)
        wanted, found = set(keys), {}
        for pk, *held in rows.order_by("-pk").values_list("pk", "title", "kind", "url"):
            key = (held[0], held[1], held[2])
            if key in wanted:
                found[key] = pk
        pieces = Evidence.objects.select_related("source").in_bulk(list(found.values()))
        return {key: pieces[pk] for key, pk in found.items() if pk in pieces}


# A piece of evidence is known by its title, its kind and its address.
Key = tuple[str, str, str]


class Read(Lookups):
    """Reads at once what many rows name: it stays as it was then."""

    def __init__(
        self,
        actor: User,
        *,
        articles: Iterable[str],
        pieces: Sequence[Key],
        sources: Iterable[str],
        people: Iterable[str] = (),
        words: Iterable[str] = (),
        also: Sequence[str] = (),
    ) -> None:
        """`also` names what else of the claims on these words to read."""
        super().__init__(actor)
        self._found = self._articles(set(articles))
        self.pieces = self._pieces(pieces) if pieces else {}
        givers = {one.source.name for one in self.pieces.values() if one.source is not None}
        self.named = self.names = annotating.SourceNames(givers.union(sources), user=actor)
        names = set(people) - {""}
        rows = policy.checkers().filter(username__in=names) if names else ()
        self._people = {str(person.pk): person for person in rows}
        self._words, self._also = set(words), also

    def article(self, name: str) -> Article | None:
        return self._found.get(name)

    def articles(self) -> Iterable[Article]:
        return self._found.values()

    def evidence(self, title: str, kind: str, url: str) -> Evidence | None:
        return self.pieces.get((title, kind, url))

    def places(self, article: Article, words: str) -> Sequence[Anchor]:
        return self._on_words.get((article.pk, words), ())

    def cited(self, claim: Claim, evidence: Evidence) -> Sequence[Citation]:
        return self._cited.get((claim.pk, evidence.pk), ())

    def keep(self, piece: Evidence) -> None:
        """Find a new piece, too, which is not stored yet."""
        self.pieces.setdefault((piece.title, piece.kind, piece.url), piece)

    def verdict(self, claim: Claim) -> Verdict | None:
        return self._verdicts.get(claim.pk)

    def rating(self, slug: str) -> Rating | None:
        return next((one for one in self._ratings if one.slug == slug), None)

    def ratings(self) -> Sequence[Rating]:
        return self._ratings

    def checkers(self, article: Article) -> Mapping[str, User] | None:
        # Who is on the team of a restricted one is asked for each row.
        return None if article.restricted else self._people

    @cached_property
    def _ratings(self) -> list[Rating]:
        return list(Rating.objects.filter(active=True))

    @cached_property
    def _on_words(self) -> Mapping[tuple[int, str], list[Anchor]]:
        found: dict[tuple[int, str], list[Anchor]] = defaultdict(list)
        for place in self._places(self.articles(), self._words, self._also):
            found[place.claim.article_id, place.exact].append(place)
        return found

    @cached_property
    def _marked(self) -> set[int]:
        return {place.claim_id for places in self._on_words.values() for place in places}

    @cached_property
    def _verdicts(self) -> Mapping[int, Verdict]:
        held = Verdict.objects.current_of_all(self._marked)
        return {verdict.claim_id: verdict for verdict in held}

    @cached_property
    def _cited(self) -> Mapping[tuple[int, int], list[Citation]]:
        found: dict[tuple[int, int], list[Citation]] = defaultdict(list)
        pieces = [piece for piece in self.pieces.values() if piece.pk is not None]
        for citation in Citation.objects.filter(claim__in=self._marked, evidence__in=pieces):
            found[citation.claim_id, citation.evidence_id].append(citation)
        return found


def hold_known(actor: User, *, pieces: Sequence[Key], sources: Iterable[str]) -> None:
    """Hold the pieces and sources that rows name, as far as they are there.

    Raises StaleError, with all of it held, where a source was merged meanwhile.
    """
    desk = Read(actor, articles=(), pieces=pieces, sources=sources)
    pks = (piece.pk for piece in desk.pieces.values())
    annotating.hold_evidence(*pks, naming=desk.names.known())
