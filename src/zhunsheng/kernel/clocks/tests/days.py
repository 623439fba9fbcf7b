"""Dates for tests, short."""

from __future__ import annotations

from datetime import date

D = date.fromisoformat
