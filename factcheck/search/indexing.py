"""Writing what readers list and search: the row of a published fact, and the words of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from django.db import transaction
from django.utils import timezone

from factcheck import ledger, pagestore
from factcheck.choices import PageState
from factcheck.documents import FactDocument, translations_of
from factcheck.models import READABLE, FactPage, PublicFact, PublicTrigram, PublicWord, place_of
from factcheck.search import vocabulary
from factcheck.terms import TOKENS, Token, fold_words, tokens_of

# What is read again at once.
_BATCH = 500
# Between the fields of a fact, so that a phrase never begins in one and ends in the next.
FIELDS = " x "
_BETWEEN = " y "
_LONGEST_NAME = 200
_LONGEST_WORD = 64
# What a correction may change; the page stays, and so does its place.
_CHANGING = [
    "outcome",
    "rating",
    "kind",
    "language",
    *READABLE.values(),
    "year",
    "source",
    "source_name",
    "article",
    "words",
    "forms",
    "written",
    "version",
]


def index_fact(page: FactPage, document: FactDocument) -> None:
    """Let a page be listed and found by what it says now; one that was taken back by nothing.

    Must run inside the transaction that says so.
    """
    _store([page] if page.state == PageState.PUBLISHED else [], {page.pk: document}, of=[page.pk])


def index_late() -> Iterator[int]:
    """Read the published facts that are not in the index, or by older rules, a batch and a
    transaction at a time.

    Yields how many each batch had. Afterwards nothing is left to do, and it costs one query.
    """
    current = PublicFact.objects.filter(version=TOKENS)
    late = FactPage.objects.published().exclude(pk__in=current.values("page"))
    late = late.filter(snapshot__isnull=False)
    last = 0
    while True:
        with transaction.atomic():
            # Held first: a page that is published meanwhile must not be overwritten by its past.
            ledger.hold()
            pages = list(
                late.filter(pk__gt=last).select_related("snapshot", "claim").order_by("pk")[:_BATCH]
            )
            if not pages:
                return
            documents = {
                page.pk: cast(FactDocument, page.snapshot.document)
                for page in pages
                if page.snapshot
            }
            _store(pages, documents, of=list(documents))
            pagestore.touch_everything()
        last = pages[-1].pk
        yield len(pages)


def read_again() -> None:
    """Take every word out of the index, so that `index_late` reads all facts again.

    Lists stay whole meanwhile; the search finds again what has been read.
    """
    with transaction.atomic():
        ledger.hold()
        PublicTrigram.objects.all().delete()
        PublicWord.objects.all().delete()
        PublicFact.objects.exclude(page__state=PageState.PUBLISHED).delete()
        PublicFact.objects.update(words="", forms="", written="", version=0)
        pagestore.touch_everything()


def _store(
    pages: Iterable[FactPage], documents: dict[int, FactDocument], *, of: Sequence[int]
) -> None:
    """Make the rows of the pages `of` these: what is not among `pages` goes. A fixed number of
    statements.

    The ledger's head puts writers in a queue, so that they cannot wait for each other's words.
    """
    ledger.hold()
    known = {row.page_id: row for row in PublicFact.objects.filter(page__in=of)}
    rows = {page.pk: _row(page, documents[page.pk]) for page in pages}
    had = Counter(word for row in known.values() for word in row.written.split())
    have = Counter(word for row in rows.values() for word in row.written.split())
    gone = [row.pk for page, row in known.items() if page not in rows or rows[page].pk != row.pk]
    if gone:
        PublicFact.objects.filter(pk__in=gone).delete()
    stays = {row.pk for row in known.values()}.difference(gone)
    PublicFact.objects.bulk_create([row for row in rows.values() if row.pk not in stays])
    if stays:
        PublicFact.objects.bulk_update([row for row in rows.values() if row.pk in stays], _CHANGING)
    vocabulary.change(taken=had - have, added=have - had)


def _row(page: FactPage, document: FactDocument) -> PublicFact:
    fields = [
        [(text, tokens_of(text, language)) for text, language in field]
        for field in _fields(document)
    ]
    texts = [one for field in fields for one in field]
    tokens = [token for _text, found in texts for token in found if token.key]
    languages = {page.language, *(one["language"] for one in translations_of(document))}
    published = timezone.localtime(page.published_at, timezone.get_default_timezone())
    return PublicFact(
        pk=place_of(page.published_at, page.pk),
        page=page,
        outcome=page.outcome,
        rating=page.rating,
        kind=page.kind,
        language=page.language,
        year=published.year,
        source=fold_words(page.source_name)[:_LONGEST_NAME],
        source_name=page.source_name,
        article=_public_article(page, document),
        words=FIELDS.join(_BETWEEN.join(keys_of(found) for _text, found in one) for one in fields),
        forms=" ".join(sorted(set(forms_of(tokens)))),
        written=" ".join(sorted(set(written_of(texts)))),
        version=TOKENS,
        **{column: code in languages or None for code, column in READABLE.items()},
    )


def _fields(document: FactDocument) -> list[list[tuple[str, str]]]:
    """What a fact is found by, each text with its language: its statement; its summary; what else a
    reader might remember, and what it says in other languages."""
    claimant, own = document["claimant"], document["language"]
    rest = [
        document["passage"]["exact"],
        claimant["name"] if claimant else "",
        document["rating"]["label"],
    ]
    others = [
        ("\n".join((one["title"], one["summary"], one["rating"]["label"])), one["language"])
        for one in translations_of(document)
    ]
    return [
        [(document["title"], own)],
        [(document["summary"], own)],
        [("\n".join(rest), own), *others],
    ]


def _public_article(page: FactPage, document: FactDocument) -> int | None:
    """Facts of an article that nobody can read must not tell that they belong together."""
    origin = document["origin"]
    return page.claim.article_id if origin["path"] or origin["url"] else None


def forms_of(tokens: Iterable[Token]) -> Iterator[str]:
    """Whole words, and the figures and words of an amount."""
    for token in tokens:
        yield from token.parts
        if token.word:
            yield token.form


def keys_of(tokens: Iterable[Token]) -> str:
    """What is compared of a text, in its order."""
    return " ".join(token.key for token in tokens if token.key)


def written_of(texts: Iterable[tuple[str, Sequence[Token]]]) -> Iterator[str]:
    """Words as they are written, as far as somebody might look for them."""
    for text, tokens in texts:
        for token in tokens:
            if token.key and vocabulary.is_word(token.word):
                word = text[token.start : token.end].lower().split("'")[-1].split("’")[-1]
                # A word under a pile of accents is longer than its folded form.
                if len(word) <= _LONGEST_WORD and fold_words(word) == token.word:
                    yield word
