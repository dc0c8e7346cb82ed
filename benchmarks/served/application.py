"""What the servers serve: the product, and beside it what it is compared with.

`/bare` is a response with the bytes of the stored page behind the seven middlewares of a new
project of Django. `/usual` asks three queries and fills a template, as a view does that nobody has
thought about; its page has as many bytes as ours before they are compressed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from newsroom.wsgi import DeskRequest

# What follows has models, which want Django as that has set it up.
# isort: split
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import path

from benchmarks.page_store import DEFAULT
from factcheck.models import Citation, FactPage, Verdict

BARE, USUAL = "/bare", "/usual"
# Where each page that a view has made leaves one byte, so that several processes can be counted.
BUILT = Path(os.environ["BENCHMARK_BUILT"])
_COMPRESSED, _WHOLE = map(int, os.environ["BENCHMARK_SIZES"].split())

_TEMPLATE = """<!doctype html><html lang="{{ page.language }}"><head><title>{{ page.title }}</title></head>
<body><h1>{{ page.title }}</h1><p>{{ page.summary }} ({{ page.published_at|date }})</p>
<p>{{ verdict.outcome }}: {{ verdict.explanation|linebreaks }}</p>
<ul>{% for one in citations %}<li>{{ one.evidence.title }}, {{ one.locator }}: {{ one.excerpt }}</li>{% endfor %}</ul>
<pre>{{ filling }}</pre></body></html>"""


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"x" * _COMPRESSED)


@login_not_required
def usual(request: HttpRequest) -> HttpResponse:
    page = FactPage.objects.select_related("claim").get()
    told = {
        "page": page,
        "verdict": Verdict.objects.filter(claim=page.claim).first(),
        "citations": Citation.objects.filter(claim=page.claim).select_related("evidence"),
        "filling": "x" * _WHOLE,
    }
    return HttpResponse(_template().render(told, request)[:_WHOLE])


@cache
def _template() -> Any:
    return engines["django"].from_string(_TEMPLATE)


urlpatterns = [path(BARE[1:], bare), path(USUAL[1:], usual)]


def application(environ: Mapping[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    handler = _plain if environ["PATH_INFO"] in (BARE, USUAL) else _product
    answer: Iterable[bytes] = handler(environ, start_response)
    return answer


class _Plain(WSGIHandler):
    """Django as a new project has it, with the two views."""

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return super().get_response(request)


def counted(get_response: Callable[..., Any]) -> Callable[..., Any]:
    """A middleware behind the store: what it sees, the store had not."""

    def count(request: HttpRequest) -> Any:
        with BUILT.open("ab") as file:
            file.write(b".")
        return get_response(request)

    return count


_first, *_others = settings.MIDDLEWARE
with override_settings(MIDDLEWARE=[_first, f"{__name__}.counted", *_others]):
    _product = WSGIHandler()
    _product.request_class = DeskRequest
with override_settings(MIDDLEWARE=DEFAULT):
    _plain = _Plain()
