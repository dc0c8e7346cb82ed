from __future__ import annotations

import json

from factcheck.consistency import Finding
from factcheck.consistency.findings import fingerprint


def test_a_fingerprint_is_made_of_rule_and_words() -> None:
    one = fingerprint("name.spelling", ["Zataz", "Zatav"])

    assert len(one) == 16
    assert one == fingerprint("name.spelling", ["Zatav", "Zataz"])
    assert one != fingerprint("name.alias", ["Zataz", "Zatav"])
    assert one != fingerprint("name.spelling", ["Zataz", "Zatax"])
    assert one != fingerprint("name.spelling", ["Zataz"])


def test_typography_and_line_breaks_do_not_change_it() -> None:
    assert fingerprint("a.b", ["L\u2019été\u00a02021"]) == fingerprint("a.b", ["l'été\n 2021"])


def test_a_lone_surrogate_has_a_fingerprint_too() -> None:
    assert fingerprint("a.b", ["\ud800"]) != fingerprint("a.b", ["\ud801"])


def test_a_finding_speaks_both_languages() -> None:
    finding = Finding("date.impossible", ((3, 9),), "conflict", "0", {"day": "30 mai"})

    assert finding.message("fr") == "«\u202f30 mai\u202f»\u00a0: ce jour n’existe pas."
    assert finding.message("en") == "“30 mai”: there is no such day."
    assert json.loads(json.dumps(finding.params)) == finding.params
    assert len({finding, finding}) == 1
