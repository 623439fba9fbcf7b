"""What is watched of every kind that must be public within a time: due soon, overdue."""

from __future__ import annotations

from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.insight.alerts.rules import AlertRule, due_soon, overdue


def watch(kind: PublicationKind) -> tuple[AlertRule, ...]:
    """The rules over the kind's time limit; none without one."""
    if not kind.limit:
        return ()
    return (
        due_soon(
            f"{kind.limit}_due_soon",
            (kind.limit,),
            "请核对并去除个人信息后公开；依法不公开的，登记理由。",
            title=f"{kind.noun}公开即将到期",
        ),
        overdue(
            f"{kind.limit}_overdue",
            (kind.limit,),
            f"请公开{kind.noun}，或者登记不公开的理由。",
            title=f"{kind.noun}未按期公开",
            cite=kind.cite,
        ),
    )
