from __future__ import annotations

# One message per code, so that a Django layer can translate it.
MESSAGES: dict[str, str] = {
    "address": "This is not the address of a web page: it begins with http:// or https://.",
    "refused": "This address does not lead to the public web, so it is not asked.",
    "unknown": "There is no server of this name. Check the address.",
    "unreachable": "The server does not answer. Try again later, or paste the words.",
    "slow": "The server took too long to answer. Try again later, or paste the words.",
    "cut": "The server broke off before the whole page was there. Try again later.",
    "redirects": "The address leads on and on to others. Open it in a browser, and give its last one.",
    "status": "The server answered with an error (%(status)d). Check the address.",
    "large": "The page is too large: at most %(limit)d MB are read.",
    "packed": "The server packed the page in a way that is not read. Paste the words.",
    "type": "This address does not lead to a text. Save the article as a file, or paste its words.",
}


class FetchError(Exception):
    """The page was not fetched. `code` is a key of `MESSAGES` and stable; `params` are its values."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(MESSAGES[code] % params)
        self.code = code
        self.params: dict[str, object] = params
