"""Strings between quotation marks: which of them are quotations, and whose."""

from __future__ import annotations
