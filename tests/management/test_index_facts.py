from __future__ import annotations

import pytest
from django.core.management import call_command

from factcheck.models import MatchDocument
from tests.matching.archive import an_archive

pytestmark = pytest.mark.django_db


def test_it_says_how_many_facts_were_read(capsys: pytest.CaptureFixture[str]) -> None:
    an_archive([("fr", "Les loups")] * 3)
    MatchDocument.objects.update(version=0)

    call_command("index_facts", verbosity=2)
    call_command("index_facts")
    call_command("index_facts", verbosity=0)

    assert capsys.readouterr().out == "3 so far\nfacts read: 3\nfacts read: 0\n"
