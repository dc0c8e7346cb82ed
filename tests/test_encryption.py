from __future__ import annotations

import base64
import traceback

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings

from factcheck import encryption
from factcheck.encryption import ProtectionError

NAME = "Jeanne « Gorge » Profonde"
PURPOSE = "desk.source"


def sealed(text: str = NAME) -> str:
    return encryption.encrypt(text, purpose=PURPOSE)


def test_a_text_comes_back_and_its_token_does_not_hold_it() -> None:
    token = sealed()

    assert encryption.decrypt(token, purpose=PURPOSE) == NAME
    assert NAME.encode() not in base64.urlsafe_b64decode(token)
    assert sealed() != token


def test_nothing_stays_nothing() -> None:
    assert (sealed(""), encryption.decrypt("", purpose=PURPOSE)) == ("", "")


def test_a_token_does_not_tell_how_long_a_name_is() -> None:
    assert len({len(sealed("é" * length)) for length in range(1, 120)}) == 1
    assert len(sealed("é" * 200)) > len(sealed("é"))


def test_a_token_is_read_for_its_purpose_only() -> None:
    with pytest.raises(ProtectionError, match="FACTCHECK_PROTECTION_KEYS"):
        encryption.decrypt(sealed(), purpose="desk.evidence")


@pytest.mark.parametrize("keys", [[], ["nonsense"], [Fernet.generate_key().decode()]])
def test_without_the_right_key_nothing_is_read_and_nothing_is_said_of_it(
    settings: LazySettings, keys: list[str]
) -> None:
    token = sealed()
    settings.FACTCHECK_PROTECTION_KEYS = keys

    for read in (
        lambda: encryption.decrypt(token, purpose=PURPOSE),
        lambda: encryption.rotate(token),
    ):
        with pytest.raises(ProtectionError) as refusal:
            read()
        told = "".join(traceback.format_exception(refusal.value))
        assert "FACTCHECK_PROTECTION_KEYS" in str(refusal.value)
        assert token not in told
        assert not any(key in str(refusal.value) for key in keys)
        assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


@pytest.mark.parametrize("keys", [[], ["nonsense"]])
def test_without_a_key_nothing_is_written(settings: LazySettings, keys: list[str]) -> None:
    settings.FACTCHECK_PROTECTION_KEYS = keys

    with pytest.raises(ProtectionError, match="FACTCHECK_PROTECTION_KEYS") as refusal:
        sealed()

    assert NAME not in str(refusal.value)


def test_a_changed_token_is_refused() -> None:
    token = sealed()

    with pytest.raises(ProtectionError):
        encryption.decrypt(token[:40] + ("A" if token[40] != "A" else "B") + token[41:], purpose="")


def test_the_first_key_writes_and_every_key_reads(settings: LazySettings) -> None:
    [old] = settings.FACTCHECK_PROTECTION_KEYS
    new = Fernet.generate_key().decode()
    token = sealed()
    assert encryption.is_current(token)

    settings.FACTCHECK_PROTECTION_KEYS = [new, old]
    assert encryption.decrypt(token, purpose=PURPOSE) == NAME
    assert not encryption.is_current(token)
    rotated = encryption.rotate(token)

    settings.FACTCHECK_PROTECTION_KEYS = [new]
    assert encryption.is_current(rotated)
    assert encryption.decrypt(rotated, purpose=PURPOSE) == NAME
