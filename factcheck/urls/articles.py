from __future__ import annotations

from django.urls import path

from factcheck.views import articles, gate, marking, queue

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("articles/", articles.articles, name="articles"),
    path("articles/new/", articles.article_new, name="article-new"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/settings/", articles.article_settings, name="article-settings"),
    path("articles/<int:pk>/claims/new/", marking.claim_new, name="claim-new"),
    path("articles/<int:pk>/gate/", gate.gate, name="gate"),
    path("articles/<int:pk>/sign-off/", gate.sign_off, name="sign-off"),
    path("articles/<int:pk>/publish/", gate.article_publish, name="article-publish"),
]
