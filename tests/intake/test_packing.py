from __future__ import annotations

import pytest

from factcheck.intake import IntakeError, keep_zones, pack, read_article, unpack

MARKDOWN = "# Titre\n\nUn chapeau\n\n## Dedans\n\nUn mot.\n\nLire aussi : ailleurs"


def zones(draft) -> list[str]:
    return [block.zone for block in draft.blocks]


def test_what_is_packed_comes_back_whole():
    draft = read_article(MARKDOWN, format="markdown")

    assert unpack(pack(draft)) == draft
    assert unpack(pack(draft).replace("\n", "\r\n")) == draft


def test_every_zone_has_a_letter_of_its_own():
    first = pack(read_article("Titre\n\nUn mot."))
    assert first.partition("\n")[0] == "hb"
    draft = unpack("htsbcf\n" + "\n".join("abcdef"))
    assert zones(draft) == ["headline", "standfirst", "subhead", "body", "caption", "furniture"]


@pytest.mark.parametrize(
    "packed",
    ["", "\n", "h", "hb\nUn", "h\nUn\nDeux", "bb\nUn\nDeux", "hh\nUn\nDeux", "hz\nUn\nDeux",
     "hb\nUn\n", "hb\nUn\n  ", "hb\nUn\nDeux ", "hb\nUn\ne\u0301te", "hb\nUn\n\x07"],
)  # fmt: skip
def test_what_was_never_packed_is_refused(packed: str):
    with pytest.raises(IntakeError):
        unpack(packed)


def test_a_text_typed_over_another_keeps_the_zones_of_its_lines():
    before = read_article(MARKDOWN, format="markdown")
    typed = read_article("Nouveau titre\n\n" + before.text.partition("\n")[2] + "\n\nEncore.")

    kept = keep_zones(typed, before)

    assert kept.text == typed.text
    assert zones(kept) == ["headline", *zones(before)[1:], "body"]


def test_the_headline_stays_the_one_that_was_typed():
    before = read_article("# Titre\n\n## Dedans\n\nUn mot.", format="markdown")
    typed = read_article("Dedans\n\nTitre\n\nUn mot.")

    kept = keep_zones(typed, before)

    assert (kept.headline, zones(kept).count("headline")) == ("Dedans", 1)
