"""Canaries of translations: a draft, one of an earlier verdict, one that was taken back."""

from __future__ import annotations

from factcheck import publishing, workflow
from factcheck.models import Article, Claim
from tests.canary import Canaries
from tests.conftest import Cast
from tests.newsdesk import a_claim, settled
from tests.translated import a_translation, signed


def plant_translations(cast: Cast, article: Article, canary: Canaries) -> None:
    draft = _public(cast, article, "Un fait en deux langues.")
    signed(draft, by=cast.checker, signer=cast.editor, summary="As it was published.")
    publishing.publish_fact(draft, actor=cast.editor)
    a_translation(
        draft,
        by=cast.checker,
        title=canary("translated title"),
        summary=canary("translated summary"),
    )

    reopened = _public(cast, article, "Un fait rouvert.")
    signed(reopened, by=cast.checker, signer=cast.editor, title=canary("never published"))
    reopened.refresh_from_db()
    workflow.reopen(reopened, actor=cast.editor, version=reopened.version, reason="Encore.")
    reopened.refresh_from_db()
    settled(reopened, by=cast.checker, approver=cast.editor, summary="Autrement.")
    note = publishing.Note("correction", "Un détail.")
    publishing.publish_fact(reopened, actor=cast.editor, note=note)

    gone = _public(cast, article, "Un fait traduit puis retiré.")
    signed(gone, by=cast.checker, signer=cast.editor, summary=canary("translation taken back"))
    page = publishing.publish_fact(gone, actor=cast.editor)
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")


def _public(cast: Cast, article: Article, statement: str) -> Claim:
    claim = settled(a_claim(article, statement=statement), by=cast.checker, approver=cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)
    return claim
