"""Fetching an article's page, and what goes wrong, said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.fetching import FetchError

SENTENCES: Mapping[str, Promise | str] = MappingProxyType(
    {
        "address": _("This is not the address of a web page: it begins with http:// or https://."),
        "refused": _("This address does not lead to the public web, so it is not asked."),
        "unknown": _("There is no server of this name. Check the address."),
        "unreachable": _("The server does not answer. Try again later, or paste the words."),
        "slow": _("The server took too long to answer. Try again later, or paste the words."),
        "cut": _("The server broke off before the whole page was there. Try again later."),
        "redirects": _(
            "The address leads on and on to others. Open it in a browser, and give its last one."
        ),
        "status": _("The server answered with an error (%(status)d). Check the address."),
        "large": _("The page is too large: at most %(limit)d MB are read."),
        "packed": _("The server packed the page in a way that is not read. Paste the words."),
        "type": _(
            "This address does not lead to a text. Save the article as a file, or paste its words."
        ),
    }
)


def as_validation_error(error: FetchError) -> ValidationError:
    return ValidationError(str(SENTENCES[error.code]) % error.params, code=error.code)
