"""The public site as files: what a reader can reach, byte for byte as the server answers it."""

from __future__ import annotations

from factcheck.exporting.releases import ExportRunningError, UnusableFolderError
from factcheck.exporting.walking import (
    Exported,
    FailingSiteError,
    StillChangingError,
    export,
)

__all__ = [
    "ExportRunningError",
    "Exported",
    "FailingSiteError",
    "StillChangingError",
    "UnusableFolderError",
    "export",
]
