"""The index that answers "already checked?": which published check has which terms.

Written by `matching` alone, from what is public. Postings are read by the hundred thousand, so
they hold numbers only.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from factcheck.models.imported import ImportedReview
from factcheck.models.page import FactPage


class MatchTerm(models.Model):
    """A term, and how many documents have it; the empty term counts the documents themselves."""

    word = models.CharField(max_length=64)
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            # Named, and not a unique field, which costs a second index on PostgreSQL.
            models.UniqueConstraint(fields=["word"], name="matchterm_word_unique"),
        ]

    def __str__(self) -> str:
        return self.word


class MatchDocument(models.Model):
    """The terms of one published fact, or of a review by others, each as often as it occurs."""

    page = models.OneToOneField(FactPage, models.PROTECT, null=True, related_name="+")
    review = models.OneToOneField(ImportedReview, models.CASCADE, null=True, related_name="+")
    words = models.TextField(blank=True)
    length = models.PositiveIntegerField()
    # Of the rules that made the terms; an older one is read again by `index_facts`.
    version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=True) ^ Q(review__isnull=True),
                name="matchdocument_of_one",
            ),
        ]
        indexes = [
            # Read by `index_facts`, to see at once that there is nothing to do.
            models.Index(fields=["version"], name="matchdocument_version_idx"),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class MatchPosting(models.Model):
    """That a document has a term, and how much that counts, in hundredths."""

    # All three columns, so that the key alone answers a question, on both databases.
    pk = models.CompositePrimaryKey("term_id", "document_id", "weight")
    term = models.ForeignKey(MatchTerm, models.PROTECT, related_name="postings", db_index=False)
    document = models.ForeignKey(MatchDocument, models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.term_id}"
