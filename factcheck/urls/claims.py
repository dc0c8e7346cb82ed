from __future__ import annotations

from django.urls import path

from factcheck.views.pending import pending

urlpatterns = [
    path("claims/<int:pk>/", pending, name="claim"),
    path("claims/<int:pk>/edit/", pending, name="claim-edit"),
    path("claims/<int:pk>/assign/", pending, name="claim-assign"),
    path("claims/<int:pk>/evidence/new/", pending, name="citation-new"),
    path("citations/<int:pk>/remove/", pending, name="citation-remove"),
    path("claims/<int:pk>/propose/", pending, name="claim-propose"),
    path("claims/<int:pk>/approve/", pending, name="claim-approve"),
    path("claims/<int:pk>/send-back/", pending, name="claim-send-back"),
    path("claims/<int:pk>/reopen/", pending, name="claim-reopen"),
    path("claims/<int:pk>/withdraw/", pending, name="claim-withdraw"),
    path("claims/<int:pk>/restore/", pending, name="claim-restore"),
    path("claims/<int:pk>/publish/", pending, name="claim-publish"),
    path("claims/<int:pk>/retract/", pending, name="claim-retract"),
    path("claims/<int:pk>/comments/", pending, name="comment-new"),
    path("comments/<int:pk>/resolve/", pending, name="comment-resolve"),
    path("evidence/<int:pk>/file/", pending, name="evidence-file"),
]
