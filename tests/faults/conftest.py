"""The small district of reconsideration."""

from __future__ import annotations

from tests.scenarios.conftest import application, district, filed, fresh, today

__all__ = ["application", "district", "filed", "fresh", "today"]
