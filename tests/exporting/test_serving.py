from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from factcheck.choices import Language


def test_the_example_for_a_server_lets_others_frame_every_card_and_nothing_else() -> None:
    example = (Path(settings.BASE_DIR) / "deploy" / "nginx-static.conf").read_text()
    blocks = re.findall(r"^location ~ (\S+) \{$(.*?)^\}$", example, re.DOTALL | re.MULTILINE)
    (framed,) = (where for where, said in blocks if "frame-ancestors *" in said)
    cards = re.compile(framed)

    assert cards.search(reverse("factcheck:fact-card", args=["a-1"]))
    for language in Language.values:
        assert cards.search(reverse("factcheck:fact-card-in", args=["a-1", language]))
        assert not cards.search(reverse("factcheck:fact-in", args=["a-1", language]))
