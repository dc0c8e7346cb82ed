"""The picture that networks show beside a link to a fact page."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from factcheck.choices import PageState
from factcheck.documents import FactDocument, digest, in_language
from factcheck.periods import day_in_words
from factcheck.sharing import Words, draw
from factcheck.views.answers import answer
from factcheck.views.pages import fact_gone, fact_page

# Drawing takes longer than everything else that a reader asks for; a picture is some 20 kB.
KEPT_FOR = 24 * 60 * 60


@login_not_required
@require_safe
def share_image(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """1200 × 630 pixels, PNG; 410 once the page is retracted. One query."""
    page, original = fact_page(slug)
    if page.state == PageState.RETRACTED:
        return fact_gone(original)
    document = in_language(original, language)
    if document is None:
        raise Http404
    response = HttpResponse(_picture(_words(document)), content_type="image/png")
    # Networks and embedding pages show it on their own addresses.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer(request, response, modified=page.modified_at)


def _picture(words: dict[str, str]) -> bytes:
    """Kept under the words that are written on it: other words are another picture."""
    key = f"share-image:{digest(words)}"
    picture = cache.get(key)
    if picture is None:
        picture = draw(Words(**words))
        cache.set(key, picture, KEPT_FOR)
    return cast(bytes, picture)


def _words(document: FactDocument) -> dict[str, str]:
    with override(document["language"]):
        checked = localtime(datetime.fromisoformat(document["checked_at"]))
        return {
            "organization": settings.FACTCHECK_ORGANIZATION,
            "claim": document["title"],
            "outcome": document["outcome"],
            "label": document["rating"]["label"],
            "checked": _("Verdict of %(date)s") % {"date": day_in_words(checked)},
        }
