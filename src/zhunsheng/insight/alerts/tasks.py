"""Background tasks."""

from __future__ import annotations

from dataclasses import asdict

from django_tasks import task

from zhunsheng.insight.alerts.evaluate import refresh


@task()
def refresh_alerts() -> dict[str, int]:
    """Evaluate every rule; safe to repeat."""
    return asdict(refresh())
