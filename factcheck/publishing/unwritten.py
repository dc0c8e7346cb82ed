"""What a page about the newsroom says before an editor has written it: what the settings say, and
what this software does. Nothing else is known here, so nothing else is claimed."""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from factcheck.choices import AboutName


class Named(TypedDict):
    name: str
    label: str


class AboutWords(TypedDict):
    """What the page of a newsroom shows; `pages` are all that there are."""

    name: str
    title: str
    body: str
    pages: list[Named]


def about_words(name: str, *, title: str = "", body: str = "") -> AboutWords:
    """A page in the language that is active; what nobody has written says what is known."""
    return {
        "name": name,
        "title": title or str(AboutName(name).label),
        "body": body or unwritten(name),
        "pages": [{"name": one.value, "label": str(one.label)} for one in AboutName],
    }


def unwritten(name: str) -> str:
    """Paragraphs in the language that is active, about the newsroom of the settings."""
    text = _TEXTS[AboutName(name)]()
    return text % {"organization": settings.FACTCHECK_ORGANIZATION}


def _about() -> str:
    return _(
        "%(organization)s publishes here what it has checked: figures, quotes and sources, each "
        "with its evidence.\n\n"
        "Every claim is checked against evidence by one person and approved by a second. The page "
        "on our method says how, and the list of corrections says what we got wrong."
    )


def _corrections() -> str:
    rules = _(
        "What %(organization)s has published is never changed in silence. Whenever a page says "
        "something else than before, a dated note on it tells what was changed and why, and the "
        "same note stands in the list of corrections, which is also a feed.\n\n"
        "There are four kinds of notes. A correction: we were wrong. A clarification: we were not "
        "clear. An update: the facts have changed. A retraction: the page no longer stands.\n\n"
        "A retracted page keeps its address and the claim that it was about, and says when and "
        "why it was taken back. Its verdict and its evidence are shown nowhere on this site any "
        "more.\n\n"
        "The earlier versions of every other page stay readable, each with a receipt."
    )
    readers = _(
        "Whoever finds an error can report it: every page on a fact leads to a form for that, also "
        "a retracted one. A report gets a receipt number, by which its reader finds our answer."
    )
    return f"{rules}\n\n{readers}"


def _fairness() -> str:
    return _(
        "Every claim goes through the same steps and is judged by the same scale, whoever made it. "
        "Both are on the page on our method.\n\n"
        "The newsroom has not yet written here what else it commits itself to."
    )


def _funding() -> str:
    return _("%(organization)s has not yet written here who owns it and who pays for it.")


def _people() -> str:
    if settings.FACTCHECK_SIGNATURES == "names":
        signatures = _("Each page names who checked it and who approved it.")
    else:
        signatures = _(
            "Pages say which part people had in a check, who checked and who approved, and do not "
            "name them."
        )
    written = _("%(organization)s has not yet written here who works on its checks.")
    return f"{signatures}\n\n{written}"


_TEXTS = {
    AboutName.ABOUT: _about,
    AboutName.CORRECTIONS: _corrections,
    AboutName.FAIRNESS: _fairness,
    AboutName.FUNDING: _funding,
    AboutName.PEOPLE: _people,
}
