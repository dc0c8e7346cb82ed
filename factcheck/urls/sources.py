from __future__ import annotations

from django.urls import path

from factcheck.views import merging, sources

urlpatterns = [
    path("sources/", sources.source_list, name="sources"),
    path("sources/alike/", sources.sources_alike, name="sources-alike"),
    path("sources/merge/", merging.sources_merge, name="sources-merge"),
    path("sources/<int:pk>/", sources.source, name="source"),
]
