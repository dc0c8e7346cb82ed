from __future__ import annotations

import pytest

from factcheck.detection.attribution.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Selon Rivières sans frontières (RSF), il pleut.", {"RSF": "Rivières sans frontières"}),
        ("The Harbour Safety Board (HSB) said so.", {"HSB": "Harbour Safety Board"}),
        ("L'Office de gestion de l'eau (OGE) le dit.", {"OGE": "Office de gestion de l'eau"}),
        # No words before it spell it out.
        ("Le maire (DVG) de Corve le dit.", {}),
        # Not on the line before.
        ("Harbour Safety\nBoard (HSB) said so.", {}),
        # In small letters it is a remark, not an abbreviation.
        ("Il court sans fin (rsf) ici.", {}),
        # The first explanation stays.
        ("Alpha Beta (AB). Anton Berta (AB).", {"AB": "Alpha Beta"}),
    ],
)
def test_the_words_before_the_bracket_spell_the_abbreviation_out(text, found):
    assert abbreviations(text) == found
