from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class FactcheckConfig(AppConfig):
    name = "factcheck"
    verbose_name = _("Fact-check desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from factcheck import checks  # noqa: F401, PLC0415 -- checks register once apps are loaded


class DeskAdminConfig(admin_apps.AdminConfig):
    """The Django admin with the desk's own site: roles decide, see `policy`."""

    default = False  # the app's own configuration is the one above
    default_site = "factcheck.admin.site.DeskAdminSite"

    def ready(self) -> None:
        super().ready()
        from factcheck.admin import entries  # noqa: F401, PLC0415 -- entries need a site to join
