from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strength = Literal["saying", "thinking", "stance"]
Form = Literal["verb", "participle", "inversion", "infinitive", "gerund", "preposition"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that attribute a statement: "a déclaré", "a-t-il ajouté", "selon", "said".

    `form` is "participle" when the auxiliary is missing ("Il mentionné", as machine translation
    leaves it). `negated` when the words say that nothing was said. `impersonal` when nobody is
    named as the author ("a-t-on révélé").
    """

    start: int
    end: int
    text: str
    lemma: str
    strength: Strength
    form: Form
    negated: bool = False
    impersonal: bool = False
