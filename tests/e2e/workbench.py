"""What a person does at the workbench, for the tests that drive it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

TEXT = (
    "The ferry 🛳️ is late\n\n"
    "🎉 Some 40 ferries left Zürich, and 1,200 people waited, the harbour said.\n\n"
    "“We lost 3 boats in May”, said Ann Lee, the harbour master. Nobody was hurt."
)
SELECT = """([block, from, to]) => {
    const place = (at) => {
        const walker = document.createTreeWalker(
            document.querySelectorAll('#text [data-start]')[block], NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (at <= node.length) return [node, at];
            at -= node.length;
        }
    };
    getSelection().setBaseAndExtent(...place(from), ...place(to));
}"""
BLOCKS = [block for block in TEXT.split("\n\n") if block]


def choose(page: Page, block: int, words: str, *, backwards: bool = False) -> None:
    """Select words of a block as a browser counts them: in UTF-16."""
    start = len(BLOCKS[block].partition(words)[0].encode("utf-16-le")) // 2
    end = start + len(words.encode("utf-16-le")) // 2
    page.evaluate(SELECT, [block, *((end, start) if backwards else (start, end))])
    expect(page.locator("#choose")).to_have_class(re.compile("is-open"))


def focused(page: Page) -> Locator:
    return page.locator("*:focus")


def said(page: Page) -> Locator:
    return page.locator("#live")


def fill_in(page: Page, panel: Locator) -> None:
    """A figure's own fields, whatever detection has put there."""
    panel.locator("[name=statement]").fill("The ferries were late.")
    panel.locator("[name=value]").fill("40")
    panel.locator("[name=unit]").fill("ferries")
