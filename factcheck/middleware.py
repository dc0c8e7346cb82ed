"""Headers of every response, the desk's language, its login, and its refusals as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation

from factcheck.errors import NotAllowedError, RefusalError, StaleError

PRIVATE_PREFIXES = ("/desk/", "/admin/", "/accounts/")
# Django answers TRACE like GET; nobody needs it, and it echoes what a request carried.
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
# Its views refuse the others themselves, and each says which ones it has.
API_PREFIX = "/api/"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Refuse methods that no page has; add the headers Django has no setting for.

    Pages of the desk are never stored by a browser or a proxy.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase
        # Another charset, utf-7 say, would bring half characters past every form to the database.
        request.encoding = settings.DEFAULT_CHARSET
        if request.method in METHODS or request.path_info.startswith(API_PREFIX):
            response = get_response(request)
        else:
            response = HttpResponseNotAllowed(METHODS)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(PRIVATE_PREFIXES):
            response.headers["Cache-Control"] = "private, no-store"
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            # The server would throw the body away, and complain of it in the log each time.
            response.content = b""
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


class DeskLoginMiddleware(LoginRequiredMiddleware):
    """Default deny, without looking at who asks where nobody needs to log in.

    Django's own reads the user first: then a public page would vary by cookie and cost two queries
    for everyone who is logged in.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class RefusalMiddleware:
    """A refusal that no view turned into a form's error becomes a page that says why.

    So does a method that the view does not take: whoever logs in on the way to a form's address
    arrives there by GET.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = render(request, "405.html").content
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RefusalError):
            return None
        status = 403 if isinstance(exception, NotAllowedError) else 409
        context = {"refusal": str(exception), "stale": isinstance(exception, StaleError)}
        return render(request, f"{status}.html", context, status=status)
