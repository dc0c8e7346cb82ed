"""Sessions in the database, without asking it for keys that it cannot hold."""

from __future__ import annotations

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str | None) -> bool:
        """A key as Django makes them; any other belongs to nobody.

        The quotes of a cookie can carry a NUL, which PostgreSQL refuses with an error.
        """
        return key is not None and len(key) >= 8 and key.isascii() and key.isalnum()
