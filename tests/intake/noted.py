"""What a draft says, in a shape that is quick to compare."""

from __future__ import annotations

from factcheck.intake import Draft


def blocks_of(draft: Draft) -> list[tuple[str, str]]:
    return [(block.zone, draft.text[block.start : block.end]) for block in draft.blocks]


def notes_of(draft: Draft) -> list[tuple[str, str]]:
    """The words of each note and what it says; a point shows the words before it and a bar."""
    return [
        (
            draft.text[note.start : note.end]
            or draft.text[: note.start].rpartition("\n")[2][-12:] + "|",
            note.text,
        )
        for note in draft.notes
    ]
