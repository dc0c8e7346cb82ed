"""What the machine read in an article, as the workbench lists it: two queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.anchoring import fold
from factcheck.choices import Confidence, FindingState, Kind, Severity, SuggestionState
from factcheck.forms.people import name_of
from factcheck.marked import GhostDict
from factcheck.models import FURNITURE, ArticleRevision, Finding, Suggestion
from factcheck.views import reasons

# More than anybody reads at once; what is left is listed when these are decided.
MOST_SHOWN = 50

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion in words."""

    suggestion: Suggestion
    understood: str
    why: str
    warnings: list[str]
    is_unsure: bool
    decided_by: str

    @property
    def place(self) -> str:
        return place_of(self.suggestion)


@dataclass(frozen=True, slots=True)
class Group:
    """The offered suggestions of one kind."""

    kind: str
    label: str
    rows: list[Row]

    @property
    def sure(self) -> list[int]:
        """Ids of those that are accepted together; the others are looked at one by one."""
        return [row.suggestion.pk for row in self.rows if not row.is_unsure]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in words, and where in the text its words are."""

    finding: Finding
    sentence: str
    places: list[tuple[str, str]]
    answered_by: str

    @property
    def place(self) -> str:
        return place_of(self.finding)


@dataclass(frozen=True, slots=True)
class Reading:
    """`offered` counts all that wait, `groups` list the first of them; `more` are not listed.

    `elsewhere` counts those of the kinds that were not asked for.
    """

    groups: list[Group]
    offered: int
    more: int
    elsewhere: int
    furniture: list[Row]
    dismissed: list[Row]
    notes: list[Note]
    answered: list[Note]

    @property
    def is_empty(self) -> bool:
        return not (self.offered or self.furniture or self.dismissed)

    @property
    def undecided(self) -> set[str]:
        """The ids of the rows that have a form to decide."""
        offered = (row for group in self.groups for row in group.rows)
        return {*_places(offered), *_places(self.furniture), *_places(self.notes)}

    @property
    def listed(self) -> set[str]:
        """The ids of everything that something can be said in."""
        decided = {*_places(self.dismissed), *_places(self.answered)}
        return {"suggestions", "findings", *self.undecided, *decided}

    @property
    def ghosts(self) -> list[Suggestion]:
        """The suggestions that are marked in the text: those that are listed beside it."""
        return [row.suggestion for group in self.groups for row in group.rows]

    @property
    def findings(self) -> Mapping[str, GhostDict]:
        """The sign of each place of an open note, by the place's id."""
        return {
            place: {
                "id": place,
                "url": f"#{note.place}",
                "label": _("Inconsistency: %(sentence)s") % {"sentence": note.sentence},
            }
            for note in self.notes
            for place, _words in note.places
        }

    @property
    def places(self) -> Mapping[str, Span]:
        """Where the notes point, by the id of each target."""
        return {
            place: (start, end)
            for note in (*self.notes, *self.answered)
            for (place, _words), (start, end) in zip(note.places, note.finding.spans, strict=True)
        }


def place_of(row: Suggestion | Finding) -> str:
    """The id of its row on the page."""
    return f"{row._meta.model_name}-{row.pk}"


def reading_of(revision: ArticleRevision, *, kind: str = "") -> Reading:
    """Everything that waits or was decided in a revision; suggestions of one kind if asked for.

    What stands in a sentence that holds nothing to check neither waits nor was decided.
    """
    rows = Suggestion.objects.filter(revision=revision).exclude(state=SuggestionState.ACCEPTED)
    rows = rows.exclude(pk__in=Suggestion.objects.filter(revision=revision).passed_over())
    everything = list(rows.select_related("decided_by").order_by("start", "-end", "kind"))
    listed = [row for row in everything if kind in ("", row.kind)]
    waiting = [row for row in listed if row.state == SuggestionState.OPEN]
    offered = [row for row in waiting if row.zone != FURNITURE]
    shown = offered[:MOST_SHOWN]
    findings = Finding.objects.filter(revision=revision).select_related("answered_by")
    notes = sorted(
        (_note(finding, revision.text) for finding in findings.order_by("pk")),
        key=lambda note: Severity.values.index(note.finding.severity),
    )
    return Reading(
        groups=[
            Group(each.value, str(each.label), _rows(row for row in shown if row.kind == each))
            for each in Kind
        ],
        offered=len(offered),
        more=len(offered) - len(shown),
        elsewhere=sum(
            row.state == SuggestionState.OPEN and row.zone != FURNITURE for row in everything
        )
        - len(offered),
        furniture=_rows([row for row in waiting if row.zone == FURNITURE][:MOST_SHOWN]),
        dismissed=_rows(
            [row for row in listed if row.state == SuggestionState.DISMISSED][:MOST_SHOWN]
        ),
        notes=[note for note in notes if note.finding.state == FindingState.OPEN],
        answered=[note for note in notes if note.finding.state == FindingState.ANSWERED],
    )


def _places(rows: Iterable[Row | Note]) -> set[str]:
    return {row.place for row in rows}


def _rows(suggestions: Iterable[Suggestion]) -> list[Row]:
    return [
        Row(
            suggestion=suggestion,
            understood=_told(suggestion),
            why=reasons.why(suggestion),
            warnings=reasons.warnings(suggestion),
            is_unsure=suggestion.tier == Confidence.LOW,
            decided_by=name_of(suggestion.decided_by) if suggestion.decided_by else "",
        )
        for suggestion in suggestions
    ]


def _told(suggestion: Suggestion) -> str:
    """What was understood, unless it is what the words say already."""
    understood = reasons.understood(suggestion)
    return "" if fold(understood) == fold(suggestion.exact) else understood


def _note(finding: Finding, text: str) -> Note:
    return Note(
        finding=finding,
        sentence=annotating.sentence_of(finding, get_language() or ""),
        places=[
            (f"place-{finding.pk}-{index}", text[start:end])
            for index, (start, end) in enumerate(finding.spans)
        ],
        answered_by=name_of(finding.answered_by) if finding.answered_by else "",
    )
