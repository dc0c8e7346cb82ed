from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import annotating
from factcheck.choices import EvidenceKind
from factcheck.models import Claim, Evidence, ImportedReview
from tests.conftest import Cast
from tests.english import english
from tests.everything import everything
from tests.newsdesk import a_source
from tests.test_admin_access import MODELS

# With the session, the user and the roles, which come before any list begins.
MOST_QUERIES = 6
# The words of the call log are encrypted: no query finds anything in them.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
begin = everything
SEARCHED = sorted(set(MODELS) - {"auth.group", "factcheck.contact"})


def more(cast: Cast) -> None:
    """One more row of everything, none of which shares a related row with the first."""
    world = everything(cast)
    claim, people = world.claim, (cast.checker, cast.other_checker, cast.editor)
    assignee = people[Claim.objects.count() % 3]
    claim.refresh_from_db()
    annotating.assign_claim(
        claim, actor=cast.chief, version=claim.version, assignee=assignee, due=None
    )
    ImportedReview.objects.create(
        digest=str(ImportedReview.objects.count()).zfill(64),
        url="https://example.org/2",
        claim_reviewed="y",
    )
    source = a_source("Une autre")
    piece = Evidence(
        title="Une autre", kind=EvidenceKind.PAGE, url="https://example.org/autre", source=source
    )
    annotating.add_evidence(piece, actor=cast.editor)


def queries(client: Any, label: str, **asked: str) -> int:
    model = apps.get_model(label)
    path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    client.get(path, asked)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path, asked).status_code == 200
    return len(captured)


@pytest.mark.parametrize("who", ["chief", "editor"])
def test_a_list_costs_the_same_however_long_it_is(cast: Cast, who: str) -> None:
    client = english(getattr(cast, who))
    lists = [name for name, row in MODELS.items() if who in row[0]]
    short = {name: queries(client, name) for name in lists}
    more(cast)
    more(cast)

    long = {name: queries(client, name) for name in lists}

    assert long == short
    over = {name: count for name, count in long.items() if count > MOST_QUERIES}
    assert over == {}


@pytest.mark.parametrize("label", SEARCHED)
def test_a_list_can_be_searched(cast: Cast, label: str) -> None:
    model = apps.get_model(label)
    path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"

    answer = english(cast.chief).get(path, {"q": "zzz « 491 840 » %_'"})

    assert answer.context["cl"].result_count == 0


@pytest.mark.parametrize("label", sorted(MODELS))
def test_filters_have_fixed_choices(cast: Cast, label: str) -> None:
    """A filter over free text or over related rows would read the whole table."""
    model = apps.get_model(label)
    path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"

    page = english(cast.chief).get(path)

    filters = {type(spec).__name__ for spec in page.context["cl"].filter_specs}
    known = {"ChoicesFieldListFilter", "BooleanFieldListFilter", "EmptyFieldListFilter"}
    # The choices of the endpoint's state under a title of its own.
    known |= {"EndpointStateFilter"}
    ours = {"LanguageFilter", "PeriodFilter", "PersonFilter", "RoleFilter", "VerbFilter"}
    assert filters <= known | ours
    assert page.context["cl"].date_hierarchy is None
    assert page.context["cl"].add_facets is False
