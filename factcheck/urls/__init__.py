"""Every address of the desk and of the public site; the root configuration includes this one."""

from __future__ import annotations

from django.urls import include, path

from factcheck.urls import api, articles, claims, notifications, public, queue, reports, sources

app_name = "factcheck"

urlpatterns = [
    path(
        "desk/",
        include(
            [
                *queue.urlpatterns,
                *articles.urlpatterns,
                *claims.urlpatterns,
                *notifications.urlpatterns,
                *reports.urlpatterns,
                *sources.urlpatterns,
            ]
        ),
    ),
    *public.urlpatterns,
    *api.urlpatterns,
]
