"""A file that the desk has already: the pieces of evidence that hold the very same bytes."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING

from django.contrib.auth.models import User
from django.core.files.base import File

from factcheck import policy, seals
from factcheck.choices import Visibility
from factcheck.models import Evidence

# So many are named; a file that more pieces hold says nothing more.
MOST_NAMED = 5

if TYPE_CHECKING:
    Content = File[bytes] | IO[bytes]


def digest_of(content: Content) -> str:
    """The SHA-256 of a seekable file, which stands at its beginning again."""
    digest = hashlib.sha256()
    content.seek(0)
    while chunk := content.read(seals.CHUNK):
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()


def pieces_holding(sha256: str, *, viewer: User) -> list[Evidence]:
    """Pieces that hold this file, newest first, of those that this person may see; one query.

    Of a piece that protects somebody nobody is told, its keepers neither: whoever brings a file
    in must not learn, nor show on a screen that others see, that it came from such a source.
    """
    rows = policy.visible_evidence(viewer).filter(seals__sha256=sha256)
    open_ones = rows.exclude(visibility=Visibility.PROTECTED).exclude(source__protected=True)
    return list(open_ones.distinct().order_by("-pk")[:MOST_NAMED])
