from __future__ import annotations

from django.urls import path

from factcheck.views import triage

urlpatterns = [
    path("reports/", triage.reports, name="reports"),
    path("reports/<int:pk>/", triage.report, name="report"),
    path("reports/<int:pk>/take/", triage.take, name="report-take"),
    path("reports/<int:pk>/accept/", triage.accept, name="report-accept"),
    path("reports/<int:pk>/settle/", triage.settle, name="report-settle"),
    path("reports/<int:pk>/duplicate/", triage.duplicate, name="report-duplicate"),
    path("reports/<int:pk>/spam/", triage.spam, name="report-spam"),
    path("reports/<int:pk>/put-back/", triage.put_back, name="report-put-back"),
]
