"""What became of an attempt to deliver a message, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.forms.fetched import SENTENCES

# Why nobody answered, by the codes of `fetching` and that of `webhooks`.
WORDS: Mapping[str, Promise | str] = MappingProxyType(
    {
        **{code: SENTENCES[code] for code in ("address", "refused", "unknown")},
        "unreachable": gettext_lazy("The server does not answer."),
        "slow": gettext_lazy("The server took too long to answer."),
        "key": gettext_lazy(
            "The secret of the webhook cannot be read: the protection key is missing or wrong."
        ),
    }
)


def in_words(status: int | None, error: str) -> str:
    """The status of HTTP that was answered, or else why there was none; "–" before any attempt."""
    if status is not None:
        return _("The server answered with the status %(status)d.") % {"status": status}
    return str(WORDS.get(error, error)) or "–"
