"""Writing reviews: the same again writes nothing, an edited one changes its row."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import ledger, matching, policy
from factcheck.archive.pairing import pair
from factcheck.errors import NotAllowedError
from factcheck.models import ImportedReview
from factcheck.reviews import Review, TakenBack

# Reviews of one transaction.
_BATCH = 500
_FIELDS = [one.name for one in fields(Review)]
_WRITTEN = [*_FIELDS, "digest", "content", "file_name", "updated_at"]


@dataclass
class Stored:
    """How many reviews were new, how many had changed, and how many were known as they are."""

    added: int = 0
    changed: int = 0
    same: int = 0
    # Rows of this import: nothing else in it takes one of them for its own earlier wording.
    rows: set[int] = field(default_factory=set)


def store(
    reviews: Iterable[Review | TakenBack],
    *,
    actor: AbstractBaseUser | None,
    file_name: str,
    stored: Stored,
) -> None:
    """Keep the reviews of a file, a batch and a transaction at a time; counts them in `stored`.

    One `stored` goes through all files of an import. Two claims at one address are two reviews.
    """
    if actor is not None and not policy.is_chief(actor):
        raise NotAllowedError(_("Only a chief can import reviews."))
    found = iter(reviews)
    # Cut in code points: a name of a file is no reason to fail.
    name = file_name[-255:]
    while batch := list(islice(found, _BATCH)):
        with transaction.atomic():
            # Whoever writes waits here: else two imports could wait for each other's rows.
            ledger.hold()
            changed = _write(batch, name, stored)
            # In the order of the file, which decides between equals.
            rows = ImportedReview.objects.filter(pk__in=changed).order_by("pk")
            matching.index_reviews(rows)


def _write(batch: Sequence[Review | TakenBack], file_name: str, stored: Stored) -> list[int]:
    """Write one batch; returns the ids of the rows that are not what they were."""
    reviews = {one.digest: one for one in batch if isinstance(one, Review)}
    known: dict[str, list[ImportedReview]] = defaultdict(list)
    urls = {one.url for one in reviews.values()}
    for row in ImportedReview.objects.filter(url__in=sorted(urls)).order_by("pk"):
        known[row.url].append(row)
    pairs = {
        review.digest: row
        for url, wanted in _by_url(reviews.values())
        for review, row in pair(wanted, known[url], file_name=file_name, taken=stored.rows)
    }
    changed = _upsert(reviews, pairs, file_name, stored)
    return changed + _take_back([one for one in batch if isinstance(one, TakenBack)], stored)


def _by_url(reviews: Iterable[Review]) -> Iterator[tuple[str, list[Review]]]:
    grouped: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        grouped[review.url].append(review)
    yield from grouped.items()


def _upsert(
    reviews: Mapping[str, Review],
    pairs: Mapping[str, ImportedReview],
    file_name: str,
    stored: Stored,
) -> list[int]:
    new: list[ImportedReview] = []
    changed: list[ImportedReview] = []
    for digest, review in reviews.items():
        row, content = pairs.get(digest), content_of(review)
        if row is not None and row.content == content:
            stored.same += 1
            stored.rows.add(row.pk)
            continue
        values = {**asdict(review), "appearances": list(review.appearances)}
        fresh = ImportedReview(
            pk=row.pk if row else None,
            digest=digest,
            content=content,
            file_name=file_name,
            **values,
        )
        (changed if row else new).append(fresh)
    ImportedReview.objects.bulk_create(new)
    ImportedReview.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["pk"], update_fields=_WRITTEN
    )
    stored.added += len(new)
    stored.changed += len(changed)
    ids = [row.pk for row in [*new, *changed]]
    stored.rows.update(ids)
    return ids


def _take_back(gone: Sequence[TakenBack], stored: Stored) -> list[int]:
    """Mark what stands at these addresses as deleted by its publisher."""
    ids: list[int] = []
    for one in gone:
        rows = ImportedReview.objects.filter(url=one.url, deleted_on__isnull=True)
        found = list(rows.values_list("pk", flat=True))
        # Its content is not the same any more: should it come again, it stands again.
        ImportedReview.objects.filter(pk__in=found).update(deleted_on=one.on, content="")
        ids += found
    stored.changed += len(ids)
    return ids


def content_of(review: Review) -> str:
    """SHA-256 of everything that a review says."""
    text = json.dumps(asdict(review), default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
