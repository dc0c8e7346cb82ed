from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group

from factcheck import publishing
from factcheck.models import Claim, FactPage, FactSnapshot, Verdict
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.newsdesk import a_claim, settled

pytestmark = pytest.mark.django_db


def published(cast: Cast) -> FactPage:
    claim = settled(a_claim(), by=cast.checker, approver=cast.editor)
    return publishing.publish_fact(claim, actor=cast.editor)


def test_people_sign_by_the_part_they_had(cast: Cast) -> None:
    page = published(cast)
    cast.checker.groups.set(Group.objects.filter(name="editor"))
    cast.editor.is_active = False
    cast.editor.save()

    publishing.publish_fact(Claim.objects.get(), actor=cast.other_editor)

    document = stored(FactPage.objects.select_related("snapshot").get(pk=page.pk))
    assert (document["checked_by"], document["approved_by"]) == (
        "l’équipe de vérification",
        "l’équipe d’édition",
    )
    assert FactSnapshot.objects.count() == 1


def test_people_sign_by_name_where_so_chosen_and_a_change_needs_no_note(
    cast: Cast, settings: LazySettings
) -> None:
    settings.FACTCHECK_SIGNATURES = "names"
    cast.checker.first_name, cast.checker.last_name = "Ada", "Vérif"
    cast.checker.save()
    claim = published(cast).claim
    assert stored(FactPage.objects.get())["checked_by"] == "Ada Vérif"

    settings.FACTCHECK_SIGNATURES = "roles"
    page = publishing.publish_fact(claim, actor=cast.editor)

    document = stored(page)
    assert (document["checked_by"], document["number"]) == ("l’équipe de vérification", 2)
    assert document["corrections"] == []
    assert Verdict.objects.count() == 1
