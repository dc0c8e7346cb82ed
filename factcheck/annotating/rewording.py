"""A change of words as one line of text, for the ledger."""

from __future__ import annotations

from factcheck.anchoring import word_diff

# A reason is read in a timeline; what is longer is cut, the revisions have it whole.
LONGEST = 2000


def diff_in_words(old: str, new: str) -> str:
    """ "Près de [30 → 35] laboratoires": what went and what came, in brackets; "∅" is nothing."""
    line: list[str] = []
    removed = ""
    for change in [*word_diff(old, new), None]:
        if change is not None and change.op == "removed":
            removed = change.text
            continue
        added = change.text if change is not None and change.op == "added" else ""
        if removed or added:
            line.append(f"[{removed or '∅'} → {added or '∅'}]")
            removed = ""
        if change is not None and change.op == "same":
            line.append(change.text)
    text = "".join(line)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
