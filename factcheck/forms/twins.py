"""What is said of a file that was just added, and that other pieces of evidence hold too."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.models import Evidence


def twins_in_words(evidence: Evidence, sha256: str, *, viewer: User) -> str:
    """A sentence with the titles of those that this person may know of; "" when there is none."""
    pieces = annotating.pieces_holding(sha256, viewer=viewer)
    titles = [piece.title for piece in pieces if piece.pk != evidence.pk]
    words = _("The same file is in other evidence too: %(titles)s.")
    return words % {"titles": "; ".join(titles)} if titles else ""
