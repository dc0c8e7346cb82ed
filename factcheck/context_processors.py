from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def organization(request: HttpRequest) -> dict[str, str]:
    """The newsroom's name and address, for every template."""
    return {"organization": settings.FACTCHECK_ORGANIZATION, "site_url": settings.SITE_URL}
