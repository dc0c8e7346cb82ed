from __future__ import annotations

from django.urls import path

from factcheck.views.pending import pending

urlpatterns = [
    path("", pending, name="queue"),
    path("articles/", pending, name="articles"),
    path("articles/new/", pending, name="article-new"),
    path("articles/<int:pk>/", pending, name="article"),
    path("articles/<int:pk>/settings/", pending, name="article-settings"),
    path("articles/<int:pk>/claims/new/", pending, name="claim-new"),
    path("articles/<int:pk>/gate/", pending, name="gate"),
    path("articles/<int:pk>/sign-off/", pending, name="sign-off"),
    path("articles/<int:pk>/publish/", pending, name="article-publish"),
]
