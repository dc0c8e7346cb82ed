from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("on", True),
        ("True", True),
        ("1", True),
        (" yes ", True),
        ("off", False),
        ("FALSE", False),
        ("0", False),
        ("no", False),
        ("", False),
    ],
)
def test_a_flag_reads_yes_and_no(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
) -> None:
    monkeypatch.setenv("DEBUG", value)

    assert env.flag("DEBUG") is expected


def test_a_count_is_a_whole_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_PROXIES", " 2 ")
    assert env.count("FACTCHECK_PROXIES") == 2
    monkeypatch.setenv("FACTCHECK_PROXIES", "")
    assert env.count("FACTCHECK_PROXIES", default=1) == 1
    for value in ("-1", "1.5", "two", "12345", "²"):
        monkeypatch.setenv("FACTCHECK_PROXIES", value)
        with pytest.raises(ImproperlyConfigured, match="must be a whole number"):
            env.count("FACTCHECK_PROXIES")


@pytest.mark.parametrize("value", ["maybe", "2", "o n", "falsch"])
def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DEBUG", value)

    with pytest.raises(ImproperlyConfigured) as refusal:
        env.flag("DEBUG")

    assert str(refusal.value) == f"DEBUG must be on or off, not {value!r}."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        (" , ", []),
        ("a.b", ["a.b"]),
        (" a.b ,c.d,", ["a.b", "c.d"]),
    ],
)
def test_several_words_have_commas_between(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: list[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_DETECTORS", value)

    assert env.several("FACTCHECK_DETECTORS") == expected


def test_a_choice_is_one_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE_CODE", "en")
    assert env.choice("LANGUAGE_CODE", ("fr", "en")) == "en"

    monkeypatch.setenv("LANGUAGE_CODE", "EN")
    with pytest.raises(ImproperlyConfigured, match="must be one of fr, en, not 'EN'"):
        env.choice("LANGUAGE_CODE", ("fr", "en"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://facts.example.org", "https://facts.example.org"),
        ("https://facts.example.org/", "https://facts.example.org"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_site_url_is_scheme_and_host(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    monkeypatch.setenv("SITE_URL", value)

    assert env.site_url() == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "facts.example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/facts",
        "https://example.org?q=1",
        "javascript:alert(1)",
        "//example.org",
    ],
)
def test_another_site_url_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SITE_URL", value)

    with pytest.raises(ImproperlyConfigured, match="SITE_URL must look like"):
        env.site_url()


def test_no_database_url_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")

    assert env.database("sqlite:////srv/desk.sqlite3")["NAME"] == "/srv/desk.sqlite3"


def test_a_database_url_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk:p%40ss%2Fword@db.example.org:6432/facts")

    found = env.database("sqlite://")

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "desk",
        "p@ss/word",
        "db.example.org",
        6432,
        "facts",
    ]


@pytest.mark.parametrize("value", ["mysql://root@localhost/desk", "desk.sqlite3", "oracle://x/y"])
def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DATABASE_URL", value)

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must start with"):
        env.database("sqlite://")


@pytest.mark.parametrize(
    ("value", "port", "kind"),
    [
        ("smtp+tls://desk:p%40ss%2F@mail.example.org:2525", 2525, "TLS"),
        ("smtp+tls://desk:p%40ss%2F@mail.example.org", 587, "TLS"),
        ("smtp+ssl://desk:p%40ss%2F@mail.example.org", 465, "SSL"),
        ("smtp://desk:p%40ss%2F@mail.example.org", 25, ""),
    ],
)
def test_a_mail_server_is_decoded(
    monkeypatch: pytest.MonkeyPatch, value: str, port: int, kind: str
) -> None:
    monkeypatch.setenv("EMAIL_URL", value)

    found = env.email(ROOT)

    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD")
    assert [found[name] for name in names] == ["mail.example.org", port, "desk", "p@ss/"]
    assert [name for name in ("TLS", "SSL") if found.get(f"EMAIL_USE_{name}")] == kind.split()


def test_without_a_mail_server_mails_are_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EMAIL_URL", "")

    found = env.email(tmp_path / "a b?c")

    assert found == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(tmp_path / "a b?c"),
    }


@pytest.mark.parametrize("scheme", ["smtps", "http", "consolemail", "mail.example.org"])
def test_another_mail_server_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("EMAIL_URL", f"{scheme}://desk:secret@mail.example.org")

    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must look like") as refusal:
        env.email(ROOT)

    assert "secret" not in str(refusal.value)


def test_a_value_may_be_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("from a file")
    monkeypatch.setenv("SECRET_KEY_FILE", str(secret))

    assert env.env("SECRET_KEY") == "from a file"


def test_a_misspelt_setting_is_named() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.refuse_unknown(
            {"FACTCHECK_SIGNATURE": "names", "FACTCHECK_ORGANISATION": "x", "OTHER": "1"}
        )

    assert str(refusal.value).startswith(
        "Unknown setting FACTCHECK_ORGANISATION, FACTCHECK_SIGNATURE;"
    )


def test_known_settings_and_their_files_pass() -> None:
    env.refuse_unknown(dict.fromkeys(env.env.scheme, ""))
    env.refuse_unknown({"FACTCHECK_ORGANIZATION_FILE": "/etc/name", "FACTCHECKER": "1"})


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DEBUG", "perhaps", "DEBUG must be on or off, not 'perhaps'."),
        ("SITE_URL", "example.org", "SITE_URL must look like https://facts.example.org"),
        ("FACTCHECK_TYPO", "1", "Unknown setting FACTCHECK_TYPO"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must start with postgresql:// or sqlite://"),
        ("EMAIL_URL", "smtps://x", "EMAIL_URL must look like smtp+tls://user:password@"),
        ("SECRET_KEY", "", "SECRET_KEY is not set."),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR"),
    ],
)
def test_a_wrong_setting_stops_the_start(variable: str, value: str, sentence: str) -> None:
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**os.environ, "SECRET_KEY": "x" * 60, variable: value},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode == 1
    assert sentence in started.stderr.splitlines()[-1]


def test_files_of_evidence_are_kept_in_a_folder_unless_said_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("FACTCHECK_EVIDENCE_STORAGE", raising=False)

    kept = env.evidence_storage(Path("/srv/evidence"))

    assert kept["BACKEND"] == "django.core.files.storage.FileSystemStorage"
    assert (kept["OPTIONS"]["location"], kept["OPTIONS"]["base_url"]) == (
        Path("/srv/evidence"),
        None,
    )


def test_another_storage_is_named_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    given = (
        "django.core.files.storage.InMemoryStorage?location=a%26b&file_overwrite=false&x=true&n=1"
    )
    monkeypatch.setenv("FACTCHECK_EVIDENCE_STORAGE", given)

    assert env.evidence_storage(Path("/srv/evidence")) == {
        "BACKEND": "django.core.files.storage.InMemoryStorage",
        "OPTIONS": {"location": "a&b", "file_overwrite": False, "x": True, "n": "1"},
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("s3://key:secret@bucket", "must look like package.module.Class?option=value"),
        ("S3Storage?secret_key=secret", "must look like package.module.Class?option=value"),
        ("a..B?secret_key=secret", "must look like package.module.Class?option=value"),
        (
            "nowhere.backends.s3.S3Storage?secret_key=secret",
            "the package nowhere is not installed: install it (for S3, django-storages[s3]).",
        ),
    ],
)
def test_a_storage_that_cannot_be_is_refused_without_its_secrets(
    monkeypatch: pytest.MonkeyPatch, value: str, said: str
) -> None:
    monkeypatch.setenv("FACTCHECK_EVIDENCE_STORAGE", value)

    with pytest.raises(ImproperlyConfigured) as refusal:
        env.evidence_storage(Path("/srv/evidence"))

    assert said in str(refusal.value)
    assert "secret" not in str(refusal.value)
