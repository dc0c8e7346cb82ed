from __future__ import annotations

from django.urls import path

from factcheck.views import health, public

urlpatterns = [
    path("", public.home, name="home"),
    path("facts/", public.facts, name="facts"),
    path("facts/<slug:slug>/", public.fact, name="fact"),
    path("facts/<slug:slug>/claim.jsonld", public.fact_data, name="fact-data"),
    path("articles/<slug:slug>/", public.article, name="article-page"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
