"""What is public. Public code reads these rows and nothing else, so a draft cannot leak."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.choices import CorrectionKind, Kind, Language, Outcome, PageState
from factcheck.models.article import Article, SignOff
from factcheck.models.claim import Claim

# Of 50,000 addresses that the protocol of sitemaps allows, so that each part is a small file.
SITEMAP_BLOCK = 5000


class Block(models.Func):
    """In which part of the sitemap a page is, by its id. The size is written out: SQLite knows the
    expression of an index only by its words."""

    template = "(%(expressions)s / %(size)d)"


def _of_blocks(name: str) -> models.Index:
    """Not partial, and with the id: else both databases would look each page up to compute what is
    indexed. The state comes last, or SQLite would take this one for the newest of a state, and sort."""
    return models.Index(
        Block("id", size=SITEMAP_BLOCK), F("modified_at"), F("id"), F("state"), name=name
    )


class FactPageQuerySet(models.QuerySet["FactPage"]):
    def published(self) -> FactPageQuerySet:
        return self.filter(state=PageState.PUBLISHED)

    def newest_first(self) -> FactPageQuerySet:
        return self.order_by("-published_at", "-id")


class FactPage(models.Model):
    """The public page of one claim: an address, a state, and what lists need of its snapshot.

    Written by `publishing` alone.
    """

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    claim = models.OneToOneField(
        Claim, models.PROTECT, related_name="fact_page", verbose_name=_("claim")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=PageState, default=PageState.PUBLISHED
    )
    snapshot = models.OneToOneField(
        "FactSnapshot", models.PROTECT, null=True, related_name="+", verbose_name=_("snapshot")
    )
    title = models.CharField(_("title"), max_length=1000)
    summary = models.CharField(_("summary"), max_length=400)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    rating = models.SlugField(_("rating"), max_length=40)
    rating_label = models.CharField(_("label of the rating"), max_length=60)
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("published at"))
    modified_at = models.DateTimeField(_("modified at"))

    objects = FactPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact page")
        verbose_name_plural = _("fact pages")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PageState.values), name="factpage_known_state"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="factpage_known_outcome"
            ),
        ]
        indexes = [
            # Read by the public list, newest first; partial, so drafts and retractions cost nothing.
            models.Index(
                F("published_at").desc(),
                F("id").desc(),
                condition=Q(state="published"),
                name="factpage_public_idx",
            ),
            # Read by the data feed, what changed last first; retracted pages are in it too.
            models.Index(F("modified_at").desc(), F("id").desc(), name="factpage_changed_idx"),
            # Read by the index of the sitemap: the last change of each of its parts.
            _of_blocks("factpage_sitemap_idx"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("factcheck:fact", args=[self.slug])


class FactSnapshotQuerySet(models.QuerySet["FactSnapshot"]):
    def standing(self) -> FactSnapshotQuerySet:
        """Without what a retraction took back: no state up to the last retraction of its page."""
        taken_back = FactSnapshot.objects.filter(
            page=OuterRef("page"),
            number__gte=OuterRef("number"),
            document__state=PageState.RETRACTED,
        )
        return self.filter(~Exists(taken_back))


class FactSnapshot(models.Model):
    """An immutable, numbered state of a fact page: a plain document without protected data."""

    page = models.ForeignKey(
        FactPage, models.PROTECT, related_name="snapshots", verbose_name=_("fact page")
    )
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField(_("document"))
    sha256 = models.CharField("SHA-256", max_length=64)
    # The same moment as that of the note or the publication that it comes from.
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    objects = FactSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot of a fact page")
        verbose_name_plural = _("snapshots of fact pages")
        ordering = ["page_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="factsnapshot_number_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.number})"


class ArticlePageQuerySet(models.QuerySet["ArticlePage"]):
    def published(self) -> ArticlePageQuerySet:
        return self.filter(state=PageState.PUBLISHED)


class ArticlePage(models.Model):
    """The public page of one article: its text with the published facts marked."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    article = models.OneToOneField(
        Article, models.PROTECT, related_name="page", verbose_name=_("article")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=PageState, default=PageState.PUBLISHED
    )
    snapshot = models.OneToOneField(
        "ArticleSnapshot", models.PROTECT, null=True, related_name="+", verbose_name=_("snapshot")
    )
    # Which revision is public, and who signed it.
    sign_off = models.ForeignKey(
        SignOff, models.PROTECT, related_name="+", verbose_name=_("sign-off")
    )
    title = models.CharField(_("title"), max_length=300)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    published_at = models.DateTimeField(_("published at"))
    modified_at = models.DateTimeField(_("modified at"))

    objects = ArticlePageQuerySet.as_manager()

    class Meta:
        verbose_name = _("article page")
        verbose_name_plural = _("article pages")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PageState.values), name="articlepage_known_state"
            ),
        ]
        indexes = [
            # Read by the index of the sitemap, too.
            _of_blocks("articlepage_sitemap_idx"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("factcheck:article-page", args=[self.slug])


class ArticleSnapshot(models.Model):
    """An immutable, numbered state of an article page."""

    page = models.ForeignKey(
        ArticlePage, models.PROTECT, related_name="snapshots", verbose_name=_("article page")
    )
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField(_("document"))
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("snapshot of an article page")
        verbose_name_plural = _("snapshots of article pages")
        ordering = ["page_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "number"], name="articlesnapshot_number_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.number})"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def public(self) -> CorrectionQuerySet:
        """With their pages, and two things that readers need of each note.

        `taken_back_at`: when the last retraction took back what it says, None for one that stands.
        `number` and `sha256`: the state of the page that it led to.
        """
        # By their ids, which are given one after the other; clocks may differ.
        retractions = Correction.objects.filter(
            id__gte=OuterRef("id"), page=OuterRef("page"), kind=CorrectionKind.RETRACTION
        ).order_by("-id")
        led_to = FactSnapshot.objects.filter(
            page=OuterRef("page"), created_at__gte=OuterRef("made_at")
        ).order_by("number")
        own = ("kind", "before", "after", "why", "made_at", "page")
        pages = ("page__title", "page__slug", "page__language", "page__state")
        return (
            self.select_related("page")
            .only(*own, *pages)
            .annotate(
                taken_back_at=Subquery(retractions.values("made_at")[:1]),
                number=Subquery(led_to.values("number")[:1]),
                sha256=Subquery(led_to.values("sha256")[:1]),
            )
        )


class Correction(models.Model):
    """A dated public note on a fact page. Append-only: corrections are never hidden."""

    page = models.ForeignKey(
        FactPage, models.PROTECT, related_name="corrections", verbose_name=_("fact page")
    )
    kind = models.CharField(_("kind"), max_length=13, choices=CorrectionKind)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)
    why = models.TextField(_("why"), max_length=1000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CorrectionKind.values), name="correction_known_kind"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="correction_has_reason"),
        ]
        indexes = [
            # Read by the public corrections log, newest first.
            models.Index(F("made_at").desc(), F("id").desc(), name="correction_log_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.why}"
