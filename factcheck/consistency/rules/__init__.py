"""One rule a file: each reads an `Article` and yields findings."""

from __future__ import annotations
