"""What machines read in one piece: Atom feeds and the data feed. From pages and snapshots alone."""

from __future__ import annotations
