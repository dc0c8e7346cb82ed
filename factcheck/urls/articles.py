from __future__ import annotations

from django.urls import path

from factcheck.views import (
    article_list,
    articles,
    checksheet,
    export,
    gate,
    marking,
    numbers,
    package,
    presence,
    revising,
    revisions,
    sentences,
    suggestions,
)

urlpatterns = [
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<slug:table>.csv", numbers.numbers_file, name="numbers-file"),
    path("articles/", article_list.articles, name="articles"),
    path("articles/new/", articles.article_new, name="article-new"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/settings/", articles.article_settings, name="article-settings"),
    path(
        "articles/<int:pk>/annotations.jsonld",
        export.article_annotations,
        name="article-annotations",
    ),
    path("articles/<int:pk>/checksheet/", checksheet.checksheet, name="article-checksheet"),
    path("articles/<int:pk>/package/", package.article_package, name="article-package"),
    path("articles/<int:pk>/texts/<int:number>.txt", export.article_text, name="article-text"),
    path("articles/<int:pk>/claims/new/", marking.claim_new, name="claim-new"),
    path(
        "articles/<int:pk>/nothing-to-check/", sentences.nothing_to_check, name="nothing-to-check"
    ),
    path("sentences/<int:pk>/check-after-all/", sentences.check_after_all, name="check-after-all"),
    path("articles/<int:pk>/detect/", suggestions.detect, name="detect"),
    path(
        "articles/<int:pk>/suggestions/accept/", suggestions.accept_many, name="suggestions-accept"
    ),
    path("suggestions/<int:pk>/accept/", suggestions.accept, name="suggestion-accept"),
    path("suggestions/<int:pk>/dismiss/", suggestions.dismiss, name="suggestion-dismiss"),
    path("suggestions/<int:pk>/restore/", suggestions.restore, name="suggestion-restore"),
    path("findings/<int:pk>/answer/", suggestions.answer, name="finding-answer"),
    path("findings/<int:pk>/ask-again/", suggestions.ask_again, name="finding-ask-again"),
    path("articles/<int:pk>/numbers/", numbers.article_numbers, name="article-numbers"),
    path(
        "articles/<int:pk>/numbers/<slug:table>.csv",
        numbers.article_numbers_file,
        name="article-numbers-file",
    ),
    path("articles/<int:pk>/revise/", revising.article_revise, name="article-revise"),
    path("articles/<int:pk>/revisions/", revisions.revisions, name="revisions"),
    path(
        "articles/<int:pk>/revisions/since-sign-off/",
        revisions.since_sign_off,
        name="revisions-since-sign-off",
    ),
    path(
        "articles/<int:pk>/revisions/<int:before>/<int:after>/",
        revisions.comparison,
        name="revision-comparison",
    ),
    path("articles/<int:pk>/presence/", presence.article_presence, name="article-presence"),
    path("articles/<int:pk>/gate/", gate.gate, name="gate"),
    path("articles/<int:pk>/sign-off/", gate.sign_off, name="sign-off"),
    path("articles/<int:pk>/publish/", gate.article_publish, name="article-publish"),
]
