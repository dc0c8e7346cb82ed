from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, override, pgettext

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po"
CATALOGUE = polib.pofile(str(PO))
ENTRIES = [entry for entry in CATALOGUE if not entry.obsolete]

# Left out of the typography: markup, addresses, times, and the names of cells and of subjects.
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
WORD = r"https?://\S+|\d{1,2}(?::\d{2}){1,2}|\w+![A-Z]+\d+|[a-z]+:\d+"
# What stands in <code> is typed as it is, in any language.
EXEMPT = re.compile(rf"<code>[^<]*</code>|{TAG.pattern}|{PLACEHOLDER.pattern}|{WORD}")
NARROW, WIDE = "\u202f", "\u00a0"
# Words that are spelled alike in both languages.
ALIKE = frozenset(
    {
        "%(has)s (%(names)s)",
        "%(what)s (%(format)s)",
        "actions",
        "approximation",
        "article",
        "articles",
        "contact",
        "contacts",
        "correction",
        "corrections",
        "dates",
        "description",
        "discussion",
        "e-mail",
        "e-mails",
        "document",
        "exact",
        "image",
        "intact",
        "message",
        "normal",
        "notification",
        "notifications",
        "organisation",
        "page",
        "pages",
        "protection",
        "publication",
        "question",
        "source",
        "sources",
        "suggestion",
        "suggestions",
        "verdict",
        "verdicts",
        "version",
        "version %(number)s",
        "webhook",
        "webhooks",
        "zone",
    }
)

Key = tuple[str | None, str, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def pairs() -> list[tuple[str, str]]:
    """Every English text with its French, singular and plural apart."""
    found = []
    for entry in ENTRIES:
        if entry.msgid_plural:
            found.append((entry.msgid, entry.msgstr_plural[0]))
            found.append((entry.msgid_plural, entry.msgstr_plural[1]))
        else:
            found.append((entry.msgid, entry.msgstr))
    return found


def typography_faults(text: str) -> list[str]:
    """What French typography forbids, each with the place where it was found."""
    plain = EXEMPT.sub("x", text)
    rules = {
        "straight quote": r"['\"]",
        "English quotation mark": r"[“”]",
        "no narrow space before": rf"(?<!{NARROW})[;!?»]",
        "no narrow space after": rf"«(?!{NARROW})",
        "no no-break space before": rf"(?<!{WIDE}):",
        "three points": r"\.\.\.",
        "double space": rf"[ {NARROW}{WIDE}]{{2}}",
        "space before": rf"[ {NARROW}{WIDE}][,.…)]",
    }
    return [
        f"{name}: {plain[max(0, at.start() - 8) : at.end() + 8]!r}"
        for name, pattern in rules.items()
        for at in re.finditer(pattern, plain)
    ]


def parts(text: str) -> tuple[Counter[str], Counter[str]]:
    return Counter(PLACEHOLDER.findall(text)), Counter(TAG.findall(text))


def ending(text: str) -> str:
    """The mark that ends a text, without the space that French puts before it."""
    return text[-1:] if text[-1:] in {*".:?!…"} else ""


def test_everything_is_translated() -> None:
    # `translated()` asks for all plural forms; a fuzzy entry is not shown to anybody.
    untranslated = [entry.msgid for entry in ENTRIES if not entry.translated()]
    fuzzy = [entry.msgid for entry in CATALOGUE.fuzzy_entries()]
    obsolete = [entry.msgid for entry in CATALOGUE.obsolete_entries()]

    assert (untranslated, fuzzy, obsolete) == ([], [], [])
    assert len(ENTRIES) > 700


def test_plurals_are_those_of_french() -> None:
    assert CATALOGUE.metadata["Language"] == "fr"
    assert CATALOGUE.metadata["Plural-Forms"] == "nplurals=2; plural=(n > 1);"
    assert {tuple(e.msgstr_plural) for e in ENTRIES if e.msgid_plural} == {(0, 1)}


def test_the_compiled_catalogue_is_the_source_compiled(tmp_path: Path) -> None:
    fresh = tmp_path / "django.mo"
    CATALOGUE.save_as_mofile(str(fresh))

    committed = polib.mofile(str(PO.with_suffix(".mo")))

    wanted = {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in polib.mofile(str(fresh))}
    assert {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in committed} == wanted
    assert committed.metadata["Plural-Forms"] == CATALOGUE.metadata["Plural-Forms"]


def test_placeholders_and_markup_are_kept() -> None:
    changed = [pair for pair in pairs() if parts(pair[0]) != parts(pair[1])]

    assert changed == []


def test_sentences_end_alike() -> None:
    changed = [pair for pair in pairs() if ending(pair[0]) != ending(pair[1])]

    assert changed == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("l'article", 1),
        ("Quoi ?", 1),
        ("Quoi?", 1),
        (f"Quoi{NARROW}?", 0),
        ("Ici : là", 1),
        (f"Ici{NARROW}: là", 1),
        (f"Ici{WIDE}: là", 0),
        ("« mot »", 2),
        (f"«{NARROW}mot{NARROW}»", 0),
        ("un “mot”", 2),
        ("et puis...", 1),
        ("un  mot .", 2),
        ("https://exemple.fr/?q=1 à 17:40", 0),
        ('<a href="%(url)s">%(state)s</a>', 0),
        ("comme <code>?as_of=20</code> ?", 1),
    ],
)
def test_faults_of_typography_are_found(text: str, count: int) -> None:
    assert len(typography_faults(text)) == count


def test_typography_is_french() -> None:
    faults = {french: typography_faults(french) for _english, french in pairs()}

    assert {french: found for french, found in faults.items() if found} == {}


def test_no_english_is_left() -> None:
    same = {english.lower() for english, french in pairs() if english == french}

    assert same == ALIKE


def shown(entry: polib.POEntry, count: int) -> str:
    """What Django shows of an entry in the language that is active."""
    if entry.msgid_plural and entry.msgctxt:
        return npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, count)
    if entry.msgid_plural:
        return ngettext(entry.msgid, entry.msgid_plural, count)
    return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else _(entry.msgid)


def test_english_is_shown_as_it_is_written() -> None:
    with override("en"):
        found = [(shown(entry, 1), shown(entry, 2)) for entry in ENTRIES]

    assert found == [(entry.msgid, entry.msgid_plural or entry.msgid) for entry in ENTRIES]


def test_our_french_is_shown_not_the_framework_s() -> None:
    with override("fr"):
        found = [(shown(entry, 1), shown(entry, 2)) for entry in ENTRIES]

    assert found == [
        (entry.msgstr_plural[0], entry.msgstr_plural[1])
        if entry.msgid_plural
        else (entry.msgstr, entry.msgstr)
        for entry in ENTRIES
    ]


def test_nothing_is_new_since_the_last_extraction(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        reason = "xgettext is not installed: apt-get install gettext"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        print(reason)  # noqa: T201
        pytest.skip(reason)
    skip = shutil.ignore_patterns("__pycache__", "migrations")
    for name in ("factcheck", "newsroom", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=skip)
    shutil.copy(ROOT / "manage.py", tmp_path)
    (tmp_path / "locale").mkdir()

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "fr", "--no-wrap", "-v0"],
        cwd=tmp_path,
        env={**os.environ, "SECRET_KEY": "only-for-this-run-" * 4, "DEBUG": "off"},
        check=True,
        capture_output=True,
        timeout=60,
    )

    extracted = polib.pofile(str(tmp_path / PO.relative_to(ROOT)))
    assert {key(entry) for entry in extracted} == {key(entry) for entry in ENTRIES}
