"""Addresses under ``/desk/admin/``."""

from __future__ import annotations

from django.urls import URLPattern, path

from zhunsheng.faces.workbench.admin import (
    calendar,
    home,
    ledger,
    limits,
    people,
    records,
    registers,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="admin"),
    path("calendar/", calendar.calendar, name="admin-calendar"),
    path("limits/", limits.limits, name="admin-limits"),
    path("limits/<int:pk>/", limits.limit, name="admin-limit"),
    path("ledger/", ledger.ledger, name="admin-ledger"),
    path("ledger/head.json", ledger.head, name="admin-head"),
    path("outbox/", records.outbox, name="admin-outbox"),
    path("accesses/", records.accesses, name="admin-accesses"),
    path("numbers/", records.numbers, name="admin-numbers"),
    path("tasks/", records.tasks, name="admin-tasks"),
    path("people/<int:pk>/password/", people.reset_password, name="reset-password"),
    path("people/<int:pk>/unlock/", people.unlock, name="unlock"),
    path("r/<slug:code>/", registers.listing, name="register"),
    path("r/<slug:code>/new/", registers.edit, name="register-new"),
    path("r/<slug:code>/<int:pk>/", registers.edit, name="register-edit"),
    path("r/<slug:code>/<int:pk>/remove/", registers.remove, name="register-remove"),
]
