"""Keys of the API: what a CMS shows to be let in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ApiToken(models.Model):
    """A token with which a system acts as an account. Written by `tokens` alone."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("Which system has it, and what for.")
    )
    # The beginning of the token, by which it is found and people tell tokens apart.
    prefix = models.CharField(_("begins with"), max_length=16, unique=True, editable=False)
    # SHA-256 of the whole token, which is kept nowhere.
    token_hash = models.CharField(max_length=64, editable=False)
    # Words of `ApiScope`, with spaces between.
    scopes = models.CharField(_("may"), max_length=100)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("acts as"),
        help_text=_("What is done with it is done by this account, and allowed to no other."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    # Not of every call: see `tokens.seen`.
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("revoked by"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="apitoken_has_name"),
            models.CheckConstraint(condition=~Q(scopes=""), name="apitoken_has_scope"),
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="apitoken_revocation_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it still lets anybody in."""
        return self.revoked_at is None and self.expires_at > timezone.now()

    def allows(self, scope: str) -> bool:
        return scope in self.scopes.split()
