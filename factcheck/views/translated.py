"""What the desk knows of the translations of a claim, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import SETTLED, Language, PageState
from factcheck.consistency.translated import Apart, figures_apart
from factcheck.documents import TranslationDocument, translations_of
from factcheck.models import Claim, FactPage, Translation, Verdict
from factcheck.policy import User
from factcheck.publishing import words_digest
from factcheck.publishing.storing import stored


@dataclass(frozen=True, slots=True)
class Standing:
    """A language of a claim, and what there is in it.

    `held` is the translation of this verdict, `earlier` the last one of an earlier verdict.
    `is_stale`: what it translates says something else by now. `is_public`: readers have these very
    words; `is_behind`: they have others in this language.
    """

    language: str
    held: Translation | None
    earlier: Translation | None
    is_stale: bool
    is_public: bool
    is_behind: bool

    @property
    def label(self) -> str:
        return str(Language(self.language).label)

    @property
    def version(self) -> int:
        return self.held.version if self.held else 0

    @property
    def is_signed(self) -> bool:
        return self.held is not None and self.held.signed_by_id is not None and not self.is_stale

    @property
    def words(self) -> str:
        """One line."""
        if self.is_stale:
            return _("to be looked at again: the verdict has changed")
        if self.held is None:
            return _("none yet")
        if not self.is_signed:
            return _("draft, waits for somebody else to sign it off")
        return _("published") if self.is_public else _("signed off, not published yet")


def standings(
    claim: Claim, verdict: Verdict | None, page: FactPage | None, user: User
) -> list[tuple[Standing, str]]:
    """Each language but the claim's own with its address, for whoever may translate; one query.

    `page` is that of the claim, with its snapshot.
    """
    if verdict is None or claim.status not in SETTLED:
        return []
    if not policy.can_check(user, claim.article):
        return []
    others = [code for code in Language.values if code != claim.article.language]
    found = standings_in(claim, verdict, page, others)
    return [
        (one, reverse("factcheck:claim-translation", args=[claim.pk, one.language]))
        for one in found
    ]


def figures_of(claim: Claim, verdict: Verdict, held: Translation) -> Apart:
    """The figures that only one of the two says."""
    return figures_apart(
        f"{claim.statement}\n{verdict.summary}\n{verdict.explanation}",
        claim.article.language,
        f"{held.title}\n{held.summary}\n{held.explanation}",
        held.language,
    )


def standing_in(claim: Claim, verdict: Verdict, language: str) -> Standing:
    """Two queries."""
    page = FactPage.objects.select_related("snapshot").filter(claim=claim).first()
    return standings_in(claim, verdict, page, [language])[0]


def standings_in(
    claim: Claim, verdict: Verdict, page: FactPage | None, languages: list[str]
) -> list[Standing]:
    rows = Translation.objects.filter(verdict__claim=claim, language__in=languages)
    latest = list(rows.select_related("translated_by", "signed_by").order_by("-verdict_id"))
    public = {}
    if page is not None and page.state == PageState.PUBLISHED:
        public = {one["language"]: one for one in translations_of(stored(page))}
    digest = words_digest(claim, verdict)
    found = []
    for language in languages:
        own = [row for row in latest if row.language == language]
        held = next((row for row in own if row.verdict_id == verdict.pk), None)
        earlier = None if held else next(iter(own), None)
        found.append(
            Standing(
                language,
                held,
                earlier,
                is_stale=earlier is not None or (held is not None and held.of_sha256 != digest),
                is_public=_says(held, public.get(language)),
                is_behind=language in public and not _says(held, public[language]),
            )
        )
    return found


def _says(held: Translation | None, public: TranslationDocument | None) -> bool:
    if held is None or public is None:
        return False
    words = (held.title, held.summary, held.explanation)
    return words == (public["title"], public["summary"], public["explanation"])
