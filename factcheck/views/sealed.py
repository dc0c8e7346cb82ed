"""The files of evidence: handed out as they came in, or not at all."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from factcheck import policy, seals
from factcheck.models import Seal
from factcheck.views.shortcuts import desk, get_evidence, person

# A file of evidence is a stranger's: saved by the browser, never shown or run by it, nor kept on
# the way.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@desk("GET")
def evidence_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The newest file of a piece of evidence."""
    seal = get_evidence(request, pk).seal
    if seal is None:
        raise Http404
    return _handed_out(request, seal)


@desk("GET")
def seal_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    visible = policy.visible_evidence(person(request))
    seal = get_object_or_404(Seal.objects.filter(evidence__in=visible), pk=pk)
    return _handed_out(request, seal)


def _handed_out(request: HttpRequest, seal: Seal) -> HttpResponseBase:
    """All of it is held against the seal first; bytes that are not what came in go to nobody."""
    file = seals.opened(seal)
    if isinstance(file, str):
        context = {"seal": seal, "evidence": seal.evidence, "fault": file}
        status = 410 if file == "missing" else 409
        return render(request, "factcheck/desk/file_fault.html", context, status=status)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=seal.shown_name,
        content_type="application/octet-stream",
    )
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
