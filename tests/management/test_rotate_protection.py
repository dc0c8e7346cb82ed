from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from factcheck import encryption
from factcheck.choices import Visibility
from factcheck.models import Citation, Evidence, Source
from tests.newsdesk import a_claim, a_source, evidence

pytestmark = pytest.mark.django_db

MODELS = (Source, Evidence, Citation)


def plant() -> None:
    a_source("Gorge profonde", protected=True)
    a_source("Didier Neyrat")
    piece = evidence("Notes", visibility=Visibility.PROTECTED)
    Citation.objects.create(claim=a_claim(), evidence=piece, locator="p. 9")


def tokens() -> list[str]:
    return [
        token
        for model in MODELS
        for token in model.objects.exclude(secret="").values_list("secret", flat=True)
    ]


def rotated(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("rotate_protection")
    return capsys.readouterr().out.strip()


def test_everything_is_read_with_the_new_key_alone(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    plant()
    [old], new = settings.FACTCHECK_PROTECTION_KEYS, Fernet.generate_key().decode()
    settings.FACTCHECK_PROTECTION_KEYS = [new, old]

    assert rotated(capsys) == "3 texts encrypted anew, 0 had the first key already"
    after = tokens()
    assert rotated(capsys) == "0 texts encrypted anew, 3 had the first key already"

    settings.FACTCHECK_PROTECTION_KEYS = [new]
    assert tokens() == after
    assert all(encryption.is_current(token) for token in after)
    assert Source.objects.get(protected=True).name == "Gorge profonde"
    assert Evidence.objects.exclude(secret="").get().title == "Notes"
    assert Citation.objects.exclude(secret="").get().locator == "p. 9"


def test_what_was_done_before_it_stopped_stays_done(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = Fernet.generate_key().decode()
    a_source("Une", protected=True)
    [old], new = settings.FACTCHECK_PROTECTION_KEYS, Fernet.generate_key().decode()
    settings.FACTCHECK_PROTECTION_KEYS = [lost]
    a_source("Deux", protected=True)
    settings.FACTCHECK_PROTECTION_KEYS = [new, old]

    with pytest.raises(CommandError, match=r"PROTECTION_KEYS.* 1 texts were encrypted anew"):
        call_command("rotate_protection")

    settings.FACTCHECK_PROTECTION_KEYS = [new, lost]
    assert rotated(capsys) == "1 texts encrypted anew, 1 had the first key already"
    assert [one.name for one in Source.objects.order_by("pk")] == ["Une", "Deux"]


def test_without_a_key_it_says_so(settings: LazySettings) -> None:
    plant()
    settings.FACTCHECK_PROTECTION_KEYS = []

    with pytest.raises(CommandError, match="FACTCHECK_PROTECTION_KEYS"):
        call_command("rotate_protection")
