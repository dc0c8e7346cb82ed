"""The desk for a CMS: bring an article in, give it its next text, ask what still blocks it.

All of it goes through the verbs of the desk, in the name of the token's account.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.annotating import Fate
from factcheck.api.desk_shapes import (
    ARTICLE,
    REVISION,
    ClaimToLookAt,
    Readiness,
    ReceivedArticle,
    RevisedArticle,
)
from factcheck.api.operations import Call, Operation, json_answer, serve
from factcheck.api.problems import ProblemError
from factcheck.api.reading import invalid, too_large
from factcheck.choices import ApiScope
from factcheck.forms.fields import WebAddressField
from factcheck.forms.intake_errors import as_validation_error
from factcheck.intake import Draft, IntakeError, read_article
from factcheck.models import Article
from factcheck.readiness import readiness, valid_sign_off

CREATE = Operation(
    id="createArticle",
    summary="Bring an article in. The same again changes nothing.",
    method="POST",
    scope=ApiScope.WRITE,
    body=ARTICLE,
    answers={
        201: ("It is in.", ReceivedArticle),
        200: ("It was in already, with this text.", ReceivedArticle),
    },
    refusals={
        409: "`taken`: another article has this id. `other-text`: it has another text, push a "
        "revision. `open`: it is not restricted, which has to be changed at the desk."
    },
)
REVISE = Operation(
    id="reviseArticle",
    summary="Give an article its next text; its claims follow their words.",
    method="POST",
    scope=ApiScope.WRITE,
    body=REVISION,
    answers={200: ("What became of the claims.", RevisedArticle)},
    refusals={
        404: "There is no such article, or the account may not see it.",
        409: "`refused`, and `detail` says why: somebody else was faster (send it again), or the "
        "article has no text yet to be revised.",
    },
)
READY = Operation(
    id="getReadiness",
    summary="What still stands between an article and its publication.",
    scope=ApiScope.READ,
    answers={200: ("Every blocker.", Readiness)},
    refusals={404: "There is no such article, or the account may not see it."},
)


def _create(call: Call) -> HttpResponseBase:
    draft = _draft(call.sent)
    fields = _fields(call.sent)
    known = _known(fields["external_id"])
    if known is not None:
        return _again(call, known, draft)
    try:
        article = annotating.create_article(
            draft,
            actor=call.token.account,
            language=call.sent["language"],
            via=call.token.prefix,
            **fields,
        )
    except IntegrityError:
        # Somebody was faster: then it is there by now.
        return _again(call, Article.objects.get(external_id=fields["external_id"]), draft)
    response = json_answer(_received(article, number=1), status=HTTPStatus.CREATED)
    response.headers["Location"] = _readiness_address(article)
    return response


def _again(call: Call, article: Article, draft: Draft) -> HttpResponseBase:
    """The article that is there, if it is this one."""
    if not policy.can_view_article(call.token.account, article):
        detail = _("Another article has this id already.")
        raise ProblemError(HTTPStatus.CONFLICT, detail, code="taken")
    revisions = article.revisions.filter(sha256=draft.sha256, headline=draft.headline)
    revision = revisions.order_by("-number").first()
    if revision is None:
        detail = _("This article is in already, with another text: push it as a revision.")
        raise ProblemError(HTTPStatus.CONFLICT, detail, code="other-text", url=_url(article))
    if call.sent.get("restricted") and not article.restricted:
        detail = _("This article is in already, and open: restrict it at the desk.")
        raise ProblemError(HTTPStatus.CONFLICT, detail, code="open", url=_url(article))
    return json_answer(_received(article, number=revision.number))


def _revise(call: Call, external_id: str) -> HttpResponseBase:
    article = _article(call, external_id)
    report = annotating.revise_article(
        article,
        _draft(call.sent),
        actor=call.token.account,
        revision=article.revision_id or 0,
        via=call.token.prefix,
    )
    data: RevisedArticle = {
        **_received(article, number=report.number),
        "is_new": report.is_new,
        "claims": dict(report.counts),
        "to_look_at": [_to_look_at(fate) for fate in report.to_look_at],
    }
    return json_answer(data)


def _ready(call: Call, external_id: str) -> HttpResponseBase:
    """A fixed number of queries, whatever blocks."""
    article = _article(call, external_id)
    blockers = readiness(article)
    data: Readiness = {
        "external_id": article.external_id,
        "url": _url(article),
        "revision": article.revision.number if article.revision else 0,
        "sha256": article.revision.sha256 if article.revision else "",
        "ready": not blockers,
        "signed_off": valid_sign_off(article) is not None,
        "blockers": [
            {
                "code": blocker.code,
                "message": blocker.message,
                # What has no place of its own is settled on the article's page.
                "url": settings.SITE_URL + (blocker.url or article.get_absolute_url()),
                "claim": blocker.claim.number if blocker.claim else None,
                "count": blocker.count,
            }
            for blocker in blockers
        ],
    }
    return json_answer(data)


def _known(external_id: str) -> Article | None:
    return Article.objects.filter(external_id=external_id).first()


def _article(call: Call, external_id: str) -> Article:
    """What the account may not see does not exist for it."""
    seen = policy.visible_articles(call.token.account).select_related("revision")
    # No database holds a NUL; PostgreSQL would fail on it.
    return get_object_or_404(seen, external_id=external_id.replace("\0", " "))


def _draft(sent: Mapping[str, Any]) -> Draft:
    headline = sent.get("headline", "")
    try:
        return read_article(sent["text"], format=sent.get("format", "text"), headline=headline)
    except IntakeError as error:
        [detail] = as_validation_error(error).messages
        if error.code == "too_large":
            raise too_large(detail) from None
        raise invalid([{"pointer": "/text", "detail": detail}]) from None


def _fields(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What `annotating` takes besides the text."""
    lines = {name: _line(sent.get(name, "")) for name in ("external_id", "byline", "desk")}
    return {
        **lines,
        "source_url": _address(sent.get("source_url", "")),
        "dated": date.fromisoformat(sent["dated"]) if "dated" in sent else None,
        "deadline": datetime.fromisoformat(sent["deadline"].upper())
        if "deadline" in sent
        else None,
        "restricted": sent.get("restricted", False),
    }


def _line(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _address(text: str) -> str:
    try:
        return str(WebAddressField(required=False).clean(text))
    except ValidationError as error:
        raise invalid([{"pointer": "/source_url", "detail": error.messages[0]}]) from None


def _received(article: Article, *, number: int) -> ReceivedArticle:
    return {
        "external_id": article.external_id,
        "url": _url(article),
        "readiness": _readiness_address(article),
        "revision": number,
    }


def _to_look_at(fate: Fate) -> ClaimToLookAt:
    return {
        "number": fate.claim.number,
        "state": fate.state,
        "reason": fate.reason,
        "url": settings.SITE_URL + fate.claim.get_absolute_url(),
    }


def _url(article: Article) -> str:
    return settings.SITE_URL + article.get_absolute_url()


def _readiness_address(article: Article) -> str:
    return settings.SITE_URL + reverse("factcheck:api-readiness", args=[article.external_id])


create, revise, ready = serve(CREATE, _create), serve(REVISE, _revise), serve(READY, _ready)
