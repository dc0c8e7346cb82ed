"""Public pages as they are sent, and the log of what changed.

Both are written by `pagestore` alone. What is in `StoredPage` may vanish at any time: the views say
it all again.
"""

from __future__ import annotations

from django.db import models

LONGEST_PATH = 300
# Of the log the newest lines stay, whoever asks: ten times what any process still reads.
KEPT_LINES = 10_000


class StoredPage(models.Model):
    """The bytes of a public page, compressed, with every header of it (`pagestore.pages`).

    `subject` is what it is about, so that a change finds it; `build` is of the code, the templates
    and the settings that made it; `digest` of all the rest.
    """

    path = models.CharField(max_length=LONGEST_PATH, primary_key=True)
    subject = models.CharField(max_length=30)
    build = models.CharField(max_length=32)
    # Seconds: a page may say something else on another day.
    good_until = models.BigIntegerField()
    digest = models.BinaryField()
    head = models.TextField()
    body = models.BinaryField()

    class Meta:
        indexes = [
            # Read by every publication, to delete what it changes.
            models.Index(fields=["subject"], name="storedpage_subject_idx"),
        ]

    def __str__(self) -> str:
        return self.path


class PublishLog(models.Model):
    """That the pages about a subject have changed. Each process reads its end.

    Append-only, but for lines that are older than the newest KEPT_LINES: a trigger says so.
    """

    subject = models.CharField(max_length=30)

    def __str__(self) -> str:
        return f"{self.pk} {self.subject}"
