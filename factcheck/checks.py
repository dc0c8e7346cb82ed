"""System checks for a misconfigured desk, each with an id and what to do."""

from __future__ import annotations
