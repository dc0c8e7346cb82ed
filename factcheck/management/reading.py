"""What the machine read in an article, as the lines that commands print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.conf import settings

from factcheck import annotating
from factcheck.choices import FindingState, Kind, SuggestionState
from factcheck.models import FURNITURE, Article, Finding, Suggestion


def reading_of(article: Article) -> Iterator[str]:
    """A line for each kind of suggestion, one for each finding; findings in the site's language."""
    rows = Suggestion.objects.filter(revision=article.revision_id)
    counts = Counter(rows.values_list("kind", "state"))
    for kind in Kind.values:
        states = [f"{counts[kind, state]} {state}" for state in SuggestionState.values]
        shown = [states[0], *(words for words in states[1:] if not words.startswith("0 "))]
        yield f"{kind}: {', '.join(shown)}"
    aside = rows.open().filter(zone=FURNITURE).count()
    if aside:
        yield f"of these in site furniture, not offered: {aside}"
    for finding in Finding.objects.filter(revision=article.revision_id).order_by("pk"):
        answered = " (answered)" if finding.state == FindingState.ANSWERED else ""
        said = annotating.sentence_of(finding, settings.LANGUAGE_CODE)
        yield f"{finding.severity}{answered}: {said}"
