"""Which row of the desk a row of a table is about."""

from __future__ import annotations

from django.utils.translation import gettext as _

from factcheck import anchoring
from factcheck.anchoring import Occurrence
from factcheck.choices import Status
from factcheck.forms.marking import MAX_PLACES, NO_PLACE
from factcheck.models import Article, Claim
from factcheck.tables.rows import Row, RowError, Run


def name_of_article(article: Article) -> str:
    """What `article_of` finds it by."""
    return article.external_id or f"#{article.pk}"


def article_of(row: Row, run: Run) -> Article:
    """By its external id; one that has none, by # and its number at this desk."""
    article = run.desk.article(row["article"])
    if article is None:
        raise RowError(
            "article", _("No article has this external id: import the articles first, or mend it.")
        )
    return article


def claim_of(row: Row, run: Run, article: Article) -> Claim:
    """The claim on these words; the statement tells several of them apart."""
    told = {"statement": row["statement"]} if row["statement"] else {}
    found = marked(row, run, article, **told)
    # One that was withdrawn and marked again is the one that stands.
    found = [one for one in found if one.status != Status.WITHDRAWN] or found
    if not found:
        raise RowError("quote", _("No claim of this article is on these words."))
    if len(found) > 1:
        raise RowError("statement", _("Several claims are on these words: give the statement."))
    return found[0]


def marked(row: Row, run: Run, article: Article, **told: str) -> list[Claim]:
    """The claims that are, or were, on the words of the row with what stands around them."""
    found = {
        place.claim_id: place.claim
        for place in run.desk.places(article, row["quote"])
        if _beside(_squeezed(place.prefix)[::-1], _squeezed(row["prefix"])[::-1])
        and _beside(_squeezed(place.suffix), _squeezed(row["suffix"]))
    }
    said = [claim for claim in found.values() if all(getattr(claim, n) == told[n] for n in told)]
    return sorted(said, key=lambda claim: claim.number)


def _beside(held: str, told: str) -> bool:
    """Whether two texts that begin at the same words are one as far as both go."""
    return held.startswith(told) or (held != "" and told.startswith(held))


def place_of(row: Row, text: str) -> Occurrence:
    """Where the words of the row stand, if that is one place."""
    places = anchoring.find(text, row["quote"], limit=MAX_PLACES + 1)
    if not places:
        raise RowError("quote", str(NO_PLACE))
    fitting = [at for at in places if _fits(text, at, row)]
    if not fitting:
        raise RowError("prefix", _("These words never stand between those: mend or clear them."))
    if len(fitting) > 1:
        raise RowError(
            "quote",
            _("These words are in %(count)d places or more: give what stands before and after.")
            % {"count": len(fitting)},
        )
    return fitting[0]


def _fits(text: str, at: Occurrence, row: Row) -> bool:
    before, after = _squeezed(row["prefix"]), _squeezed(row["suffix"])
    reach = 2 * (len(row["prefix"]) + len(row["suffix"])) + 10
    ahead = _squeezed(text[max(0, at.start - reach) : at.start])
    behind = _squeezed(text[at.end : at.end + reach])
    return ahead.endswith(before) and behind.startswith(after)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
