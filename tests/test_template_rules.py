from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Names that are the same in every language.
NAMES = frozenset({"SHA-256", "Ctrl", "Esc"})
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


class Inline(HTMLParser):
    """Collects what the content security policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attributes}
        values = dict(attributes)
        data = values.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in names and not data):
            self.found.append(f"<{tag}>")
        self.found += [name for name in names if name == "style" or name.startswith("on")]
        self.found += [
            f"{name}={value}"
            for name, value in attributes
            if name in {"src", "href", "action"}
            and (value or "").strip().lower().startswith(("javascript:", "data:", "//"))
        ]


def inline(source: str) -> list[str]:
    parser = Inline()
    # Tags of the template language may stand inside of an HTML tag, where they would mislead.
    parser.feed(re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}", "", source, flags=re.DOTALL))
    return parser.found


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_templates_hold_nothing_inline(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert inline(source) == []
    assert re.findall(r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off", source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p {% if x %}class='a'{% endif %} onclick='x()'>", ["onclick"]),
        ("<script>x</script>", ["<script>"]),
        ("<script src='{% static 'x.js' %}'></script>", []),
        ("<script type='application/ld+json'>{{ x }}</script>", []),
        ("<p style='color:red'>", ["style"]),
        ("<a href='javascript:x'>", ["href=javascript:x"]),
    ],
)
def test_inline_code_is_recognised(source: str, expected: list[str]) -> None:
    assert inline(source) == expected


def words_on_screen(path: Path) -> Iterator[str]:
    """Text of a template that does not go through gettext."""
    source = path.read_text(encoding="utf-8")
    source = re.sub(r"{%\s*(blocktranslate|comment).*?{%\s*end\1\s*%}", "", source, flags=re.DOTALL)
    # Class names have a block of their own; a word in its own language names that language.
    source = re.sub(r"{%\s*block \w+_class.*?{%\s*endblock.*?%}", "", source, flags=re.DOTALL)
    source = re.sub(r"<(\w+)[^>]* lang=[\"']\w+[\"'][^>]*>[^<]*</\1>", "", source)
    source = re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}|&\w+;|&#\d+;", "", source, flags=re.DOTALL)
    source = re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL)
    for text in re.split(r"<[^>]*>", source):
        if re.search(r"[^\W\d_]{3,}", text) and text.strip() not in NAMES:
            yield text.strip()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_words_on_the_screen_are_translated(path: Path) -> None:
    assert list(words_on_screen(path)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>{% translate 'Queue' %} <b>{{ count }}</b> &middot; 12</p>", []),
        ("<p>{% blocktranslate trimmed %}Some words.{% endblocktranslate %}</p>", []),
        ("{% comment %}Some words.{% endcomment %}<span lang='fr'>Français</span>", []),
        ("<p>Some words</p>", ["Some words"]),
        ("<td>{% if x %}Words{% else %}{{ y }}{% endif %}</td>", ["Words"]),
    ],
)
def test_untranslated_words_are_recognised(
    tmp_path: Path, source: str, expected: list[str]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(source)

    assert list(words_on_screen(path)) == expected
