"""What is wrong with a file that the desk does not keep, in words for whoever chose it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import sniffing

# By the beginning of the type, the longest one that fits.
_NOUNS: Mapping[str, Promise] = MappingProxyType(
    {
        "image/": gettext_lazy("a picture"),
        "audio/": gettext_lazy("a sound recording"),
        "application/ogg": gettext_lazy("a sound recording"),
        "video/": gettext_lazy("a video"),
        "text/html": gettext_lazy("a web page"),
        "text/": gettext_lazy("plain text"),
        "application/zip": gettext_lazy("an archive of files"),
        "application/warc": gettext_lazy("a web archive"),
        "application/epub": gettext_lazy("an electronic book"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml": gettext_lazy(
            "a spreadsheet"
        ),
        "application/vnd.oasis.opendocument.spreadsheet": gettext_lazy("a spreadsheet"),
        "application/vnd.openxmlformats-officedocument.presentationml": gettext_lazy("slides"),
        "application/vnd.oasis.opendocument.presentation": gettext_lazy("slides"),
        "application/json": gettext_lazy("data"),
        "application/xml": gettext_lazy("data"),
        "application/": gettext_lazy("a document"),
    }
)
# A sentence names no more endings than these.
_MOST_NAMED = 2


def told(media_type: str) -> str:
    """What a file of this type is, to somebody who never heard of types: “a picture (PNG)”."""
    fitting = max((one for one in _NOUNS if media_type.startswith(one)), key=len)
    words = {"what": _NOUNS[fitting], "format": sniffing.ENDINGS[media_type][0].upper()}
    return _("%(what)s (%(format)s)") % words


def why_unfit(unfit: sniffing.UnfitError, name: str) -> str:
    """What is wrong with a file, and what to do."""
    sentences = {
        "empty": _("This file is empty: choose the one that you meant."),
        "program": _("This file is a program, and the desk keeps none: keep a picture of it."),
        "script": _(
            "This file shows itself as %(found)s, and hides a script: open it in a program that "
            "shows it, and save it anew from there."
        ),
        "unknown": _(
            "The desk does not keep files of this type: export it as PDF, a picture, a recording, "
            "an office document, plain text or ZIP."
        ),
        "ending": _(
            "“%(name)s” is not what its name says: it really is %(found)s. Give its name the "
            "ending %(endings)s, or open it and save it anew in the format that you meant."
        ),
    }
    words = {"name": name, "found": "", "endings": ""}
    if unfit.found:
        words |= {"found": told(unfit.found), "endings": _endings(unfit.found)}
    return sentences[unfit.code] % words


def _endings(media_type: str) -> str:
    named = [f".{ending}" for ending in sniffing.ENDINGS[media_type][:_MOST_NAMED]]
    return _(" or ").join(named)
