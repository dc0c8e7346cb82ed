"""Writing the index: what a published fact, or a review by others, is found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F

from factcheck import ledger
from factcheck.choices import Language
from factcheck.documents import FactDocument
from factcheck.matching.weights import weight
from factcheck.models import FactPage, ImportedReview, MatchDocument, MatchPosting, MatchTerm
from factcheck.terms import VERSION, Term, guess_language, terms_of

# The term that every document has: it counts them.
EVERY = ""
# What is read again at once, and rows of one statement: databases have their limits.
_BATCH = 500
_ROWS = 1000


def terms_of_fact(document: FactDocument) -> list[Term]:
    """What a fact is found by: its statement, the words of the article, and who said so."""
    claimant = document["claimant"]
    said = [document["title"], document["passage"]["exact"], claimant["name"] if claimant else ""]
    return terms_of("\n".join(said), document["language"])


def terms_of_review(review: ImportedReview) -> list[Term]:
    """What a review is found by: its claim and title, which word it twice, and who said so."""
    text = f"{review.claim_reviewed}\n{review.title}\n{review.claimant}"
    return terms_of(text, _language(review, text))


def _language(review: ImportedReview, text: str) -> str:
    """Of French and English the words tell more surely than what the page says of itself."""
    if review.language and review.language not in Language.values:
        return review.language
    return guess_language(text) or review.language or settings.LANGUAGE_CODE


def index_fact(page: FactPage, document: FactDocument) -> None:
    """Let a page be found by what it says now; must run inside the transaction that says so."""
    words = _joined(terms_of_fact(document))
    known = MatchDocument.objects.filter(page=page).first()
    if known is None or (known.words, known.version) != (words, VERSION):
        _store([MatchDocument(pk=known.pk if known else None, page=page, words=words)])


def index_reviews(reviews: Iterable[ImportedReview]) -> None:
    """Let reviews be found by what they say now, and those that were taken back by nothing.

    Must run inside the transaction that says so.
    """
    for batch in _batches(reviews):
        _store_reviews(batch)


def index_late() -> Iterator[int]:
    """Index what is not, or was by older rules, a batch and a transaction at a time.

    Yields how many each batch had. Afterwards nothing is left to do, and it costs two queries.
    """
    yield from _late_pages()
    yield from _late_reviews()


def _late_pages() -> Iterator[int]:
    current = MatchDocument.objects.filter(version=VERSION, page__isnull=False)
    late = FactPage.objects.exclude(pk__in=current.values("page")).filter(snapshot__isnull=False)
    last = 0
    while True:
        with transaction.atomic():
            # Held first: a page that is published meanwhile must not be overwritten by its past.
            ledger.hold()
            batch = late.filter(pk__gt=last).select_related("snapshot").order_by("pk")[:_BATCH]
            pages = [page for page in batch if page.snapshot]
            if pages:
                _store_pages(pages)
        if not pages:
            return
        last = pages[-1].pk
        yield len(pages)


def _late_reviews() -> Iterator[int]:
    current = MatchDocument.objects.filter(version=VERSION, review__isnull=False)
    late = ImportedReview.objects.exclude(pk__in=current.values("review"))
    late = late.filter(deleted_on__isnull=True)
    last = 0
    while True:
        with transaction.atomic():
            ledger.hold()
            batch = list(late.filter(pk__gt=last).order_by("pk")[:_BATCH])
            if batch:
                _store_reviews(batch)
        if not batch:
            return
        last = batch[-1].pk
        yield len(batch)


def _store_pages(pages: Sequence[FactPage]) -> None:
    known = dict(MatchDocument.objects.filter(page__in=pages).values_list("page", "pk"))
    _store(
        [
            MatchDocument(
                pk=known.get(page.pk),
                page=page,
                words=_joined(terms_of_fact(page.snapshot.document)),
            )
            for page in pages
            if page.snapshot
        ]
    )


def _store_reviews(reviews: Sequence[ImportedReview]) -> None:
    known = dict(MatchDocument.objects.filter(review__in=reviews).values_list("review", "pk"))
    gone = [known[review.pk] for review in reviews if review.deleted_on and review.pk in known]
    if gone:
        _drop(gone)
    _store(
        [
            MatchDocument(
                pk=known.get(review.pk), review=review, words=_joined(terms_of_review(review))
            )
            for review in reviews
            if not review.deleted_on
        ]
    )


def _joined(terms: Iterable[Term]) -> str:
    return " ".join(term.key for term in terms)


def _store(documents: Sequence[MatchDocument]) -> None:
    """Write documents and replace their terms, in a fixed number of statements.

    The ledger's head puts writers in a queue, so that they cannot wait for each other's terms.
    """
    ledger.hold()
    for document in documents:
        document.length, document.version = len(document.words.split()), VERSION
    new = [document for document in documents if document.pk is None]
    old = [document for document in documents if document.pk is not None]
    if old:
        _forget([document.pk for document in old])
        MatchDocument.objects.bulk_update(old, ["words", "length", "version"])
    MatchDocument.objects.bulk_create(new)
    counts = [Counter(document.words.split()) for document in documents]
    having = Counter(word for count in counts for word in count)
    having[EVERY] = len(new)
    ids = count_in(having)
    _post(
        (ids[word], document.pk, round(100 * weight(times, document.length)))
        for document, count in zip(documents, counts, strict=True)
        for word, times in count.items()
    )


def _post(postings: Iterable[tuple[int, int, int]]) -> None:
    """Write postings: term, document, weight. Three times as fast as by the ORM's objects."""
    table = connection.ops.quote_name(MatchPosting._meta.db_table)
    rows = iter(postings)
    while batch := list(islice(rows, _ROWS)):
        values = ", ".join(["(%s, %s, %s)"] * len(batch))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (term_id, document_id, weight) VALUES {values}",  # noqa: S608 -- placeholders
                [value for row in batch for value in row],
            )


def _drop(documents: Sequence[int]) -> None:
    """Take documents out of the index altogether."""
    ledger.hold()
    _forget(documents)
    MatchDocument.objects.filter(pk__in=documents).delete()
    MatchTerm.objects.filter(word=EVERY).update(documents=F("documents") - len(documents))


def _forget(documents: Sequence[int]) -> None:
    """Take these documents' terms out of the index; the documents themselves stay."""
    postings = MatchPosting.objects.filter(document__in=documents)
    had: dict[int, list[int]] = {}
    for term, times in postings.values_list("term").annotate(Count("document")).order_by("term"):
        had.setdefault(times, []).append(term)
    for times, terms in had.items():
        MatchTerm.objects.filter(pk__in=terms).update(documents=F("documents") - times)
    postings.delete()


def _batches(reviews: Iterable[ImportedReview]) -> Iterator[list[ImportedReview]]:
    rows = iter(reviews)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def count_in(having: Counter[str]) -> dict[str, int]:
    """Add to how many documents have each term; returns the ids of all of them."""
    ids: dict[str, int] = {}
    rows = iter(sorted(having.items()))
    while batch := list(islice(rows, _ROWS)):
        # The same on both databases; the ORM cannot add to a row that is there already.
        values = ", ".join(["(%s, %s)"] * len(batch))
        table = connection.ops.quote_name(MatchTerm._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (word, documents) VALUES {values}"  # noqa: S608 -- placeholders
                f" ON CONFLICT (word) DO UPDATE SET documents = {table}.documents"
                " + excluded.documents RETURNING word, id",
                [value for row in batch for value in row],
            )
            ids.update(cursor.fetchall())
    return ids
