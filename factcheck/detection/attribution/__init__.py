"""Who says what: words of attribution, their authors, and the sources they make."""

from __future__ import annotations
