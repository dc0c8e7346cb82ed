"""Every verb that changes rows, by its name, and changes of several verbs; with something to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import getmembers, isfunction

from tests.changing import claims, evidence, publication, reports, texts, together
from tests.changing.ready import Ready
from tests.conftest import Cast

CHANGES: Mapping[str, Callable[[Cast], Ready]] = {
    name: prepare
    for module in (texts, claims, evidence, publication, reports, together)
    for name, prepare in getmembers(module, isfunction)
    if prepare.__module__ == module.__name__ and not name.startswith("_")
}
