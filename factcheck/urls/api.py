from __future__ import annotations

from django.urls import path

from factcheck.api.openapi import ROOT
from factcheck.api.routes import ROUTES

urlpatterns = [
    path(ROOT.removeprefix("/") + route.route, route.view, name=route.name) for route in ROUTES
]
