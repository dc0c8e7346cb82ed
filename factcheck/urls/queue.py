from __future__ import annotations

from django.urls import path

from factcheck.views import bookmarks, bulk, queue

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("filters/", bookmarks.saved_filters, name="saved-filters"),
    path("filters/<int:pk>/", bookmarks.saved_filter, name="saved-filter"),
    path("filters/<int:pk>/delete/", bookmarks.saved_filter_delete, name="saved-filter-delete"),
    path("claims/assign/", bulk.claims_assign, name="claims-assign"),
    path("claims/send-back/", bulk.claims_send_back, name="claims-send-back"),
]
