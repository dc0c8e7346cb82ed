"""The log of what changed, kept from growing for ever."""

from __future__ import annotations

from django.db.models import Max, Min

from factcheck.models import KEPT_LINES, PublishLog

# So that the one writer of SQLite is not held up by years of lines.
_AT_ONCE = 10_000


def forget_old() -> int:
    """Delete lines that are older than the newest KEPT_LINES, some of them at once; how many.

    No process reads so far back: one that slept through more lines than it would read, or whose
    last line is gone, forgets all its pages (`shelf`). Nothing of the rest asks for an older line
    than the last.
    """
    ends = PublishLog.objects.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["last"] is None:
        return 0
    end = min(ends["last"] - KEPT_LINES, ends["first"] + _AT_ONCE)
    return PublishLog.objects.filter(pk__lte=end).delete()[0]
