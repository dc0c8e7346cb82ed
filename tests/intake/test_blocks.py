from __future__ import annotations

from factcheck.intake.blocks import Block, Draft, Piece, compose


def test_pieces_are_laid_out_in_order() -> None:
    pieces = [Piece("body", "👍"), Piece("headline", "Titre"), Piece("caption", "c")]

    assert compose(pieces) == Draft(
        headline="Titre",
        text="👍\nTitre\nc",
        blocks=(Block("body", 0, 1), Block("headline", 2, 7), Block("caption", 8, 9)),
    )
