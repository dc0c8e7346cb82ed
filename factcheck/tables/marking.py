"""A claim of a row: found, marked on its words, or changed while it is to check."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from factcheck import annotating
from factcheck.choices import Kind, Status
from factcheck.forms.claim import AssignForm, ClaimForm, changed_detail, detail_form
from factcheck.forms.details import DETAIL_FORMS
from factcheck.forms.marking import MARK_FORMS
from factcheck.forms.suggested import place_key
from factcheck.forms.versioned import KEEP, THEIRS, chosen
from factcheck.models import Article, Claim, detail_of
from factcheck.tables.base import moment
from factcheck.tables.finding import marked, place_of
from factcheck.tables.rows import (
    Row,
    RowError,
    Run,
    check_dates,
    one_of,
    refuse_form,
    yes_or_no,
)

# The columns that the details of each kind are in.
DETAIL_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: form.names for kind, form in DETAIL_FORMS.items()}
)
_FIELDS: Mapping[str, str] = MappingProxyType({"words": "quote", "place": "quote", "revision": ""})
_OTHERS = {
    kind: [name for other, names in DETAIL_COLUMNS.items() if other != kind for name in names]
    for kind in DETAIL_COLUMNS
}


def known_claim(row: Row, run: Run, article: Article) -> Claim | None:
    """The claim that the row is about, if it is there; a withdrawn one if there is no other."""
    check_claim(row)
    found = marked(row, run, article, kind=row["kind"], statement=row["statement"])
    return min(found, key=lambda one: one.status == Status.WITHDRAWN, default=None)


def mark_of(row: Row, run: Run, article: Article) -> annotating.Mark:
    """A claim to be on the words of the row, through the form of a person."""
    if article.revision is None:
        raise RowError("article", _("This article has no text yet."))
    place = place_of(row, article.revision.text)
    kind = row["kind"]
    data = QueryDict(mutable=True)
    for name in ("statement", "risk", "due", *DETAIL_COLUMNS[kind]):
        data[name] = row[name]
    data["words"], data["place"] = row["quote"], place_key(place)
    data["revision"] = str(article.revision.pk)
    data["assignee"] = str(run.person(row, "assignee").pk) if row["assignee"] else ""
    data["verbatim"] = "on" if yes_or_no(row, "verbatim", default=True) else ""
    checkers = run.desk.checkers(article)
    form = MARK_FORMS[kind](data, article=article, user=run.actor, checkers=checkers)
    refuse_form(form, _FIELDS)
    fields = form.claim_fields()
    return annotating.Mark(
        article,
        kind,
        article.revision.pk,
        place.start,
        place.end,
        fields.pop("statement"),
        form.detail(run.actor, run.desk.named),
        fields,
    )


def change_claim(row: Row, run: Run, claim: Claim) -> bool:
    """What the row says otherwise than the desk; whether that is anything."""
    changed = _edit(row, run, claim)
    return _assign(row, run, claim) or changed


def says_the_same(row: Row, run: Run, claim: Claim) -> bool:
    """Whether that is nothing. May name new sources, as `run.desk` names them."""
    return not any(_edited(row, run, claim)) and _assigned(row, run, claim) is None


def _edit(row: Row, run: Run, claim: Claim) -> bool:
    own, detail = _edited(row, run, claim)
    if own or detail:
        edited = annotating.edit_claim(
            claim, actor=run.actor, version=claim.version, detail=detail or None, **own
        )
        claim.version = edited.version
    return bool(own or detail)


def _edited(row: Row, run: Run, claim: Claim) -> tuple[dict[str, Any], dict[str, Any]]:
    """Statement and words are what the claim is known by, so they are the same."""
    form = ClaimForm({"statement": claim.statement, "risk": row["risk"] or claim.risk}, claim=claim)
    refuse_form(form)
    own = {"risk": form.cleaned_data["risk"]} if form.cleaned_data["risk"] != claim.risk else {}
    return own, _new_detail(row, run, claim)


def _new_detail(row: Row, run: Run, claim: Claim) -> dict[str, Any]:
    """The fields of the detail that the row gives and that the desk has otherwise."""
    given = row.given(DETAIL_COLUMNS[claim.kind])
    if not given:
        return {}
    saved = detail_form(claim, run.actor)
    data = QueryDict(mutable=True)
    for name in saved.fields:
        data[f"{KEEP}{name}"] = "" if name in given else THEIRS
    for name in given:
        data[name] = row[name]
    if "verbatim" in given:
        data["verbatim"] = "on" if yes_or_no(row, "verbatim") else ""
    form = detail_form(claim, run.actor, chosen(data, saved))
    refuse_form(form)
    held = detail_of(claim)
    told = changed_detail(form, run.actor, run.desk.named)
    return {
        name: told[name]
        for name in given
        if name in told and (held is None or getattr(held, name) != told[name])
    }


def _assign(row: Row, run: Run, claim: Claim) -> bool:
    told = _assigned(row, run, claim)
    if told is None:
        return False
    assigned = annotating.assign_claim(claim, actor=run.actor, version=claim.version, **told)
    claim.version = assigned.version
    return True


def _assigned(row: Row, run: Run, claim: Claim) -> dict[str, Any] | None:
    """Who is to check the claim by when, if the row says that otherwise than the desk."""
    if not row["assignee"] and row["due"].replace("T", " ") in ("", moment(claim.due)):
        return None
    assignee = run.person(row, "assignee").pk if row["assignee"] else claim.assignee_id
    due = row["due"] or moment(claim.due)
    checkers = run.desk.checkers(claim.article) if row["assignee"] else None
    data = {"assignee": str(assignee or ""), "due": due}
    form = AssignForm(data, claim=claim, checkers=checkers)
    refuse_form(form)
    told = form.cleaned_data
    same = moment(told["due"]) == moment(claim.due)
    if same and (told["assignee"].pk if told["assignee"] else None) == claim.assignee_id:
        return None
    return {"assignee": told["assignee"], "due": claim.due if same else told["due"]}


def check_claim(row: Row) -> None:
    """What a row must say before its claim can be looked for."""
    if row["kind"] not in Kind.values:
        raise RowError("kind", one_of(Kind.values))
    for name, sentence in (
        ("quote", _("Give the words of the text.")),
        ("statement", _("Give the statement: what must be true, in words that stand alone.")),
    ):
        if not row[name]:
            raise RowError(name, sentence)
    foreign = row.given(_OTHERS[row["kind"]])
    if foreign:
        raise RowError(
            foreign[0], _("This column belongs to claims of another kind: clear the cell.")
        )
    check_dates(row, days=["said_on"], moments=["due"])
