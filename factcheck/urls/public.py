from __future__ import annotations

from django.urls import path

from factcheck.views.pending import pending

urlpatterns = [
    path("", pending, name="home"),
    path("facts/", pending, name="facts"),
    path("facts/<slug:slug>/", pending, name="fact"),
    path("facts/<slug:slug>/claim.jsonld", pending, name="fact-data"),
    path("articles/<slug:slug>/", pending, name="article-page"),
    path("healthz", pending, name="healthz"),
    path("readyz", pending, name="readyz"),
]
