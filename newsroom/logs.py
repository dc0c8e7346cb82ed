"""What no line of the log may hold."""

from __future__ import annotations

import logging
import re

_LINK = re.compile(r"/ask/[^/\s]+")


class WithoutSecrets(logging.Filter):
    """Django names the address of what it refuses; that of a question is its secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        kept = _LINK.sub("/ask/…", said)
        if kept != said:
            record.msg, record.args = kept, ()
        return True
