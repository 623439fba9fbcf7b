"""Rounds whose last day has passed are closed every night."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.commons.surveys import rounds


@task()
def close_rounds() -> int:
    """Close them and bind their answers; returns how many."""
    return rounds.close_ended()
