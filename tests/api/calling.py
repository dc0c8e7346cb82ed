"""A CMS that calls the API with a token."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from factcheck import tokens
from factcheck.choices import ApiScope
from tests.conftest import Cast

ROOT = "/api/v1/"
SENT = {
    "external_id": "cms-7",
    "language": "fr",
    "headline": "Vols de données",
    "text": "Les données de 491 840 personnes ont été publiées.\n\n« Oui », a dit Didier Neyrat.",
}


class Cms:
    """Calls as `account`, by a token that a chief made; `text` is the token."""

    def __init__(self, cast: Cast, account: User, *scopes: str) -> None:
        self.token, self.text = tokens.issue(
            actor=cast.chief, name="CMS", account=account, scopes=scopes or ApiScope.values
        )
        self.client = Client(headers={"authorization": f"Bearer {self.text}"})

    def post(self, path: str, sent: Any, **more: Any) -> Any:
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        kind = more.pop("content_type", "application/json")
        return self.client.post(ROOT + path, body, content_type=kind, **more)

    def get(self, path: str) -> Any:
        return self.client.get(ROOT + path)
