"""Addresses under ``/desk/registers/``."""

from __future__ import annotations

from django.urls import path

from zhunsheng.faces.workbench.registers import comparing, editing, entry, listing, publishing

urlpatterns = [
    path("<str:code>/", listing.listing, name="entries"),
    path("<str:code>/export/", listing.export, name="entries-export"),
    path("<str:code>/new/", editing.new, name="entry-new"),
    path("<str:code>/publish/", publishing.publish, name="entries-publish"),
    path("<str:code>/compare/", comparing.compare, name="entries-compare"),
    path("<str:code>/compare/export/", comparing.compare_sheet, name="entries-compare-export"),
    path("<str:code>/as-at/", comparing.as_at, name="entries-as-at"),
    path("<str:code>/<int:pk>/", entry.entry, name="entry"),
    path("<str:code>/<int:pk>/edit/", editing.edit, name="entry-edit"),
    path("<str:code>/<int:pk>/end/", editing.end, name="entry-end"),
    path("<str:code>/<int:pk>/withdraw/", publishing.withdraw, name="entry-withdraw"),
]
