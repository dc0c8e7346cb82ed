"""Headers of every response, and the desk's language."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation

from factcheck.errors import NotAllowedError, RefusalError, StaleError

PRIVATE_PREFIXES = ("/desk/", "/admin/", "/accounts/")
# Django answers TRACE like GET; nobody needs it, and it echoes what a request carried.
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Refuse methods that no page has; add the headers Django has no setting for.

    Pages of the desk are never stored by a browser or a proxy.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase
        if request.method in METHODS:
            response = get_response(request)
        else:
            response = HttpResponseNotAllowed(METHODS)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(PRIVATE_PREFIXES):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


class DeskLocaleMiddleware(LocaleMiddleware):
    """The reader's own language at the desk and in the admin only.

    A public page speaks the language of what it publishes, so it is the same for everyone and
    can be cached; its view activates that language.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(PRIVATE_PREFIXES):
            super().process_request(request)
        else:
            translation.activate(settings.LANGUAGE_CODE)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith(PRIVATE_PREFIXES):
            return super().process_response(request, response)
        return response


class RefusalMiddleware:
    """A refusal that no view turned into a form's error becomes a page that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RefusalError):
            return None
        status = 403 if isinstance(exception, NotAllowedError) else 409
        context = {"refusal": str(exception), "stale": isinstance(exception, StaleError)}
        return render(request, f"{status}.html", context, status=status)
