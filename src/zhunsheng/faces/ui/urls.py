"""Addresses of the shared look; include them at the root."""

from django.urls import path

from zhunsheng.faces.ui import guide, views

app_name = "ui"

urlpatterns = [
    path("view/large-type/", views.large_type, name="large-type"),
    path("desk/ui/", guide.page, name="guide"),
    path("desk/ui/lists/", guide.page, {"name": "lists"}, name="guide-lists"),
    path("desk/ui/pieces/", guide.page, {"name": "pieces"}, name="guide-pieces"),
    path("desk/ui/portal/", guide.portal, name="guide-portal"),
]
