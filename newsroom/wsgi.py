"""The WSGI door of the project, for gunicorn."""

from __future__ import annotations

import os
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")


class DeskRequest(WSGIRequest):
    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """A content type that cannot be read is none.

        Django raises here, before there is a response to make: a stranger could fill the log.
        """
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # the stubs leave it out
        except ValueError:
            self.content_type, self.content_params = "", {}


application = get_wsgi_application()
application.request_class = DeskRequest
