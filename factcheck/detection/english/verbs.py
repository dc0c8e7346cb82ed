"""Forms of English verbs of saying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

# finite (or the same as the participle) / participle / gerund, of verbs that follow no rule.
IRREGULAR: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "say": ("says said say", "said", "saying"),
    "tell": ("tells told tell", "told", "telling"),
    "write": ("writes wrote write", "written", "writing"),
    "think": ("thinks thought think", "thought", "thinking"),
    "feel": ("feels felt feel", "felt", "feeling"),
    "find": ("finds found find", "found", "finding"),
    "know": ("knows knew know", "known", "knowing"),
    "show": ("shows showed show", "shown showed", "showing"),
    "swear": ("swears swore", "sworn", "swearing"),
    "understand": ("understands understood", "understood", "understanding"),
    "foresee": ("foresees foresaw", "foreseen", "foreseeing"),
    "hit": ("hits hit", "hit", "hitting"),
    "hear": ("hears heard hear", "heard", "hearing"),
    "read": ("reads read", "read", "reading"),
    "snap": ("snaps snapped", "snapped", "snapping"),
    "quip": ("quips quipped", "quipped", "quipping"),
    "infer": ("infers inferred", "inferred", "inferring"),
    "refer": ("refers referred", "referred", "referring"),
    "admit": ("admits admitted admit", "admitted", "admitting"),
    "forecast": ("forecasts forecast", "forecast forecasted", "forecasting"),
    "plead": ("pleads pleaded pled", "pleaded", "pleading"),
    "learn": ("learns learned learnt learn", "learned learnt", "learning"),
    "slam": ("slams slammed", "slammed", "slamming"),
    "concur": ("concurs concurred", "concurred", "concurring"),
    "blog": ("blogs blogged", "blogged", "blogging"),
    "label": ("labels labelled labeled", "labelled labeled", "labelling labeling"),
    "dub": ("dubs dubbed", "dubbed", "dubbing"),
    "speak": ("speaks spoke", "spoken", "speaking"),
    "signal": ("signals signalled signaled", "signalled signaled", "signalling"),
})  # fmt: skip

_VOWELS = "aeiou"


def forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Each form with its mood: "finite", "participle", "infinitive" or "gerund"."""
    if lemma in IRREGULAR:
        finite, participles, gerund = IRREGULAR[lemma]
        yield from ((form, "finite") for form in finite.split())
        yield from ((form, "participle") for form in participles.split())
        yield from ((form, "gerund") for form in gerund.split())
        yield lemma, "infinitive"
        return
    stem = lemma.removesuffix("e")
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "ss")) else "s")
    past = stem + "ed"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    yield lemma, "infinitive"
    yield third, "finite"
    yield past, "finite"
    yield past, "participle"
    yield stem + "ing", "gerund"
