"""Holding a quote against the transcript that somebody pastes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.choices import Kind
from factcheck.forms.quotecheck import QuoteCheckForm
from factcheck.models import Claim
from factcheck.quotecheck import Change, Locator, Place, QuoteCheck, check_quote
from factcheck.views.shortcuts import desk, get_claim

OUTCOMES: Mapping[str, tuple[str, Promise]] = MappingProxyType(
    {
        "exact": ("success", gettext_lazy("Word for word: the transcript says the same.")),
        "trimmed": ("success", gettext_lazy("Shortened openly: what is left is word for word.")),
        "altered": (
            "warning",
            gettext_lazy("Altered: the words differ and the quote does not say so."),
        ),
        "meaning_changed": (
            "error",
            gettext_lazy("The meaning differs: look at what is marked below."),
        ),
        "not_found": (
            "error",
            gettext_lazy("Not found: the transcript does not have these words."),
        ),
    }
)
CHANGES: Mapping[str, Promise] = MappingProxyType(
    {
        "negation": gettext_lazy("a negation"),
        "number": gettext_lazy("a number"),
        "modal": gettext_lazy("must, can or may"),
        "conditional": gettext_lazy("the conditional"),
        "quantifier": gettext_lazy("how many or how often"),
        "question": gettext_lazy("a question"),
        "speaker": gettext_lazy("another speaker"),
    }
)
# Steps that the quote does not own up to.
DIFFERENT = frozenset({"omitted", "added", "replaced"})
APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one side. `is_different` when the quote hides what it does there."""

    words: str
    is_different: bool

    @property
    def is_elided(self) -> bool:
        """Whether the next word follows without a space: "n’"."""
        return self.words.endswith(APOSTROPHES)


@dataclass(frozen=True, slots=True)
class Result:
    """The answer in words; `locator` can be copied into a citation."""

    tone: str
    sentence: str
    locator: str
    quote: list[Piece]
    source: list[Piece]
    is_candidate: bool
    changes: list[str]
    cautions: list[str]
    others: int


@desk("GET", "POST")
def quote_check(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_claim(request, pk)
    if claim.kind != Kind.QUOTE or claim.anchor is None:
        raise Http404
    form = QuoteCheckForm(request.POST or None, initial={"language": claim.article.language})
    if request.method != "POST":
        return _page(request, claim, form)
    if not form.is_valid():
        return _page(request, claim, form, status=422)
    check = check_quote(
        claim.anchor.exact, form.cleaned_data["source"], language=form.cleaned_data["language"]
    )
    return _page(request, claim, form, _result(check))


def _page(
    request: HttpRequest,
    claim: Claim,
    form: QuoteCheckForm,
    result: Result | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"claim": claim, "article": claim.article, "form": form, "result": result}
    return render(request, "factcheck/desk/quote_check.html", context, status=status)


def _result(check: QuoteCheck) -> Result:
    tone, sentence = OUTCOMES[check.outcome]
    shown = check.place or check.candidate
    steps = shown.diff if shown else ()
    return Result(
        tone=tone,
        sentence=str(sentence),
        locator=_where(check.place),
        quote=_pieces((step.op, step.quote) for step in steps),
        source=_pieces((step.op, step.source) for step in steps),
        is_candidate=check.place is None and shown is not None,
        changes=[_change(change) for change in check.changes],
        cautions=[_change(change) for change in check.cautions],
        others=check.others,
    )


def _pieces(side: Iterable[tuple[str, str]]) -> list[Piece]:
    return [Piece(words, op in DIFFERENT) for op, words in side if words]


def _change(change: Change) -> str:
    return _("%(what)s: “%(quote)s” in the quote, “%(source)s” in the transcript") % {
        "what": CHANGES[change.kind],
        "quote": change.quote,
        "source": change.source,
    }


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    at: Locator = place.locator
    parts = [at.time_code, at.speaker, _paragraphs(at)]
    return ", ".join(part for part in parts if part)


def _paragraphs(at: Locator) -> str:
    if at.paragraph == at.last_paragraph:
        return _("paragraph %(number)d, characters %(start)d–%(end)d") % {
            "number": at.paragraph,
            "start": at.start,
            "end": at.end,
        }
    return _("paragraphs %(first)d–%(last)d") % {
        "first": at.paragraph,
        "last": at.last_paragraph,
    }
