"""Who is told of what, at the desk and by e-mail.

A verb calls its occasion within its own transaction, so that nobody is told of what did not
happen. Nobody is told of their own acts, or of what they may not see; no notification holds a
word of a claim, of a discussion or of a verdict.
"""

from __future__ import annotations

from factcheck.notifying.choosing import choose
from factcheck.notifying.deadlines import remind
from factcheck.notifying.lasting import Stale, fact_changed, found_anew, stale
from factcheck.notifying.occasions import (
    answered,
    assigned,
    assigned_all,
    commented,
    proposed,
    reported,
    reports_over,
    review_over,
    set_aside,
    translated,
    translation_over,
    words_changed,
)
from factcheck.notifying.outbox import failed_count, send_waiting, try_again
from factcheck.notifying.readers import (
    answer_reader,
    answer_readers,
    forget_readers,
    hold_answer,
    keep_reader,
    state_in_words,
)
from factcheck.notifying.reading import MOST, forget_old, mark_read, unread_count
from factcheck.notifying.wording import sentence_of

__all__ = [
    "MOST",
    "Stale",
    "answer_reader",
    "answer_readers",
    "answered",
    "assigned",
    "assigned_all",
    "choose",
    "commented",
    "fact_changed",
    "failed_count",
    "forget_old",
    "forget_readers",
    "found_anew",
    "hold_answer",
    "keep_reader",
    "mark_read",
    "proposed",
    "remind",
    "reported",
    "reports_over",
    "review_over",
    "send_waiting",
    "sentence_of",
    "set_aside",
    "stale",
    "state_in_words",
    "translated",
    "translation_over",
    "try_again",
    "unread_count",
    "words_changed",
]
