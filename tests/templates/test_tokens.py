"""Contrast of the tokens in both themes, by the formula of WCAG 2.2."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static/factcheck/css"
# Every colour that text has.
WORDS = ["ink", "muted", "accent", "to-check", "in-review", "verified", "disputed", "withdrawn"]


def themes() -> dict[str, dict[str, str]]:
    light, dark = (CSS / "tokens.css").read_text().split("@media")
    colour = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    return {"light": dict(colour.findall(light)), "dark": dict(colour.findall(dark))}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == 21


def test_both_themes_give_the_same_colours() -> None:
    assert list(themes()["dark"]) == list(themes()["light"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("word", WORDS)
def test_text_is_readable(theme: str, ground: str, word: str) -> None:
    tokens = themes()[theme]

    assert contrast(tokens[word], tokens[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tone", ["accent", "in-review", "verified", "disputed"])
def test_text_is_readable_on_a_tinted_ground(theme: str, tone: str) -> None:
    tokens = themes()[theme]
    ground = mixed(tokens[tone], tokens["sheet"], 0.16)

    assert min(contrast(tokens[word], ground) for word in ("ink", tone)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_edges_of_controls_are_seen(theme: str, ground: str) -> None:
    tokens = themes()[theme]

    assert contrast(tokens["edge"], tokens[ground]) >= 3


def test_the_style_sheets_stay_lean() -> None:
    sizes = {path.relative_to(CSS).as_posix(): path.stat().st_size for path in CSS.rglob("*.css")}
    of_one_page = [
        sizes.pop(name)
        for name in (
            "admin.css",
            "card.css",
            "checksheet.css",
            "workbench.css",
            "parts/charts.css",
            "parts/queue.css",
        )
    ]
    # They only name others.
    del sizes["site.css"], sizes["readers.css"]

    assert sum(sizes.values()) < 25_000
    assert max(of_one_page) < 10_000


def test_colours_are_written_in_the_tokens_only() -> None:
    others = [path for path in CSS.rglob("*.css") if path.name not in ("tokens.css", "print.css")]

    assert [
        path.name for path in others if re.search(r"#[0-9a-fA-F]{3,8}\b", path.read_text())
    ] == []
