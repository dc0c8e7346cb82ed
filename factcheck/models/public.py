"""What readers list and search: one narrow row for each published fact, and the words of all.

Written by `search` alone, in the transaction that writes the page, and only from what is public: a
fact that is taken back has no row, so that nothing of it can be found, counted or suggested.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from factcheck.choices import Kind, Language, Outcome
from factcheck.models.page import FactPage

# So many pages can be told apart within one second.
_PAGES = 2**28
# The column that says whether a fact can be read in a language.
READABLE = {language: f"in_{language}" for language in Language.values}


def place_of(published_at: datetime, page: int) -> int:
    """Where a page stands among all: by the second in which it was published, then by its id."""
    return int(published_at.timestamp()) * _PAGES + page


class PublicFactQuerySet(models.QuerySet["PublicFact"]):
    def readable_in(self, language: str) -> PublicFactQuerySet:
        """Those that are in this language, or were translated into it."""
        return self.filter(**{READABLE[language]: True})


class PublicFact(models.Model):
    """A published fact, as far as lists and the search have to compare.

    The id is its place, so that one number is the order of lists, the key of their pages and the
    row number of the full-text index, which differs between the databases (`search.engine`).
    """

    id = models.BigAutoField(primary_key=True)
    page = models.OneToOneField(FactPage, models.PROTECT, related_name="public")
    outcome = models.CharField(max_length=8, choices=Outcome)
    rating = models.SlugField(max_length=40, db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    # Its own; below, each in which it can be read, as each has to be an index of its own.
    language = models.CharField(max_length=2, choices=Language)
    in_fr = models.BooleanField(null=True)
    in_en = models.BooleanField(null=True)
    year = models.PositiveSmallIntegerField()
    # Folded, and as it is written.
    source = models.CharField(max_length=200, blank=True)
    source_name = models.CharField(max_length=200, blank=True)
    # The number of its article, where that is public: its facts name each other.
    article = models.BigIntegerField(null=True)
    # What it is found by, for the full-text index: stems in their order, and whole words.
    words = models.TextField(blank=True)
    forms = models.TextField(blank=True)
    # Its words as they are written, for suggestions.
    written = models.TextField(blank=True)
    # Of the rules that made the words; an older one is read again by `index_facts`.
    version = models.PositiveSmallIntegerField()

    objects = PublicFactQuerySet.as_manager()

    class Meta:
        indexes = [
            # Each is read by the public list with that filter, newest first.
            models.Index(models.F("outcome"), models.F("id").desc(), name="publicfact_outcome_idx"),
            models.Index(models.F("rating"), models.F("id").desc(), name="publicfact_rating_idx"),
            models.Index(models.F("kind"), models.F("id").desc(), name="publicfact_kind_idx"),
            models.Index(
                models.F("language"), models.F("id").desc(), name="publicfact_language_idx"
            ),
            # Partial: both databases see that the condition of the list is theirs.
            models.Index(
                models.F("id").desc(), condition=Q(in_fr=True), name="publicfact_in_fr_idx"
            ),
            models.Index(
                models.F("id").desc(), condition=Q(in_en=True), name="publicfact_in_en_idx"
            ),
            models.Index(models.F("year"), models.F("id").desc(), name="publicfact_year_idx"),
            models.Index(models.F("source"), models.F("id").desc(), name="publicfact_source_idx"),
            # Read by a fact page, for the others of its article.
            models.Index(models.F("article"), models.F("id").desc(), name="publicfact_article_idx"),
            # Read by `index_facts`, to see at once that there is nothing to do.
            models.Index(fields=["version"], name="publicfact_version_idx"),
        ]

    def __str__(self) -> str:
        return str(self.page_id)


class PublicWord(models.Model):
    """A word as published facts write it, and how many have it; folded, it is found by readers."""

    word = models.CharField(max_length=64)
    folded = models.CharField(max_length=64)
    facts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word"], name="publicword_word_unique"),
        ]
        indexes = [
            # Read where a search found nothing, to see which of its words no fact has.
            models.Index(fields=["folded"], name="publicword_folded_idx"),
        ]

    def __str__(self) -> str:
        return self.word


class PublicTrigram(models.Model):
    """Three letters that follow each other in a word of so many letters."""

    # All three columns, so that the key alone answers which words are spelled alike.
    pk = models.CompositePrimaryKey("letters", "length", "word_id")
    letters = models.CharField(max_length=6)
    length = models.PositiveSmallIntegerField()
    word = models.ForeignKey(PublicWord, models.CASCADE, related_name="trigrams")

    def __str__(self) -> str:
        return self.letters
