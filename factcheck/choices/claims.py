"""The words of people, claims, their evidence and what is said of them."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(TextChoices):
    """The four groups of people; the value is the group's name."""

    REPORTER = "reporter", _("reporter")
    CHECKER = "checker", _("checker")
    EDITOR = "editor", _("editor")
    CHIEF = "chief", _("chief")


class Language(TextChoices):
    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")


class Kind(TextChoices):
    FIGURE = "figure", _("figure")
    QUOTE = "quote", _("quote")
    SOURCE = "source", _("source")


class Status(TextChoices):
    TO_CHECK = "to_check", _("to check")
    IN_REVIEW = "in_review", _("in review")
    VERIFIED = "verified", _("verified")
    DISPUTED = "disputed", _("disputed")
    WITHDRAWN = "withdrawn", _("withdrawn")


SETTLED = (Status.VERIFIED, Status.DISPUTED)
OPEN = (Status.TO_CHECK, Status.IN_REVIEW)


class Outcome(TextChoices):
    """What a verdict says; each value is also the status that approval leads to."""

    VERIFIED = "verified", _("verified")
    DISPUTED = "disputed", _("disputed")


class Risk(TextChoices):
    LOW = "low", _("low")
    NORMAL = "normal", _("normal")
    HIGH = "high", _("high")


class AnchorState(TextChoices):
    """Where a claim's words are in a revision; the last two have no place in it."""

    KEPT = "kept", _("kept")
    MOVED = "moved", _("moved")
    EDITED = "edited", _("edited")
    AMBIGUOUS = "ambiguous", _("ambiguous")
    ORPHANED = "orphaned", _("orphaned")


LOST = (AnchorState.AMBIGUOUS, AnchorState.ORPHANED)


class AnchorReason(TextChoices):
    """Why a claim's words are where they are in the next revision, or nowhere."""

    UNCHANGED = "unchanged", _("the same words in their place")
    COPIED = "copied", _("the same words in another place")
    REWRITTEN = "rewritten", _("the words were changed")
    SURROUNDINGS = "surroundings", _("the same words among others")
    TWICE = "twice", _("two places fit as well")
    DELETED = "deleted", _("the words are gone")
    DIFFERENT = "different", _("what is nearest is too different")
    REVERTED = "reverted", _("an earlier text came back")
    BY_HAND = "by_hand", _("a person said so")


class Approximation(TextChoices):
    EXACT = "exact", _("exact")
    ABOUT = "about", _("about")
    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class Record(TextChoices):
    """On what terms a source spoke."""

    ON = "on", _("on the record")
    BACKGROUND = "background", _("on background")
    OFF = "off", _("off the record")


class Channel(TextChoices):
    """How somebody was asked."""

    PHONE = "phone", pgettext_lazy("channel", "by phone")
    EMAIL = "email", pgettext_lazy("channel", "by e-mail")
    IN_PERSON = "in_person", pgettext_lazy("channel", "in person")
    MESSAGE = "message", pgettext_lazy("channel", "by message")
    LETTER = "letter", pgettext_lazy("channel", "by letter")
    SOCIAL = "social", pgettext_lazy("channel", "on a social network")
    OTHER = "other", pgettext_lazy("channel", "in another way")


class Reply(TextChoices):
    """What came of asking somebody."""

    ANSWERED = "answered", pgettext_lazy("reply", "answered")
    NONE = "none", pgettext_lazy("reply", "no answer")
    DECLINED = "declined", pgettext_lazy("reply", "declined to answer")


class SourceKind(TextChoices):
    PERSON = "person", _("person")
    ORGANIZATION = "organization", _("organisation")
    OUTLET = "outlet", _("news outlet")
    DOCUMENT = "document", _("document")
    DATASET = "dataset", _("dataset")


class EvidenceKind(TextChoices):
    DOCUMENT = "document", _("document")
    DATASET = "dataset", _("dataset")
    PAGE = "page", _("web page")
    RECORDING = "recording", _("recording")
    IMAGE = "image", _("image")
    INTERVIEW = "interview", _("interview")
    STATEMENT = "statement", pgettext_lazy("kind of evidence", "statement")


class Tier(TextChoices):
    PRIMARY = "primary", _("primary")
    SECONDARY = "secondary", _("secondary")
    TERTIARY = "tertiary", _("tertiary")


class Visibility(TextChoices):
    PUBLIC = "public", _("public: may be published")
    INTERNAL = "internal", _("internal: for the desk only")
    PROTECTED = "protected", _("protected: for its keeper and the chiefs only")


class SealOrigin(TextChoices):
    """How a sealed file came to the desk."""

    UPLOADED = "uploaded", pgettext_lazy("file", "uploaded")
    CAPTURED = "captured", pgettext_lazy("file", "captured from the web")


class Stance(TextChoices):
    SUPPORTS = "supports", _("supports")
    REFUTES = "refutes", _("refutes")
    CONTEXT = "context", _("gives context")


class Confidence(TextChoices):
    """How sure the detector is of a suggestion."""

    HIGH = "high", pgettext_lazy("confidence", "high")
    MEDIUM = "medium", pgettext_lazy("confidence", "medium")
    LOW = "low", pgettext_lazy("confidence", "low")


class SuggestionState(TextChoices):
    OPEN = "open", pgettext_lazy("suggestion", "open")
    ACCEPTED = "accepted", pgettext_lazy("suggestion", "accepted")
    DISMISSED = "dismissed", pgettext_lazy("suggestion", "dismissed")


class Dismissal(TextChoices):
    """Why a suggestion was dismissed; for any other reason words are needed."""

    NOTHING = "nothing", _("nothing to check in it")
    MISREAD = "misread", _("the detector misread it")
    COVERED = "covered", _("covered by another claim")
    OTHER = "other", _("another reason")


class NothingReason(TextChoices):
    """Why a sentence holds nothing to check; for any other reason words are needed."""

    OPINION = "opinion", _("an opinion")
    COMMON = "common", _("common knowledge")
    NO_FACT = "no_fact", _("a description, no fact in it")
    ELSEWHERE = "elsewhere", _("checked elsewhere")
    OTHER = "other", _("another reason")


class Looked(StrEnum):
    """Whether anybody has looked at a sentence; never stored, it follows from what is."""

    CLAIMED = "claimed"
    NOTHING = "nothing"
    UNTOUCHED = "untouched"
