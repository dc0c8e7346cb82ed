"""Writing the index: what a published fact is found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import connection, transaction
from django.db.models import Count, F

from factcheck import ledger
from factcheck.documents import FactDocument
from factcheck.matching.weights import weight
from factcheck.models import FactPage, MatchDocument, MatchPosting, MatchTerm
from factcheck.terms import VERSION, Term, terms_of

# The term that every document has: it counts them.
EVERY = ""
# Pages that are read again at once, and rows of one statement: databases have their limits.
_BATCH = 500
_ROWS = 1000


def terms_of_fact(document: FactDocument) -> list[Term]:
    """What a fact is found by: its statement, the words of the article, and who said so."""
    claimant = document["claimant"]
    said = [document["title"], document["passage"]["exact"], claimant["name"] if claimant else ""]
    return terms_of("\n".join(said), document["language"])


def index_fact(page: FactPage, document: FactDocument) -> None:
    """Let a page be found by what it says now; must run inside the transaction that says so."""
    words = _words(document)
    known = MatchDocument.objects.filter(page=page).first()
    if known is None or (known.words, known.version) != (words, VERSION):
        _store([(page.pk, words)])


def index_late() -> Iterator[int]:
    """Index what is not, or was by older rules, a batch and a transaction at a time.

    Yields how many pages each batch had. Afterwards nothing is left to do, and it costs a query.
    """
    current = MatchDocument.objects.filter(version=VERSION)
    late = FactPage.objects.exclude(pk__in=current.values("page")).filter(snapshot__isnull=False)
    last = 0
    while True:
        with transaction.atomic():
            # Held first: a page that is published meanwhile must not be overwritten by its past.
            ledger.hold()
            batch = late.filter(pk__gt=last).select_related("snapshot").order_by("pk")[:_BATCH]
            pages = [(page.pk, _words(page.snapshot.document)) for page in batch if page.snapshot]
            if pages:
                _store(pages)
        if not pages:
            return
        last = pages[-1][0]
        yield len(pages)


def _words(document: FactDocument) -> str:
    return " ".join(term.key for term in terms_of_fact(document))


def _store(pages: Sequence[tuple[int, str]]) -> None:
    """Replace what these pages are found by, in a fixed number of statements.

    The ledger's head puts writers in a queue, so that they cannot wait for each other's terms.
    """
    ledger.hold()
    known = dict(
        MatchDocument.objects.filter(page__in=[pk for pk, _ in pages]).values_list("page", "pk")
    )
    _forget(list(known.values()))
    documents = [
        MatchDocument(
            pk=known.get(pk), page_id=pk, words=words, length=_length(words), version=VERSION
        )
        for pk, words in pages
    ]
    new = [document for document in documents if document.pk is None]
    MatchDocument.objects.bulk_create(new)
    MatchDocument.objects.bulk_update(
        [document for document in documents if document.page_id in known],
        ["words", "length", "version"],
    )
    counts = [Counter(document.words.split()) for document in documents]
    having = Counter(word for count in counts for word in count)
    having[EVERY] = len(new)
    ids = _count_in(having)
    MatchPosting.objects.bulk_create(
        [
            MatchPosting(
                term_id=ids[word],
                document_id=document.pk,
                weight=round(100 * weight(times, document.length)),
            )
            for document, count in zip(documents, counts, strict=True)
            for word, times in count.items()
        ],
        batch_size=_ROWS,
    )


def _length(words: str) -> int:
    return len(words.split())


def _forget(documents: Sequence[int]) -> None:
    """Take these documents' terms out of the index; the documents themselves stay."""
    postings = MatchPosting.objects.filter(document__in=documents)
    had: dict[int, list[int]] = {}
    for term, times in postings.values_list("term").annotate(Count("document")).order_by("term"):
        had.setdefault(times, []).append(term)
    for times, terms in had.items():
        MatchTerm.objects.filter(pk__in=terms).update(documents=F("documents") - times)
    postings.delete()


def _count_in(having: Counter[str]) -> dict[str, int]:
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
