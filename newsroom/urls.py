"""Root routes only: the admin, the accounts, and everything of the app."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import include, path, reverse_lazy
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

# The names are those of the accounts package that will take over, so no template changes then.
accounts = [
    path("login/", LoginView.as_view(redirect_authenticated_user=True), name="account_login"),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path(
        "password/change/",
        PasswordChangeView.as_view(success_url=reverse_lazy("factcheck:queue")),
        name="account_change_password",
    ),
    path("language/", login_not_required(require_POST(set_language)), name="set_language"),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include(accounts)),
    path("", include("factcheck.urls")),
]
