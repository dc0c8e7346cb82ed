"""What is told apart in the numbers, with a word for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from factcheck.choices import Status


class Level(TextChoices):
    """How many claims there are of each; those that are disputed are settled too."""

    OPEN = "open", pgettext_lazy("number of claims", "open")
    SETTLED = "settled", pgettext_lazy("number of claims", "settled")
    DISPUTED = "disputed", pgettext_lazy("number of claims", "of these disputed")
    WITHDRAWN = "withdrawn", pgettext_lazy("number of claims", "withdrawn")


LEVELS: Mapping[str, tuple[Level, ...]] = MappingProxyType(
    {
        Status.TO_CHECK: (Level.OPEN,),
        Status.IN_REVIEW: (Level.OPEN,),
        Status.VERIFIED: (Level.SETTLED,),
        Status.DISPUTED: (Level.SETTLED, Level.DISPUTED),
        Status.WITHDRAWN: (Level.WITHDRAWN,),
    }
)


class Stage(TextChoices):
    """What takes time. A round is everything from "to check" until the claim is settled."""

    TO_CHECK = "to_check", pgettext_lazy("stage", "to check")
    IN_REVIEW = "in_review", pgettext_lazy("stage", "in review")
    ROUND = "round", pgettext_lazy("stage", "whole round")


class Way(TextChoices):
    """How a claim went back to check; TURNED is a verdict that says the opposite of the last."""

    SENT_BACK = "sent_back", pgettext_lazy("went back", "sent back by a second person")
    TAKEN_BACK = "taken_back", pgettext_lazy("went back", "taken back by the proposer")
    REOPENED = "reopened", pgettext_lazy("went back", "reopened after a verdict")
    WORDS_REVIEW = "words_review", pgettext_lazy("went back", "words changed during review")
    WORDS_VERDICT = "words_verdict", pgettext_lazy("went back", "words changed after a verdict")
    TURNED = "turned", pgettext_lazy("went back", "settled with another outcome")
