"""The one form every article is kept in.

Anchors are positions in this form, so it changes what must not differ between two copies of a
text (line ends, composition, invisible controls) and leaves all other white space alone, as the
W3C Web Annotation work concluded.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from factcheck.intake.errors import IntakeError, refuse_too_large
from factcheck.piles import MOST

LINE_ENDS = "\r\u2028\u2029\v\f\u0085"
# Byte order marks, soft hyphens, and the two code points that XML feeds may not carry.
DROPPED = "\ufeff\u00ad\ufffe\uffff"
# C0, delete and C1; line ends and tabs get their own meaning below.
CONTROLS = tuple(map(chr, chain(range(0x20), range(0x7F, 0xA0))))
# Embeddings, overrides and isolates show words in another order than they are stored in
# ("Trojan Source", CVE-2021-42574). The marks U+200E and U+200F are harmless and stay.
BIDI_CONTROLS = tuple(map(chr, chain(range(0x202A, 0x202F), range(0x2066, 0x206A))))

REPLACEMENTS: dict[int, str | None] = {
    **{ord(character): None for character in (*CONTROLS, *DROPPED, *BIDI_CONTROLS)},
    **{ord(character): "\n" for character in ("\n", *LINE_ENDS)},
    ord("\t"): " ",
}


def clean(text: str) -> str:
    """Return `text` in NFC with `\\n` line ends, no controls, no trailing white space in lines.

    Raises `IntakeError` ("binary") for an absurd pile of combining marks, and ("too_large") when
    the normal form outgrows the limit. Takes linear time; `clean(clean(t)) == clean(t)`.
    """
    text = text.replace("\r\n", "\n").translate(REPLACEMENTS)
    refuse_piled_marks(text)
    text = unicodedata.normalize("NFC", text)
    refuse_piled_marks(text)
    refuse_too_large(len(text))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def refuse_piled_marks(text: str) -> None:
    marks = "".join(c for c in set(text) if unicodedata.category(c).startswith("M"))
    if not marks:
        return
    pile = re.search(f"[{marks}]{{{MOST + 1},}}", text)
    if pile:
        raise IntakeError("binary", count=len(pile[0]), offset=pile.start())
