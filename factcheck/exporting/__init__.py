"""The public site as files: what a reader can reach, byte for byte as the server answers it."""

from __future__ import annotations

from factcheck.exporting.releases import UnusableFolderError
from factcheck.exporting.walking import Exported, StillChangingError, export

__all__ = ["Exported", "StillChangingError", "UnusableFolderError", "export"]
