"""What became of the notes of a draft, said in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.intake import Draft
from factcheck.models import Article

# Messages travel in a cookie: the rest is in the file, which the person has.
MOST_SHOWN = 5
MOST_CHARACTERS = 200


def claims_in_words(article: Article, draft: Draft) -> str:
    """How many claims the article has of its draft; empty when it had no notes."""
    if not draft.notes:
        return ""
    count = article.claims.count()
    words = ngettext(
        "%(count)d claim came with the notes of the draft.",
        "%(count)d claims came with the notes of the draft.",
        count,
    )
    return words % {"count": count}


def unplaced_in_words(draft: Draft) -> Iterator[str]:
    """The notes whose words are not in the text, so that nobody thinks that they are claims."""
    for remark in draft.unplaced[:MOST_SHOWN]:
        said = Truncator(remark.text).chars(MOST_CHARACTERS)
        yield _("This note has no words in the text, so it is no claim: %(note)s") % {"note": said}
    more = len(draft.unplaced) - MOST_SHOWN
    if more > 0:
        words = ngettext(
            "%(count)d more note has no words in the text.",
            "%(count)d more notes have no words in the text.",
            more,
        )
        yield words % {"count": more}
