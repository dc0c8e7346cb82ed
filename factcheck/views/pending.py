from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def pending(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse(status=501)
