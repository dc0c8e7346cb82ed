from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import encryption
from newsroom import first_run


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind((first_run.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_fresh_key_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / ".env"

    assert first_run.write_key(path, "SECRET_KEY", "k" * 60) is True

    name, _, key = path.read_text().rstrip("\n").partition("=")
    assert (name, key, path.stat().st_mode & 0o777) == ("SECRET_KEY", "k" * 60, 0o600)


def test_two_desks_get_different_keys() -> None:
    made = {name: (make(), make()) for name, make in first_run.KEYS.items()}

    assert [name for name, (one, other) in made.items() if one == other] == []
    assert len(made["SECRET_KEY"][0]) >= 60
    assert encryption.are_keys(made["FACTCHECK_PROTECTION_KEYS"])


@pytest.mark.parametrize("line", ["SECRET_KEY=mine", "SECRET_KEY_FILE=/etc/key"])
def test_a_key_that_is_there_stays(tmp_path: Path, line: str) -> None:
    path = tmp_path / ".env"
    path.write_text(f"DEBUG=on\n{line}\n")

    assert first_run.write_key(path, "SECRET_KEY", "k" * 60) is False

    assert path.read_text() == f"DEBUG=on\n{line}\n"


def test_a_key_is_added_to_other_settings(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("#SECRET_KEY=no\nTIME_ZONE=Europe/Brussels")

    first_run.write_key(path, "SECRET_KEY", "k" * 60)

    lines = path.read_text().splitlines()
    assert lines[:2] == ["#SECRET_KEY=no", "TIME_ZONE=Europe/Brussels"]
    assert lines[2].startswith("SECRET_KEY=")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment without keys, and where the file of settings would be."""
    monkeypatch.setattr(first_run, "ENV_FILE", tmp_path / ".env")
    for name in first_run.KEYS:
        monkeypatch.delenv(name, raising=False)
    return tmp_path / ".env"


@pytest.mark.parametrize("suffix", ["", "_FILE"])
def test_a_key_of_the_environment_is_enough(
    monkeypatch: pytest.MonkeyPatch, no_keys: Path, suffix: str
) -> None:
    for name in first_run.KEYS:
        monkeypatch.setenv(f"{name}{suffix}", "x")

    first_run.main([])

    assert not no_keys.exists()


def test_without_keys_each_is_written_once(no_keys: Path) -> None:
    first_run.main([])
    written = no_keys.read_text()
    first_run.main([])

    names = [line.partition("=")[0] for line in written.splitlines()]
    assert names == ["SECRET_KEY", "FACTCHECK_PROTECTION_KEYS"]
    assert (no_keys.read_text(), no_keys.stat().st_mode & 0o777) == (written, 0o600)


def test_a_busy_port_is_said_before_anything_is_written(no_keys: Path, busy_port: int) -> None:
    with pytest.raises(SystemExit) as end:
        first_run.main([str(busy_port)])

    assert str(end.value).startswith(f"Port {busy_port} is busy. Try another one: make run PORT=")
    assert not no_keys.exists()


def test_a_free_port_passes() -> None:
    with socket.socket() as server:
        server.bind((first_run.HOST, 0))
        free = server.getsockname()[1]

    first_run.require_free_port(str(free))


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "8000 ", "٨٠٠٠", "http", "8e3"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SystemExit) as end:
        first_run.require_free_port(port)

    assert str(end.value) == f"PORT must be a number from 1 to 65535, not {port!r}."
