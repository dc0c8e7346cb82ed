"""What no line of the log may hold."""

from __future__ import annotations

import logging
import re

_LINK = re.compile(r"(?<!/desk)/(ask|reports)/[^/]+")


class WithoutSecrets(logging.Filter):
    """Django names the address of what it refuses; that of a question, or a receipt, is secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        kept = _LINK.sub(r"/\1/…", said)
        if kept != said:
            record.msg, record.args = kept, ()
        return True
