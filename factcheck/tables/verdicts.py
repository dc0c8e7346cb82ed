"""The verdict of an archive: two people of the desk, named in the row, or none at all."""

from __future__ import annotations

from django.utils.translation import gettext as _

from factcheck import workflow
from factcheck.choices import Risk
from factcheck.forms.review import ProposalForm
from factcheck.models import Claim, Verdict
from factcheck.tables.rows import Row, RowError, Run, check_dates, refuse_form

WORDS = ("summary", "explanation", "correction_asked")
COLUMNS = ("outcome", "rating", *WORDS, "valid_until", "proposed_by", "approved_by")


def settle(claim: Claim, row: Row, run: Run) -> bool:
    """Whether the row settled the claim; False if it says nothing, or what holds already."""
    if is_settled_so(claim, row, run):
        return False
    workflow.import_verdicts([archived_of(claim, row, run)], actor=run.actor)
    return True


def is_settled_so(claim: Claim, row: Row, run: Run) -> bool:
    """Whether the row says nothing of a verdict, or what holds already."""
    if not row.given(COLUMNS):
        return True
    check_dates(row, days=["valid_until"])
    verdict = run.desk.verdict(claim)
    if verdict is None or not claim.is_settled:
        return False
    _check_same(row, verdict)
    return True


def archived_of(claim: Claim, row: Row, run: Run) -> workflow.Archived:
    """The verdict that the row gives to a claim to check."""
    check_dates(row, days=["valid_until"])
    if claim.risk == Risk.HIGH:
        raise RowError(
            "outcome",
            _(
                "High risk: its second verdict is given blind, at the desk. Import the claim "
                "without a verdict."
            ),
        )
    _check_people(row, run)
    return workflow.Archived(
        claim,
        claim.version,
        _proposal(claim, row, run),
        run.person(row, "proposed_by"),
        run.person(row, "approved_by"),
        run.file,
        row.number,
    )


def cells_of(verdict: Verdict) -> dict[str, str]:
    """A verdict in force as the columns say it."""
    approved_by = verdict.approved_by
    return {
        "outcome": verdict.outcome,
        "rating": verdict.rating.slug,
        **{name: str(getattr(verdict, name)) for name in WORDS},
        "valid_until": verdict.valid_until.isoformat() if verdict.valid_until else "",
        "proposed_by": verdict.proposed_by.get_username(),
        "approved_by": approved_by.get_username() if approved_by else "",
    }


def _check_same(row: Row, verdict: Verdict) -> None:
    held = cells_of(verdict)
    for name in row.given(COLUMNS):
        if _plain(row[name]) != _plain(held[name]):
            raise RowError(
                name, _("The claim is settled, and its verdict says something else: reopen it.")
            )


def _check_people(row: Row, run: Run) -> None:
    for column in ("proposed_by", "approved_by"):
        if not row[column]:
            raise RowError(
                column, _("A verdict needs two people: give the usernames of both, or clear it.")
            )
    if run.person(row, "proposed_by") == run.person(row, "approved_by"):
        raise RowError("approved_by", _("Somebody else must approve it than proposed it."))


def _proposal(claim: Claim, row: Row, run: Run) -> workflow.Proposal:
    rating = run.desk.rating(row["rating"])
    if row["rating"] and rating is None:
        raise RowError("rating", _("The scale has no rating in use with this short name."))
    data = {name: row[name] for name in ("outcome", *WORDS, "valid_until")}
    data["rating"] = str(rating.pk) if rating else ""
    form = ProposalForm(data, claim=claim, last=None, ratings=run.desk.ratings())
    refuse_form(form)
    return form.proposal()


def _plain(text: str) -> str:
    """Cells are trimmed, and some programs change line ends."""
    return text.replace("\r\n", "\n").strip()
