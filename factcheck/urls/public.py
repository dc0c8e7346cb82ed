from __future__ import annotations

from django.urls import path

from factcheck.views import annotated, health, outside, public

urlpatterns = [
    path("", public.home, name="home"),
    path("facts/", public.facts, name="facts"),
    path("facts/<slug:slug>/", public.fact, name="fact"),
    path("facts/<slug:slug>/claim.jsonld", public.fact_data, name="fact-data"),
    path("facts/<slug:slug>/annotation.jsonld", annotated.fact_annotation, name="fact-annotation"),
    path("articles/<slug:slug>/", public.article, name="article-page"),
    path(
        "articles/<slug:slug>/annotations.jsonld",
        annotated.article_annotations,
        name="article-page-annotations",
    ),
    path(
        "articles/<slug:slug>/texts/<int:number>.txt",
        annotated.article_text,
        name="article-page-text",
    ),
    path("ask/<str:token>/", outside.ask, name="ask"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
