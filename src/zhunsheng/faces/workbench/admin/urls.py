"""Addresses under ``/desk/admin/``."""

from __future__ import annotations

from django.urls import URLPattern, path

from zhunsheng.faces.workbench.admin import home

urlpatterns: list[URLPattern] = [path("", home.home, name="admin")]
