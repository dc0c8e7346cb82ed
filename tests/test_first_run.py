from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import first_run


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind((first_run.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_fresh_key_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / ".env"

    assert first_run.write_secret_key(path) is True

    name, _, key = path.read_text().rstrip("\n").partition("=")
    assert (name, len(key) >= 60, path.stat().st_mode & 0o777) == ("SECRET_KEY", True, 0o600)


def test_two_desks_get_different_keys(tmp_path: Path) -> None:
    first_run.write_secret_key(tmp_path / "one")
    first_run.write_secret_key(tmp_path / "two")

    assert (tmp_path / "one").read_text() != (tmp_path / "two").read_text()


@pytest.mark.parametrize("line", ["SECRET_KEY=mine", "SECRET_KEY_FILE=/etc/key"])
def test_a_key_that_is_there_stays(tmp_path: Path, line: str) -> None:
    path = tmp_path / ".env"
    path.write_text(f"DEBUG=on\n{line}\n")

    assert first_run.write_secret_key(path) is False

    assert path.read_text() == f"DEBUG=on\n{line}\n"


def test_a_key_is_added_to_other_settings(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("#SECRET_KEY=no\nTIME_ZONE=Europe/Brussels")

    first_run.write_secret_key(path)

    lines = path.read_text().splitlines()
    assert lines[:2] == ["#SECRET_KEY=no", "TIME_ZONE=Europe/Brussels"]
    assert lines[2].startswith("SECRET_KEY=")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["SECRET_KEY", "SECRET_KEY_FILE"])
def test_a_key_of_the_environment_is_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(first_run, "ENV_FILE", tmp_path / ".env")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv(name, "x")

    first_run.main([])

    assert not (tmp_path / ".env").exists()


def test_without_a_key_one_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(first_run, "ENV_FILE", tmp_path / ".env")
    monkeypatch.delenv("SECRET_KEY", raising=False)

    first_run.main([])

    assert (tmp_path / ".env").exists()


def test_a_busy_port_is_said_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, busy_port: int
) -> None:
    monkeypatch.setattr(first_run, "ENV_FILE", tmp_path / ".env")
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(SystemExit) as end:
        first_run.main([str(busy_port)])

    assert str(end.value).startswith(f"Port {busy_port} is busy. Try another one: make run PORT=")
    assert not (tmp_path / ".env").exists()


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
