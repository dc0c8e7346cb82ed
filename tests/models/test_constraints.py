"""Every constraint of every model refuses a row that breaks it, and this table misses none."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from factcheck.models import (
    Anchor,
    Answer,
    Article,
    Comment,
    Contact,
    Evidence,
    FigureDetail,
    ImportedReview,
    NothingToCheck,
    Notification,
    Question,
    Rating,
    SourceRule,
    Suggestion,
)
from factcheck.models.review import MOST_DAYS
from tests.models.breaking import CHANGED, COPIED, ONCE, UNCLAIMED
from tests.models.world import one_of_every_model
from tests.tampering import SQLITE, without_triggers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
begin = one_of_every_model


@pytest.mark.parametrize(("name", "model", "changes"), COPIED)
def test_a_row_that_breaks_a_constraint_is_not_inserted(
    name: str, model: type[models.Model], changes: dict[str, Any]
) -> None:
    row = model._default_manager.order_by("pk").first()
    assert row is not None
    same = {key: getattr(row, to.name) for key, to in changes.items() if isinstance(to, F)}
    row.pk = None
    for key, value in {**changes, **same}.items():
        setattr(row, key, value)

    with without_triggers(), breaks(name), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(("name", "model", "changes"), CHANGED)
def test_a_row_is_not_changed_to_break_a_constraint(
    name: str, model: type[models.Model], changes: dict[str, Any]
) -> None:
    assert model._default_manager.exists()

    with without_triggers(), breaks(name), transaction.atomic():
        model._default_manager.update(**changes)


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Rating, {"value": 1}),
        (Rating, {"value": 5}),
        (Rating, {"value": None}),
        (Rating, {"days_figure": 1, "days_quote": MOST_DAYS, "days_source": None}),
        (FigureDetail, {"value": 2, "value_high": 2}),
        (FigureDetail, {"value": 2, "value_high": None}),
        (Anchor, {"state": "orphaned", "start": None, "end": None}),
        (Article, {"external_id": ""}),
        (Evidence, {"derived_from": None}),
        (Suggestion, {**UNCLAIMED, "dismissal": "other"}),
        (Suggestion, {"decided_by": None}),
        (Comment, {"resolved_by": None, "resolved_at": None}),
        (NothingToCheck, {"reason": "other", "note": "x"}),
        (ImportedReview, {"url": "http://example.org/"}),
        (ImportedReview, {"rating_best": 2, "rating_worst": 1}),
        (ImportedReview, {"rating_best": 1, "rating_worst": None}),
        (Question, {"views": F("most_views")}),
        (Answer, {"says": "right", "what": "", "place": "", "why": ""}),
        (Contact, {"reply": "none", "answer": ""}),
        (Contact, {"reply": "declined"}),
        (Contact, {"reply": "declined", "answer": ""}),
        (SourceRule, {"primary": 9, "independent": 9}),
        (SourceRule, {"primary": 1, "independent": 1, "desk": ""}),
    ],
)
def test_a_row_at_the_edge_of_a_constraint_is_kept(
    model: type[models.Model], changes: dict[str, Any]
) -> None:
    assert model._default_manager.update(**changes) >= 1


@pytest.mark.parametrize("of_claim", [True, False])
def test_a_deadline_is_told_once(of_claim: bool) -> None:
    told = Notification.objects.filter(due__isnull=False, claim__isnull=not of_claim)
    row = told.order_by("pk").first()
    assert row is not None
    row.pk = None
    name = ONCE[0] if of_claim else ONCE[1]

    with breaks(name), transaction.atomic():
        row.save(force_insert=True)
    row.due = timezone.now()
    row.save(force_insert=True)


def test_the_tables_name_every_constraint() -> None:
    named = {name for name, _model, _changes in [*COPIED, *CHANGED]} | set(ONCE)

    declared = {
        constraint.name
        for model in apps.get_app_config("factcheck").get_models()
        for constraint in model._meta.constraints
    }

    assert named == declared


def test_the_world_has_a_row_of_every_model() -> None:
    models_of_ours = apps.get_app_config("factcheck").get_models()

    assert [m for m in models_of_ours if not m._default_manager.exists()] == []


def breaks(name: str) -> pytest.RaisesExc[IntegrityError]:
    # SQLite names the columns of a unique constraint instead of its name.
    return pytest.raises(IntegrityError, match=f"{name}|UNIQUE" if SQLITE else name)
