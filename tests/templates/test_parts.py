from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.forms import CharField, ChoiceField, Form, HiddenInput, RadioSelect
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

from factcheck.anchoring import Mark, flatten, word_diff
from factcheck.views.captured import Capture

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
STATUSES = {1: "verified", 2: "disputed", 3: "to_check"}
HEAVY = "« 491 840 » personnes  &amp; <b>gras</b>,\u2028fin"


class Blocks(HTMLParser):
    """Collects the text content of every block element of marked_text.html."""

    BLOCKS = ("h1", "h2", "h3", "p")

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[str, str]] = []
        self.open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.texts.append((tag, ""))
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag not in self.BLOCKS

    def handle_data(self, data: str) -> None:
        if self.open:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)


def blocks_of(texts: list[tuple[str, str]], marks: list[Mark]) -> list[dict[str, Any]]:
    canonical = "\n".join(text for _zone, text in texts)
    spans, start = [], 0
    for _zone, text in texts:
        spans.append((start, start + len(text)))
        start += len(text) + 1
    rows = flatten(canonical, spans, marks)
    return [
        {
            "zone": zone,
            "segments": [
                {
                    "text": s.text,
                    "keys": s.keys,
                    "status": STATUSES[s.top] if s.top else "",
                    "closes": [
                        {"number": key, "label": f"Claim {key}", "url": f"#claim-{key}"}
                        for key in s.closes
                    ],
                }
                for s in segments
            ],
        }
        for (zone, _text), segments in zip(texts, rows, strict=True)
    ]


def marked(texts: list[tuple[str, str]], *marks: Mark, **context: Any) -> str:
    blocks = blocks_of(texts, list(marks))
    return render_to_string("factcheck/parts/marked_text.html", {"blocks": blocks, **context})


def test_text_content_of_each_block_is_the_canonical_text() -> None:
    texts = [("headline", " Vols de données "), ("body", HEAVY), ("caption", "\tPhoto : AFP ")]

    html = marked(texts, Mark(1, 3, 30, 1), Mark(2, 20, 45, 2), Mark(3, 22, 40, 0))

    assert Blocks(html).texts == [("h1", texts[0][1]), ("p", texts[1][1]), ("p", texts[2][1])]


def test_zones_choose_their_elements() -> None:
    texts = [("headline", "a"), ("standfirst", "b"), ("subhead", "c"), ("furniture", "d")]

    html = marked(texts)

    assert [tag for tag, _text in Blocks(html).texts] == ["h1", "p", "h2", "p"]


def test_headings_sink_one_level_under_a_page_that_has_its_own() -> None:
    html = marked([("headline", "a"), ("subhead", "b"), ("body", "c")], nested=True)

    assert [tag for tag, _text in Blocks(html).texts] == ["h2", "h3", "p"]


def test_a_reference_follows_the_last_piece_of_its_claim_only() -> None:
    html = marked([("body", "un deux"), ("body", "trois")], Mark(2, 3, 11, 1))

    assert html.count('id="ref-2"') == 1
    assert '<mark class="mark mark--disputed">tro</mark><a class="mark-ref" id="ref-2"' in html


def test_segments_are_marked_by_status_and_by_sharing() -> None:
    html = marked([("body", "abcdef")], Mark(1, 0, 4, 1), Mark(3, 2, 3, 0))

    assert '<mark class="mark mark--verified">ab</mark>' in html
    assert '<mark class="mark mark--verified mark--shared">c</mark>' in html


def test_hostile_words_and_labels_stay_text() -> None:
    blocks = blocks_of([("body", "<script>x</script>")], [Mark(1, 0, 18, 1)])
    blocks[0]["segments"][0]["closes"][0]["label"] = '"><script>y</script>'

    html = render_to_string("factcheck/parts/marked_text.html", {"blocks": blocks})

    assert "<script" not in html
    assert Blocks(html).texts == [("p", "<script>x</script>")]


class Sample(Form):
    words = CharField(help_text="As in the text.")
    outcome = ChoiceField(choices=[("verified", "verified")], widget=RadioSelect)
    revision = CharField(widget=HiddenInput, required=False)


PARTS: dict[str, dict[str, Any]] = {
    "captures.html": {
        "capture": Capture(evidence=1, title="A", at=None, state="failed", why="No.", can_ask=True),
        "here": "/x/",
        "claim": 3,
        "csrf_token": "x",
    },
    "empty.html": {"title": "Nothing yet.", "text": "Mark one.", "url": "/x/", "action": "Go"},
    "field.html": {"field": Sample({})["words"]},
    "form_errors.html": {"form": Sample({})},
    "marked_block.html": {"block": blocks_of([("body", "a")], [])[0], "nested": False},
    "marked_text.html": {"blocks": blocks_of([("body", "a")], []), "nested": False},
    "notice.html": {"kind": "info", "text": "Saved."},
    "pager.html": {"previous": "?after=1", "next": "after=2"},
    "status_tag.html": {"status": "verified", "label": "verified"},
    "word_changes.html": {"changes": word_diff("a <b> c", "a d c")},
}


def test_every_part_is_tried() -> None:
    folder = Path(settings.BASE_DIR) / "templates/factcheck/parts"

    assert {path.name for path in folder.iterdir()} == set(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_needs_only_the_variables_it_declares(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "MISSING %s")
    source = (Path(settings.BASE_DIR) / "templates/factcheck/parts" / name).read_text()
    header = source.split("{% endcomment %}")[0]

    html = render_to_string(f"factcheck/parts/{name}", PARTS[name])

    assert "MISSING" not in html
    assert [key for key in PARTS[name] if not re.search(rf"\b{key}\b", header)] == []


def test_a_field_is_tied_to_its_help_and_its_errors() -> None:
    html = render_to_string("factcheck/parts/field.html", {"field": Sample({})["words"]})

    assert 'aria-describedby="id_words_helptext id_words_error"' in html
    assert 'id="id_words_helptext"' in html
    assert 'id="id_words_error"' in html
    assert '<label class="field__label" for="id_words">' in html


def test_a_group_of_choices_is_a_fieldset_that_carries_its_error() -> None:
    html = render_to_string("factcheck/parts/field.html", {"field": Sample({})["outcome"]})

    assert (
        '<fieldset class="field choices field--wrong" aria-describedby="id_outcome_error">' in html
    )
    assert '<legend class="field__label">' in html


def test_errors_beside_fields_are_announced_once_for_the_form() -> None:
    bound = render_to_string("factcheck/parts/form_errors.html", {"form": Sample({})})
    unbound = render_to_string("factcheck/parts/form_errors.html", {"form": Sample()})

    assert bound.count("<p>") == 1
    assert "<" not in unbound


@pytest.mark.parametrize(
    ("previous", "following", "links"),
    [
        (None, None, []),
        ("", None, ["?"]),
        ("?after=1", "after=2&q=%3Fa", ["?after=1", "?after=2&amp;q=%3Fa"]),
    ],
)
def test_the_pager_links_where_there_is_somewhere_to_go(
    previous: str | None, following: str | None, links: list[str]
) -> None:
    html = render_to_string("factcheck/parts/pager.html", {"previous": previous, "next": following})

    assert re.findall(r'href="([^"]*)"', html) == links


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_carries_style_or_code_of_its_own(path: Path) -> None:
    source = path.read_text()
    script = r'<script(?![^>]*\bsrc=)(?![^>]*type="application/ld\+json")'
    forbidden = rf"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|\|\s*safe\b|autoescape off|{script}"

    assert re.findall(forbidden, source) == []


def test_changed_words_are_told_to_who_cannot_see_them() -> None:
    changes = word_diff("près de <30> ans", "près de 35 ans")

    with translation.override("en"):
        html = render_to_string("factcheck/parts/word_changes.html", {"changes": changes})

    assert "<del><span" in html
    assert "&lt;30&gt;" in html
    assert [html.count(word) for word in ("removed:", "added:", "<del>", "<ins>")] == [1, 1, 1, 1]


def test_a_mark_names_one_card_the_first() -> None:
    blocks = blocks_of([("body", "abc")], [Mark(1, 0, 3, 1)])
    blocks[0]["segments"][0]["details"] = ["claim-1", "claim-2"]

    html = render_to_string("factcheck/parts/marked_text.html", {"blocks": blocks})

    assert 'aria-details="claim-1" data-cards="claim-1 claim-2">abc</mark>' in html
