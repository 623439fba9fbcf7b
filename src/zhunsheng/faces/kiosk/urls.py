"""Addresses under ``/kiosk/``."""

from __future__ import annotations

from django.urls import URLPattern, path

from zhunsheng.faces.kiosk import views

app_name = "kiosk"

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("end/", views.wipe, name="wipe"),
    path("alive/", views.alive, name="alive"),
    path("beat/", views.beat, name="beat"),
    path("fault/", views.fault, name="fault"),
    path("setup/", views.setup, name="setup"),
]
