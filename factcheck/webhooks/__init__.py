"""Telling other systems what happens here (ADR 0045): signed, at least once, and public words only.

A verb calls its occasion within its own transaction, so that nobody is told of what did not
happen; `manage.py run_jobs` sends it, and tries again. The only writer of endpoints, messages and
attempts.
"""

from __future__ import annotations

from factcheck.webhooks.endpoints import add_endpoint, pause, paused_count, resume, retire
from factcheck.webhooks.queueing import enqueue_left
from factcheck.webhooks.sending import WEBHOOK, deliver
from factcheck.webhooks.telling import article_ready, fact_told, ping, resend

__all__ = [
    "WEBHOOK",
    "add_endpoint",
    "article_ready",
    "deliver",
    "enqueue_left",
    "fact_told",
    "pause",
    "paused_count",
    "ping",
    "resend",
    "resume",
    "retire",
]
