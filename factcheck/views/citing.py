"""How to cite a fact page: as a sentence, for BibTeX, and for whatever reads RIS."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from factcheck.documents import FactDocument
from factcheck.periods import day_in_words

# What TeX reads as a command, and how it is written instead.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What the format is called, and the text to copy."""

    name: str
    text: str


def citation_of(document: FactDocument, url: str) -> str:
    """The page as a sentence, plain text in the language that is active."""
    checked = _checked(document)
    return _("%(organization)s, “%(title)s”: %(rating)s. Checked on %(date)s. %(url)s") % {
        "organization": settings.FACTCHECK_ORGANIZATION,
        "title": document["title"],
        "rating": document["rating"]["label"],
        "date": day_in_words(checked) if checked else "",
        "url": url,
    }


def formats_of(document: FactDocument, url: str) -> list[Citation]:
    """The page for programs that keep references."""
    return [Citation("BibTeX", _bibtex(document, url)), Citation("RIS", _ris(document, url))]


def _bibtex(document: FactDocument, url: str) -> str:
    checked = _checked(document)
    fields = {
        "author": "{" + _tex(settings.FACTCHECK_ORGANIZATION) + "}",
        "title": "{" + _tex(document["title"]) + "}",
        "year": f"{checked:%Y}" if checked else "",
        "month": f"{checked:%m}" if checked else "",
        "note": _tex(document["rating"]["label"]),
        "langid": {"fr": "french", "en": "english"}.get(document["language"], ""),
        "url": url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{" + _key(document) + ",\n" + ",\n".join(lines) + "\n}"


def _ris(document: FactDocument, url: str) -> str:
    checked = _checked(document)
    lines = [
        ("TY", "ELEC"),
        ("AU", settings.FACTCHECK_ORGANIZATION),
        ("TI", document["title"]),
        ("N1", document["rating"]["label"]),
        ("PY", f"{checked:%Y}" if checked else ""),
        ("DA", f"{checked:%Y/%m/%d}" if checked else ""),
        ("LA", document["language"]),
        ("UR", url),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {_one_line(value)}" for tag, value in lines if value or tag == "ER")


def _key(document: FactDocument) -> str:
    """The page's own name in its address: unique here, and without a character TeX minds."""
    return "-".join(document["path"].strip("/").split("/")[1:])


def _checked(document: FactDocument) -> datetime | None:
    return (
        localtime(datetime.fromisoformat(document["checked_at"]))
        if document["checked_at"]
        else None
    )


def _tex(text: str) -> str:
    return _one_line(text).translate(_TEX)


def _one_line(text: str) -> str:
    return " ".join(text.split())
