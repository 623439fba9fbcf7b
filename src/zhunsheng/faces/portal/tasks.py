"""Work of the night."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.faces.portal import drafts


@task()
def expire_drafts() -> int:
    """Delete drafts of more than thirty days."""
    return drafts.expire()
